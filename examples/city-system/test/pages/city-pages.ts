import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { City } from '../../src/city.ts';
import { type CityServer, startCity, tokens } from './city-server.ts';

/** Where the city is reached, as far as its pages know. */
export const origin = 'http://localhost';

/** The cookie of the clerk's session. */
export const session = { cookie: `session=${tokens.clerk}` };

/** What a page answered. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A city for the tests of a file, and its pages as a browser asks for them. */
export function cityPages() {
  let server: CityServer;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    server = await startCity();
    app = createApp(server.city);
  });
  afterAll(() => server?.close());

  async function page(path: string, init: RequestInit = {}): Promise<Answered> {
    const answer = await app.request(`${origin}${path}`, init);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }

  return {
    get city(): City {
      return server.city;
    },
    page,
    /** Sends a form as a browser does. */
    post(
      path: string,
      fields: Readonly<Record<string, string | undefined>>,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Answered> {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      );
      return page(path, { method: 'POST', body, headers: { origin, ...headers } });
    },
  };
}
