import type { Officers } from './officers/officers.ts';
import type { Report } from './report.ts';

/** What a city's service is opened with. What is left out has a default that works on a bare machine. */
export interface CitySettings {
  /** How the service is reached from outside, without a path: `https://docket.kcmo.example`. */
  readonly address: string;
  /** The folder for what is kept in files: the log in SQLite, deliveries, tokens. Made if it is missing. */
  readonly data: string;
  /** Keeps the log, the docket and the deliveries in PostgreSQL. */
  readonly databaseUrl?: string | undefined;
  /** Keeps the log in NATS JetStream; docket and deliveries stay in files. */
  readonly natsUrl?: string | undefined;
  /** The name of the log, where one place holds several; `kansas-city` unless told. */
  readonly log?: string | undefined;
  /** Record files that are put on record at the first start; Kansas City's unless told. */
  readonly records?: readonly string[] | undefined;
  /** Who may record; the tokens of `officers.json` in the data folder unless told. */
  readonly officers?: Officers | undefined;
  /** The present instant, RFC 3339 in UTC with milliseconds; the system's clock unless told. */
  readonly clock?: (() => string) | undefined;
  /** The server that takes mail, and who signs; no mail leaves without. */
  readonly mail?: { readonly server: string; readonly from: string } | undefined;
  /** Send webhooks to addresses that are not of the public Internet too: for receivers in the city's own network. */
  readonly privateWebhooks?: boolean | undefined;
  /** What the service says of itself, an entry at a time; a line of JSON on standard error unless told. */
  readonly report?: Report | undefined;
  /** What may be asked of the service by one caller, and how large and how long. */
  readonly limits?: Partial<Limits> | undefined;
  /** The service stands behind a proxy of the city's own, which says in `X-Forwarded-For` who asks. */
  readonly behindProxy?: boolean | undefined;
}

/** What may be asked of the service. */
export interface Limits {
  /** Requests a minute by one token, or without one by one address. */
  readonly requests: number;
  /** Event streams that one caller may have open, and everybody together. */
  readonly streams: number;
  readonly allStreams: number;
  /** Bytes of a request's body. */
  readonly body: number;
  /** Milliseconds a request may take. */
  readonly time: number;
}

/** Ample for people, and for a city's own systems. */
export const usualLimits: Limits = { requests: 600, streams: 20, allStreams: 2000, body: 256 * 1024, time: 15_000 };
