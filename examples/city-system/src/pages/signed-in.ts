import type { Context } from 'hono';
import type { City } from '../city.ts';
import type { Officer } from '../officers/officers.ts';
import { csrfOf, tokenIn } from './session.ts';

/** An officer who has signed in, the clerk most days, and the token that their forms carry. */
export interface SignedIn {
  readonly officer: Officer;
  readonly token: string;
  readonly csrf: string;
}

/** The officer who asks; `undefined` for everybody else. The token is held against the city's officers each time. */
export async function clerkIn(c: Context, city: City): Promise<SignedIn | undefined> {
  const token = tokenIn(c);
  if (token === undefined) return undefined;
  const standing = await city.officers.holderOf(token, city.now());
  if (standing.kind !== 'holder' || standing.officer.role === 'public') return undefined;
  return { officer: standing.officer, token, csrf: csrfOf(token) };
}

/** Why a token signs nobody in, in words; `undefined` for an officer's. */
export async function whyNotSignedIn(city: City, token: string): Promise<string | undefined> {
  if (token === '') return 'Type the token that your city gave you.';
  const standing = await city.officers.holderOf(token, city.now());
  switch (standing.kind) {
    case 'unknown':
      return 'This is not a token of this city’s. Look whether all of it was copied.';
    case 'expired':
      return `The token of ${standing.officer.name} has run out. Ask for a new one.`;
    case 'holder':
      return standing.officer.role === 'public'
        ? `The token of ${standing.officer.name} is good, but the public reads here and records nothing.`
        : undefined;
    default:
      return standing satisfies never;
  }
}
