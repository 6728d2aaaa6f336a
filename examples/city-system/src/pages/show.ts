import type { Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { City } from '../city.ts';
import type { Problem } from '../http/problem.ts';
import { errorPage } from './error-page.ts';
import { layout, type Page } from './layout.ts';
import { clerkIn } from './signed-in.ts';

/** Answers with a page. */
export type Show = (c: Context, page: Page, status?: number) => Promise<Response>;

/** What binds browsers: nothing comes from elsewhere, and no script or style stands in a page. */
export const policy = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
});

/** Shows pages of a city, each as whoever asks is to see it. */
export function showing(city: City): Show {
  return async (c, page, status = 200) => {
    const clerk = await clerkIn(c, city);
    const frame = {
      city: city.name,
      heard: city.heard(),
      ...(clerk && { clerk: { name: clerk.officer.name, csrf: clerk.csrf } }),
    };
    // What a clerk sees is theirs alone; what everybody sees is as old as the last act.
    c.header('cache-control', clerk || page.at === '/clerk' ? 'private, no-store' : 'no-cache');
    c.header('vary', 'cookie');
    return c.html(layout(frame, page), status as 200);
  };
}

/** Shows somebody at a browser why they were not let in: as a page like every other, under the same policy. */
export function problemPage(city: City): (c: Context, problem: Problem) => Promise<Response> {
  const show = showing(city);
  return async (c, { status, message, headers }) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await policy(c, async () => {
      c.res = await show(c, errorPage(status, message), status);
    });
    return c.res;
  };
}
