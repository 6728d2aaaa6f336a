import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { City } from '../city.ts';
import type { Officer } from '../officers/officers.ts';
import { Problem } from './problem.ts';

/** Who asks: an officer by a token, or the public. */
export interface Caller {
  readonly officer: Officer | undefined;
  /** The network address that asks. */
  readonly address: string;
}

/** The name under which a caller is counted: an officer's own, else the address. */
export function callerName({ officer, address }: Caller): string {
  return officer ? `officer ${officer.id}` : address;
}

/** The address that a request comes from; that of the proxy's client where a proxy of the city's own stands before the service. */
export function addressOf({ behindProxy }: Pick<City, 'behindProxy'>, context: Context): string {
  // The last entry is the proxy's own; those before it anybody may have written.
  const forwarded = behindProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    // Asked without a connection, as a test does.
    return 'unknown';
  }
}

/**
 * Who holds the token that a request bears; `undefined` for one without. A token that is none, or no more, is refused even where
 * none is needed: whoever bears it believes to be somebody.
 */
export async function officerIn(
  { officers, now }: Pick<City, 'officers' | 'now'>,
  context: Context,
): Promise<Officer | undefined> {
  const header = context.req.header('authorization');
  if (header === undefined) return undefined;
  const token = /^Bearer +([\w.~+/=-]{1,1000})$/i.exec(header)?.[1];
  const standing = token === undefined ? ({ kind: 'unknown' } as const) : await officers.holderOf(token, now());
  if (standing.kind === 'holder') return standing.officer;
  const expired = standing.kind === 'expired';
  throw new Problem(expired ? 'expired-token' : 'unknown-token', {
    detail: expired
      ? `The token ended at ${standing.officer.until}. Ask for a new one.`
      : 'Nobody is known to hold this token. It goes into the header as "Authorization: Bearer ...".',
    headers: {
      'www-authenticate': `Bearer error="invalid_token", error_description="${expired ? 'expired' : 'unknown'}"`,
    },
  });
}

/** The officer who asks, who is not of the public. Throws for everybody else. */
export function officeHolder({ officer }: Caller): Officer {
  if (!officer)
    throw new Problem('no-token', {
      detail:
        'The public reads everything here and writes nothing. Acts are recorded with the token of the clerk, a member or the mayor.',
      headers: { 'www-authenticate': 'Bearer' },
    });
  if (officer.role === 'public')
    throw new Problem('forbidden', {
      detail: 'The token is of the public, which reads the record and does not write it.',
    });
  return officer;
}

/** The clerk who asks. Throws for everybody else. */
export function clerk(caller: Caller): Officer {
  const officer = officeHolder(caller);
  if (officer.role === 'clerk') return officer;
  throw new Problem('forbidden', { detail: `This is the clerk’s business; the token is of a ${officer.role}.` });
}
