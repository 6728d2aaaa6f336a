import { z } from 'zod';
import { type LegalDate, legalDate } from '../calendar/legal-date.ts';
import { StatecraftError } from '../errors.ts';
import type { AsOf } from '../procedure/replay.ts';

const instant = z.iso.datetime({ offset: true });

/** The day that a question asks of. Throws `query-invalid` for one that does not exist. */
export function dayAsked(on: string): LegalDate {
  const parsed = legalDate.safeParse(on);
  if (parsed.success) return parsed.data;
  throw new StatecraftError('query-invalid', `${on} is no day; write one that exists, as YYYY-MM-DD.`, {
    details: { on },
  });
}

/** What a question asks of. Throws `query-invalid` for a day or an instant that is none. */
export function momentAsked({ on, at, unknown }: AsOf): AsOf {
  if (on !== undefined) dayAsked(on);
  if (at !== undefined && !instant.safeParse(at).success) {
    throw new StatecraftError(
      'query-invalid',
      `${at} is no instant; write it as RFC 3339, such as 2020-04-02T09:00:00Z.`,
      { details: { at } },
    );
  }
  return { on, at, unknown };
}
