import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { City } from '../city.ts';

const COOKIE = 'session';
/** A working day, in seconds; the token itself may end earlier. */
const LONGEST = 10 * 60 * 60;

/** The token that a browser was signed in with, or is by this very answer. */
export function tokenIn(c: Context): string | undefined {
  return c.get(COOKIE) ?? getCookie(c, COOKIE);
}

/** Keeps a token in the browser: out of scripts' reach, and sent from our own pages alone. */
export function keepToken(c: Context, city: Pick<City, 'address'>, token: string): void {
  c.set(COOKIE, token);
  setCookie(c, COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(city),
    maxAge: LONGEST,
  });
}

/** Forgets the token of a browser. */
export function forgetToken(c: Context, city: Pick<City, 'address'>): void {
  deleteCookie(c, COOKIE, { path: '/', secure: isSecure(city) });
}

/** The token that forms of a session carry: whoever cannot read the session cannot make it. */
export function csrfOf(token: string): string {
  return createHmac('sha256', token).update('form').digest('base64url');
}

/** Whether a form was made in this session. */
export function isOwnForm(token: string, csrf: unknown): boolean {
  const own = Buffer.from(csrfOf(token));
  const given = Buffer.from(typeof csrf === 'string' ? csrf : '');
  return own.length === given.length && timingSafeEqual(own, given);
}

/** By how the city is reached from outside: what a request says of its own way, anybody may have written. */
function isSecure({ address }: Pick<City, 'address'>): boolean {
  return new URL(address).protocol === 'https:';
}
