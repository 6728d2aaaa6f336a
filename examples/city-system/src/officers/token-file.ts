import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { InputError } from '@statecraft/cli';
import { z } from 'zod';
import type { Officer, Officers, Standing } from './officers.ts';

/** Schema of the settings file: whose tokens there are, each by its SHA-256. No token stands in it. */
const tokenFile = z.strictObject({
  officers: z.array(
    z.strictObject({
      id: z.string().min(1).max(200),
      name: z.string().min(1).max(200),
      role: z.enum(['clerk', 'member', 'mayor', 'public']),
      until: z.iso.datetime(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
    }),
  ),
});
type TokenFile = z.output<typeof tokenFile>;

/** A token that was made, and for whom: to be handed over once. */
export interface NewToken {
  readonly officer: Officer;
  readonly token: string;
}

/** Milliseconds for which a new token is good: 90 days. */
const GOOD_FOR = 90 * 86_400_000;

/** Whose tokens the first start makes. */
const firstOfficers: readonly Pick<Officer, 'id' | 'name' | 'role'>[] = [
  { id: 'clerk', name: 'City Clerk', role: 'clerk' },
  { id: 'ellington', name: 'Ellington', role: 'member' },
  { id: 'lucas', name: 'Quinton Lucas', role: 'mayor' },
  { id: 'reader', name: 'A reader', role: 'public' },
];

/** Officers by a settings file; where there is none, it is made with new tokens, which are given out here and nowhere else. */
export function officersIn(
  file: string,
  now: string,
): { readonly officers: Officers; readonly made: readonly NewToken[] } {
  if (existsSync(file)) return { officers: officersOf(readTokenFile(file)), made: [] };
  const until = new Date(Date.parse(now) + GOOD_FOR).toISOString();
  const made = firstOfficers.map((officer) => ({ officer: { ...officer, until }, token: newToken() }));
  const content: TokenFile = {
    officers: made.map(({ officer, token }) => ({ ...officer, sha256: digestOf(token).toString('hex') })),
  };
  // Never over another's: of two first starts at once, one makes the tokens and the other reads them.
  try {
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    return { officers: officersOf(readTokenFile(file)), made: [] };
  }
  return { officers: officersOf(content), made };
}

/** Officers by tokens of which only the hashes are known; every hash is compared, in constant time. */
export function officersOf({ officers }: TokenFile): Officers {
  const known = officers.map(({ sha256, ...officer }) => ({ officer, hash: Buffer.from(sha256, 'hex') }));
  return {
    holderOf(token, now): Standing {
      const digest = digestOf(token);
      let found: Officer | undefined;
      for (const { officer, hash } of known) if (timingSafeEqual(hash, digest)) found = officer;
      if (!found) return { kind: 'unknown' };
      return { kind: Date.parse(now) < Date.parse(found.until) ? 'holder' : 'expired', officer: found };
    },
  };
}

/** A new token: 32 random bytes, with a mark by which scanners know a leaked one. */
export function newToken(): string {
  return `city_${randomBytes(32).toString('base64url')}`;
}

/** The SHA-256 of a token, for the settings file. A token is random and long: a plain hash cannot be guessed back. */
export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function readTokenFile(file: string): TokenFile {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new InputError(file, [{ place: '', problem: `is no file of officers: ${(cause as Error).message}` }], cause);
  }
  const parsed = tokenFile.safeParse(json);
  if (parsed.success) return parsed.data;
  const problem = `is no file of officers: ${z.prettifyError(parsed.error)}`;
  throw new InputError(file, [{ place: '', problem }], parsed.error);
}
