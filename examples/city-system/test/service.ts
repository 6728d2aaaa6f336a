import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newLog, testPostgres } from '@statecraft/test-kit/for-tests';
import type { Hono } from 'hono';
import { afterEach, describe } from 'vitest';
import { createApp } from '../src/app.ts';
import { type City, openCity } from '../src/city.ts';
import type { Entered } from '../src/http/guard.ts';
import type { Officer } from '../src/officers/officers.ts';
import { digestOf, officersOf } from '../src/officers/token-file.ts';
import type { CitySettings } from '../src/settings.ts';
import { Document } from './document.ts';

/** The day on which the tests' clock stands, and stays unless it is set. */
export const today = '2020-04-02';

const ends = '2021-01-01T00:00:00.000Z';
const officers: readonly Officer[] = [
  { id: 'clerk', name: 'City Clerk', role: 'clerk', until: ends },
  { id: 'deputy', name: 'Deputy Clerk', role: 'clerk', until: ends },
  { id: 'ellington', name: 'Ellington', role: 'member', until: ends },
  { id: 'lucas', name: 'Quinton Lucas', role: 'mayor', until: ends },
  { id: 'reader', name: 'A reader', role: 'public', until: ends },
  { id: 'former', name: 'Former clerk', role: 'clerk', until: '2020-01-01T00:00:00.000Z' },
];

/** The token of an officer of the tests. */
export function tokenOf(id: string): string {
  return `token-of-${id}`;
}

/** A line of what the service said of itself. */
export interface Said {
  readonly event: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A city of its own for a test, and how to ask it. */
export class Service {
  readonly city: City;
  readonly app: Hono<Entered>;
  readonly said: readonly Said[];
  readonly document: Document;

  constructor(city: City, said: readonly Said[]) {
    this.city = city;
    this.app = createApp(city);
    this.said = said;
    this.document = new Document(this.app);
  }

  /** Asks, and holds whatever is answered to the OpenAPI document. */
  async ask(method: string, path: string, { as, json, headers = {}, body }: Asking = {}): Promise<Answered> {
    const response = await this.app.request(path, {
      method,
      headers: {
        ...(as !== undefined && { authorization: `Bearer ${tokenOf(as)}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(body !== undefined && { body: typeof body === 'function' ? body() : body, duplex: 'half' }),
    });
    const text = await response.text();
    const answered = { status: response.status, headers: response.headers, text, json: jsonIn(response, text) };
    await this.document.hold(method, path, answered);
    return answered;
  }

  get(path: string, asking?: Asking): Promise<Answered> {
    return this.ask('GET', path, asking);
  }

  /** Hands in an act. */
  act(as: string | undefined, act: object, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.ask('POST', '/api/acts', { ...(as !== undefined && { as }), json: act, headers });
  }
}

/** How to ask. */
export interface Asking {
  /** Whose token it bears. */
  readonly as?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent as it is; a stream is made anew each time. */
  readonly body?: BodyInit | (() => BodyInit);
}

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what was answered is held to the document, not to a type
  readonly json: any;
}

/** Opens a city on the store of these tests. */
export type Opening = (settings?: Partial<CitySettings>) => Promise<Service>;

const open = new Set<() => Promise<void>>();
afterEach(async () => {
  for (const close of open) await close();
  open.clear();
});

/** Opens a city; it is closed when the test ends. Its clock stands at noon of `today`. */
export async function openService(settings: Partial<CitySettings> = {}): Promise<Service> {
  const folder = settings.data ?? mkdtempSync(join(tmpdir(), 'statecraft-city-'));
  const said: Said[] = [];
  const city = await openCity({
    address: 'http://localhost:8080',
    data: folder,
    clock: () => `${today}T17:00:00.000Z`,
    officers: officersOf({
      officers: officers.map((officer) => ({ ...officer, sha256: digestOf(tokenOf(officer.id)).toString('hex') })),
    }),
    report: (event, values = {}) => void said.push({ event, values }),
    ...settings,
  });
  open.add(async () => {
    await city.close();
    if (settings.data === undefined) rmSync(folder, { recursive: true, force: true });
  });
  return new Service(city, said);
}

/** Describes what is so wherever the record is kept: in a file, and in PostgreSQL (that of DATABASE_URL, or one of its own). */
export function onEveryStore(name: string, body: (opening: Opening) => void): void {
  describe(`${name}, in SQLite`, () => body(openService));
  describe(`${name}, in PostgreSQL`, () => {
    const postgres = testPostgres();
    body((settings = {}) => openService({ databaseUrl: postgres.url(), log: newLog(), ...settings }));
  });
}

function jsonIn(response: Response, text: string): unknown {
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
}
