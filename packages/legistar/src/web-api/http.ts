import { type Fields, isFields, numberIn } from '../source/json.ts';
import type { Report } from '../source/problem.ts';
import type { SourceMeasure } from '../source/source-measure.ts';
import { type ClientOptions, Unanswered, WebClient } from './client.ts';
import { isPublic, measureOf, namesIn, officeOf } from './entities.ts';
import { Minutes } from './minutes.ts';
import { type List, pagesOf } from './pages.ts';
import type { WebRecord } from './web-record.ts';

/** How many measures are read side by side, and given at a time. */
const BATCH = 32;
/** What the clerk wrote beside a row is given to those who ask for it. */
const NOTES = 'AgendaNote=1&MinutesNote=1';

/**
 * Reads a client of the Web API over HTTP: bodies, persons, office records and the minutes of events first, then matter by matter
 * its history, sponsors and votes. What a matter's history lacks is taken from the minutes.
 *
 * A matter of which a part is not answered is reported and not given: what is missing would look as if it were gone. Throws
 * `Unreachable` where the server answers nothing at all.
 */
export async function readWebApi(
  address: string,
  { report, ...options }: ClientOptions & { readonly report: Report },
): Promise<WebRecord> {
  const reading = { client: new WebClient(address, options), report };
  const listed = async (path: string, id: string) => {
    const all: Fields[] = [];
    await eachPage(reading, { path, id }, (page) => all.push(...page));
    return all;
  };
  const bodies = await listed('bodies', 'BodyId');
  const persons = await listed('persons', 'PersonId');
  const records = await listed('officerecords', 'OfficeRecordId');
  const names = namesIn(persons, 'PersonId', 'PersonFullName');
  const place = { file: `${reading.client.address}/officerecords` };
  return {
    bodies: namesIn(bodies, 'BodyId', 'BodyName'),
    offices: records.flatMap((fields) => officeOf(fields, names, place, report) ?? []),
    async *measures() {
      const minuted = await minutesOf(reading);
      try {
        for await (const page of pagesOf(reading.client, { path: 'matters', id: 'MatterId' })) {
          const shown = page.filter(isPublic);
          for (let from = 0; from < shown.length; from += BATCH) {
            const read = shown.slice(from, from + BATCH).map((matter) => measureAt(reading, matter, minuted));
            yield (await Promise.all(read)).filter((measure) => measure !== undefined);
          }
        }
      } catch (fault) {
        tellCut(reading, 'matters', fault);
      }
    },
  };
}

/** What is read, and who hears of what cannot be. */
interface Reading {
  readonly client: WebClient;
  readonly report: Report;
}

/** The minutes of all events, and whether all of them were answered. */
interface Minuted {
  readonly minutes: Minutes;
  readonly whole: boolean;
}

async function minutesOf(reading: Reading): Promise<Minuted> {
  const minutes = new Minutes();
  let whole = true;
  const listed = await eachPage(reading, { path: 'events', id: 'EventId', optional: true }, async (events) => {
    const read = events.map((event) => {
      const path = `events/${event.EventId}/eventitems`;
      return eachPage(reading, { path, id: 'EventItemId', query: NOTES, ofOne: true, optional: true }, (items) => {
        for (const item of items) minutes.add(item, event);
      });
    });
    for (const answered of await Promise.all(read)) whole &&= answered;
  });
  return { minutes, whole: whole && listed };
}

async function measureAt(
  { client, report }: Reading,
  matter: Fields,
  { minutes, whole }: Minuted,
): Promise<SourceMeasure | undefined> {
  const path = `matters/${matter.MatterId}`;
  const address = { file: `${client.address}/${path}` };
  try {
    const [history, sponsors] = await Promise.all([
      client.list(`${path}/histories?${NOTES}`, `${path}/histories`),
      client.list(`${path}/sponsors`),
    ]);
    const histories = minutes.complete(numberIn(matter.MatterId), history);
    const votes = new Map<number, readonly unknown[]>();
    await Promise.all(
      histories.filter(isFields).map(async ({ MatterHistoryId: id, MatterHistoryEventId: event }) => {
        const row = numberIn(id);
        // What no meeting has is on no agenda, and was not voted on.
        if (row !== undefined && event) votes.set(row, await client.list(`eventitems/${row}/votes`));
      }),
    );
    const place = { ...address, retrievedAt: client.when(`${path}/histories`) };
    const measure = measureOf({ matter, histories, sponsors, votesOn: (row) => votes.get(row) ?? [], place, report });
    // A row that is not there may stand in minutes that were not answered.
    return measure && { ...measure, incomplete: measure.incomplete || !whole };
  } catch (fault) {
    if (!(fault instanceof Unanswered)) throw fault;
    report({ ...address, measure: String(matter.MatterFile ?? matter.MatterId), problem: fault.message });
    return undefined;
  }
}

/** Hands on a list page by page, and gives whether it was answered to its end. */
async function eachPage(reading: Reading, list: List, take: (page: readonly Fields[]) => unknown): Promise<boolean> {
  try {
    for await (const page of pagesOf(reading.client, list)) await take(page);
    return true;
  } catch (fault) {
    if (list.optional && fault instanceof Unanswered && fault.status === 404) return true;
    tellCut(reading, list.path, fault);
    return false;
  }
}

function tellCut({ client, report }: Reading, path: string, fault: unknown): void {
  if (!(fault instanceof Unanswered)) throw fault;
  report({ file: `${client.address}/${path}`, problem: `the list is read no further: ${fault.message}` });
}
