import { type Fields, isFields, numberIn } from '../source/json.ts';
import type { Report } from '../source/problem.ts';
import type { SourceMeasure } from '../source/source-measure.ts';
import { type ClientOptions, Unanswered, WebClient } from './client.ts';
import { isPublic, measureOf, namesIn, officeOf } from './entities.ts';
import type { WebRecord } from './web-record.ts';

/** As many rows as the Web API gives in one answer. */
const PAGE = 1_000;
/** How many measures are read side by side, and given at a time. */
const BATCH = 32;

/**
 * Reads a client of the Web API over HTTP: bodies, persons and office records first, then matter by matter its history, sponsors and votes.
 *
 * A matter of which a part is not answered is reported and not given: what is missing would look as if it were gone.
 */
export async function readWebApi(
  address: string,
  { report, ...options }: ClientOptions & { readonly report: Report },
): Promise<WebRecord> {
  const client = new WebClient(address, options);
  const listed = async (path: string, id: string) => {
    const all: Fields[] = [];
    for await (const page of pagesOf(client, path, id, report)) all.push(...page);
    return all;
  };
  const bodies = await listed('bodies', 'BodyId');
  const persons = await listed('persons', 'PersonId');
  const records = await listed('officerecords', 'OfficeRecordId');
  const names = namesIn(persons, 'PersonId', 'PersonFullName');
  const place = { file: `${client.address}/officerecords` };
  return {
    bodies: namesIn(bodies, 'BodyId', 'BodyName'),
    offices: records.flatMap((fields) => officeOf(fields, names, place, report) ?? []),
    async *measures() {
      for await (const page of pagesOf(client, 'matters', 'MatterId', report)) {
        const shown = page.filter(isPublic);
        for (let from = 0; from < shown.length; from += BATCH) {
          const read = shown.slice(from, from + BATCH).map((matter) => measureAt(client, matter, report));
          yield (await Promise.all(read)).filter((measure) => measure !== undefined);
        }
      }
    },
  };
}

async function measureAt(client: WebClient, matter: Fields, report: Report): Promise<SourceMeasure | undefined> {
  const path = `matters/${matter.MatterId}`;
  const address = { file: `${client.address}/${path}` };
  try {
    const [histories, sponsors] = await Promise.all([
      client.list(`${path}/histories`),
      client.list(`${path}/sponsors`),
    ]);
    const votes = new Map<number, readonly unknown[]>();
    await Promise.all(
      histories.filter(isFields).map(async ({ MatterHistoryId: id, MatterHistoryEventId: event }) => {
        const row = numberIn(id);
        // What no meeting has is on no agenda, and was not voted on.
        if (row !== undefined && event) votes.set(row, await client.list(`eventitems/${row}/votes`));
      }),
    );
    const place = { ...address, retrievedAt: client.when(`${path}/histories`) };
    return measureOf({ matter, histories, sponsors, votesOn: (row) => votes.get(row) ?? [], place, report });
  } catch (fault) {
    if (!(fault instanceof Unanswered)) throw fault;
    report({ ...address, measure: String(matter.MatterFile ?? matter.MatterId), problem: fault.message });
    return undefined;
  }
}

/** How often a list may move under its reader before he gives up. */
const MOST_RETURNS = 100;

/**
 * A list in the order of its ids, page by page, each entity once however it moves meanwhile.
 *
 * Each page begins with the last row of the one before. Where a later row stands there, rows have moved up, and the page before is
 * read again. The list is over when nothing comes behind that row, for a server may give fewer rows than it was asked for.
 */
async function* pagesOf(client: WebClient, path: string, id: string, report: Report): AsyncGenerator<Fields[]> {
  const seen = new Set<number>();
  let last: number | undefined;
  let skip = 0;
  let returns = 0;
  try {
    for (;;) {
      const page = `${path}?$orderby=${id}&$top=${PAGE}&$skip=${skip}`;
      const rows = (await client.list(page, `${page}, ${returns}`)).filter(isFields);
      const fresh = rows.filter((row) => {
        const key = numberIn(row[id]);
        return key !== undefined && seen.size < seen.add(key).size;
      });
      if (fresh.length > 0) yield fresh;
      const first = numberIn(rows[0]?.[id]);
      if (last !== undefined && (first === undefined || first > last)) {
        returns += 1;
        if (returns > MOST_RETURNS) throw new Unanswered('it is never twice in the same order');
        last = undefined;
        skip = Math.max(0, skip - PAGE);
      } else if (rows.length <= (last === undefined ? 0 : 1)) {
        return;
      } else {
        last = numberIn(rows.at(-1)?.[id]);
        skip += rows.length - 1;
      }
    }
  } catch (fault) {
    if (!(fault instanceof Unanswered)) throw fault;
    report({ file: `${client.address}/${path}`, problem: `the list is read no further: ${fault.message}` });
  }
}
