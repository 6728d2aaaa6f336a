import { linesOf } from '../reading/lines.ts';
import { type Fields, isFields, numberIn } from '../source/json.ts';
import type { Report } from '../source/problem.ts';
import type { Place } from '../source/source-measure.ts';
import { isPublic, measureOf, namesIn, officeOf } from './entities.ts';
import { Minutes } from './minutes.ts';
import type { WebRecord } from './web-record.ts';

/** How many measures are given at a time. */
const BATCH = 256;

/**
 * What the Web API answered, kept in files: lists of entities as JSON or JSON lines, plain or gzipped, in any order, and journals.
 *
 * A history says not whose it is: it stands in its matter as `MatterHistories`, or in a file whose path ends as its address does,
 * `matters/1/histories.json`. What a matter's history lacks is taken from event items that are in the minutes of an event.
 */
export async function readWebFiles(files: readonly string[], report: Report): Promise<WebRecord> {
  const shelf = new Shelf(report);
  for (const file of files) await readFile(file, shelf, report);
  return shelf.record();
}

async function readFile(file: string, shelf: Shelf, report: Report): Promise<void> {
  const whole: string[] = [];
  for await (const lines of linesOf(file, { report })) {
    for (const { line, text } of lines) {
      // A list that is printed over many lines is read as one.
      if (whole.length > 0 || text.trim() === '[') whole.push(text);
      else take(text, { file, line });
    }
  }
  if (whole.length > 0) take(whole.join('\n'), { file });

  function take(text: string, place: Place): void {
    try {
      shelf.put(file, JSON.parse(text), place);
    } catch (flaw) {
      report({ ...place, problem: `this is not JSON: ${(flaw as Error).message}` });
    }
  }
}

/** Entities as they come, sorted by what they belong to. */
class Shelf {
  readonly #report: Report;
  readonly #matters = new Map<number, { matter: Fields; place: Place }>();
  readonly #histories = new Map<number, Fields[]>();
  readonly #sponsors = new Map<number, Fields[]>();
  readonly #votes = new Map<number, Fields[]>();
  readonly #events = new Map<number, Fields>();
  readonly #items: Fields[] = [];
  readonly #minutes = new Minutes();
  readonly #persons: Fields[] = [];
  readonly #bodies: Fields[] = [];
  readonly #offices: { fields: Fields; place: Place }[] = [];

  constructor(report: Report) {
    this.#report = report;
  }

  /** Takes what stands at an address. */
  put(address: string, value: unknown, place: Place): void {
    if (Array.isArray(value)) for (const each of value) this.put(address, each, place);
    else if (!isFields(value)) this.#report({ ...place, problem: 'here is neither an entity nor a list of them' });
    else if (typeof value.path === 'string') this.put(value.path, value.body, place);
    else this.#putEntity(address, value, place);
  }

  #putEntity(address: string, fields: Fields, place: Place): void {
    const of = ownerIn(address);
    if ('MatterHistoryId' in fields) add(this.#histories, of, fields);
    else if ('MatterSponsorId' in fields) add(this.#sponsors, numberIn(fields.MatterSponsorMatterId) ?? of, fields);
    else if ('VoteId' in fields) add(this.#votes, numberIn(fields.VoteEventItemId) ?? of, fields);
    else if ('EventItemId' in fields) this.#items.push(fields);
    else if ('OfficeRecordId' in fields) this.#offices.push({ fields, place });
    else if ('PersonId' in fields) this.#persons.push(fields);
    else if ('BodyId' in fields) this.#bodies.push(fields);
    else if ('EventId' in fields) {
      this.#events.set(Number(fields.EventId), fields);
      this.put(address, fields.EventItems ?? [], place);
    } else if ('MatterId' in fields) {
      const nested = `matters/${fields.MatterId}/histories`;
      this.#matters.set(Number(fields.MatterId), { matter: fields, place });
      this.put(nested, fields.MatterHistories ?? [], place);
      this.put(nested, fields.MatterSponsors ?? [], place);
    } else this.#report({ ...place, problem: 'this is no entity of the Web API that is read here' });
  }

  record(): WebRecord {
    const names = namesIn(this.#persons, 'PersonId', 'PersonFullName');
    for (const item of this.#items) {
      const event = this.#events.get(Number(item.EventItemEventId));
      if (event) this.#minutes.add(item, event);
    }
    return {
      bodies: namesIn(this.#bodies, 'BodyId', 'BodyName'),
      offices: this.#offices.flatMap(({ fields, place }) => officeOf(fields, names, place, this.#report) ?? []),
      measures: (progress) => this.#measures(progress),
    };
  }

  async *#measures(progress: (share: number) => void = () => {}) {
    const all = [...this.#matters].filter(([, { matter }]) => isPublic(matter));
    for (let from = 0; from < all.length; from += BATCH) {
      yield all.slice(from, from + BATCH).flatMap(
        ([id, { matter, place }]) =>
          measureOf({
            matter,
            histories: this.#minutes.complete(id, this.#histories.get(id) ?? []),
            sponsors: this.#sponsors.get(id) ?? [],
            votesOn: (row) => this.#votes.get(row) ?? [],
            place,
            report: this.#report,
          }) ?? [],
      );
      progress(Math.min(1, (from + BATCH) / all.length));
    }
  }
}

/** The matter, or the event item, that an address is about: `matters/1/histories`, `eventitems/2/votes`. */
function ownerIn(address: string): number | undefined {
  const [, id] = /(?:matters|eventitems)\/(\d+)\/(?:histories|sponsors|votes)/i.exec(address) ?? [];
  return id === undefined ? undefined : Number(id);
}

function add(lists: Map<number, Fields[]>, key: number | undefined, fields: Fields): void {
  if (key === undefined) return;
  const list = lists.get(key);
  if (list) list.push(fields);
  else lists.set(key, [fields]);
}
