import { join } from 'node:path';
import {
  createEngine,
  type DocketEntry,
  type DocketField,
  docketOf,
  type Engine,
  type EventLog,
  type LegalDate,
  legalDateAt,
  openView,
  type Procedure,
  type RecordedEvent,
  type View,
} from '@statecraft/core';
import { type Channel, createNotifier, type Notifier } from '@statecraft/notify';
import { emailChannel } from '@statecraft/notify/email';
import { webhookChannel } from '@statecraft/notify/webhook';
import { law } from './law.ts';
import { type FollowRequest, Newsroom } from './newsroom.ts';
import type { Officers } from './officers/officers.ts';
import { type NewToken, officersIn } from './officers/token-file.ts';
import { onlyActual } from './only-actual.ts';
import { kansasCityRecords, readRecords, seed } from './record-files.ts';
import { lineReport, type Report } from './report.ts';
import { type CitySettings, type Limits, usualLimits } from './settings.ts';
import { openStores } from './stores/open-stores.ts';

/** A city's service without its doors: everything that the API and the pages work with. */
export interface City {
  /** As it signs: "City of Kansas City, Missouri". */
  readonly name: string;
  /** How it is reached from outside, without a path. */
  readonly address: string;
  /** The law it is under. */
  readonly procedure: Procedure;
  /** Takes commands and answers from the record. */
  readonly engine: Engine;
  readonly log: EventLog;
  /** Every measure by stage, committee, sponsor and date, as it stands now. Ask with `{ atLeast: 'head' }` to read what was just recorded. */
  readonly docket: View<DocketEntry, DocketField>;
  /** Subscriptions, feeds, calendars. */
  readonly notifier: Notifier;
  readonly officers: Officers;
  readonly limits: Limits;
  readonly report: Report;
  /** Whether a proxy of the city's own says who asks. */
  readonly behindProxy: boolean;
  /** In words, where the record is kept. */
  readonly place: string;
  /** What this start did for the first time: acts that were put on record, tokens that were made. */
  readonly first: { readonly acts: number; readonly tokens: readonly NewToken[] };
  /** The present instant, RFC 3339. */
  now(): string;
  /** The legal date now, in the city's zone. */
  today(): LegalDate;
  /** The names that records give, by the ids of people, bodies and offices. */
  readonly names: ReadonlyMap<string, string>;
  /** The position up to which this process has heard of events. */
  heard(): number;
  /** Tells of every event as it is recorded, by whichever process; gives what ends it. */
  whenRecorded(listener: (event: RecordedEvent) => void): () => void;
  /** Events behind a position and on as the log grows, each once and in order; `undefined` now and then where nothing happens. */
  follow(request: FollowRequest): AsyncIterable<RecordedEvent | undefined>;
  /** Ends what is followed, so that nobody holds the service open who only listens. */
  endFollowing(): Promise<void>;
  /** Ends what runs, then closes the stores. */
  close(): Promise<void>;
}

/** Raised whenever the procedure's version is: the docket's days are then worked out anew, beside the old ones. */
const DOCKET_VERSION = 1;
const docket = docketOf({ procedures: [law], version: DOCKET_VERSION });

/**
 * Opens a city's service: its log, engine, docket and notices. The first time it puts Kansas City's records on record.
 *
 * @example
 * const city = await openCity({ address: 'http://localhost:8080', data: '.data' });
 * console.log(await city.docket.tally('stage'), city.today());
 * await city.close();
 */
export async function openCity(settings: CitySettings): Promise<City> {
  const { address, data, clock = () => new Date().toISOString(), behindProxy = false } = settings;
  const report = settings.report ?? lineReport((line) => void process.stderr.write(line), clock);
  const stores = await openStores(settings, docket);
  try {
    const log = onlyActual(stores.log);
    const engine = createEngine({ log, procedures: [law], clock });
    const records = await readRecords(settings.records ?? kansasCityRecords);
    const acts = await seed(engine, log, records);
    const view = openView(docket, { log, store: stores.projections });
    await view.catchUp();
    const channels: readonly Channel[] = [
      webhookChannel({ allowPrivate: settings.privateWebhooks ?? false, allowHttp: settings.privateWebhooks ?? false }),
      ...(settings.mail ? [emailChannel(settings.mail)] : []),
    ];
    const name = `City of ${law.jurisdiction}`;
    const notifier = createNotifier({
      log,
      procedures: [law],
      store: stores.deliveries,
      channels,
      clock,
      city: {
        name,
        domain: new URL(address).hostname,
        pages: `${address}/notices`,
        link: ({ kind, id }) => `${address}/${kind === 'measure' ? 'measures' : 'bodies'}/${encodeURIComponent(id)}`,
        nameOf: (id) => records.names.get(id),
      },
    });

    const head = await log.head();
    // Last of all that may fail: tokens that were made are told of by whoever opened the city, and by nobody else.
    const { officers, made } = settings.officers
      ? { officers: settings.officers, made: [] }
      : officersIn(join(data, 'officers.json'), clock());

    const ended = new AbortController();
    const fault = (what: string) => (cause: unknown) =>
      report(what, { reason: cause instanceof Error ? cause.message : String(cause) });
    const newsroom = new Newsroom(log, head, report);
    const running = [
      notifier.watch(ended.signal, { onFault: fault('notifying-failed') }),
      view.follow({ signal: ended.signal, onRetry: fault('docket-failed') }).catch(fault('docket-failed')),
    ];
    return {
      name,
      address,
      procedure: law,
      engine,
      log,
      docket: view,
      notifier,
      officers,
      limits: { ...usualLimits, ...settings.limits },
      report,
      behindProxy,
      place: stores.place,
      first: { acts, tokens: made },
      now: clock,
      today: () => legalDateAt(clock(), law.zone),
      names: records.names,
      heard: () => newsroom.position,
      whenRecorded: (listener) => newsroom.whenRecorded(listener),
      follow: (request) => newsroom.follow(request),
      endFollowing: () => newsroom.close(),
      async close() {
        ended.abort();
        await newsroom.close();
        await Promise.all(running);
        for (const channel of channels) await channel.close?.();
        await stores.close();
      },
    };
  } catch (fault) {
    await stores.close();
    throw fault;
  }
}
