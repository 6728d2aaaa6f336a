import { StatecraftError } from '../errors.ts';
import { keptText, plainText } from './plain-text.ts';
import type { Condition, Place, StoredPage, StoredQuery } from './projection-store.ts';

/** What a field must be: a text, or between two texts, both included. */
export type Sought = string | { readonly from?: string | undefined; readonly until?: string | undefined };

/** Which documents are asked for. */
export interface FindQuery<Field extends string = string> {
  /** What fields must be; all of it must be met. Of several values of a field one is enough. */
  readonly where?: { readonly [field in Field]?: Sought | undefined };
  /**
   * The field to order by; by key when left out. A document without a value there is left out; one with several stands at the
   * least that meets the condition on that field: `{ where: { date: { from: today } }, order: 'date' }` gives the next date.
   */
  readonly order?: Field;
  /** At most so many, 1 to 1000; 100 when left out. */
  readonly limit?: number;
  /** Where an earlier page ended: its `next`. */
  readonly after?: string | undefined;
}

/** Documents that were found, all as they stood at one position of the log. */
export interface Page<Doc> {
  readonly documents: readonly Found<Doc>[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string | undefined;
  /** The position of the log up to which events are in the documents. */
  readonly position: number;
  /** The version that made the documents. */
  readonly version: number;
}

/** A document that was found. */
export interface Found<Doc> {
  readonly key: string;
  readonly doc: Doc;
  /** The value it was ordered by. */
  readonly value?: string | undefined;
}

const USUAL_LIMIT = 100;
const LARGEST_LIMIT = 1_000;

/** A query as stores take it, one document more than was asked for, so that the last page is known. Throws `query-invalid`. */
export function storedQuery({ where = {}, order, limit = USUAL_LIMIT, after }: FindQuery): StoredQuery {
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_LIMIT) {
    throw new StatecraftError('query-invalid', `A page has 1 to ${LARGEST_LIMIT} documents, not ${limit}.`, {
      details: { limit },
    });
  }
  return {
    where: Object.entries(where).flatMap(([field, sought]): Condition[] =>
      sought === undefined ? [] : [conditionOn(field, sought)],
    ),
    order: order === undefined ? undefined : keptText(order),
    after: after === undefined ? undefined : placeOf(after),
    limit: limit + 1,
  };
}

function conditionOn(field: string, sought: Sought): Condition {
  const { from, until } = typeof sought === 'string' ? { from: sought, until: sought } : sought;
  return {
    field: keptText(field),
    from: from === undefined ? undefined : keptText(from),
    until: until === undefined ? undefined : keptText(until),
  };
}

/** A page as it is given to who asked, from a stored one with a document more than was asked for. */
export function pageOf<Doc>({ documents, position, version }: StoredPage, { order, limit }: StoredQuery): Page<Doc> {
  const shown = documents.slice(0, limit - 1);
  const last = shown.at(-1);
  return {
    documents: shown.map(({ key, value, body }) => ({
      key: plainText(key),
      doc: JSON.parse(body) as Doc,
      ...(order !== undefined && { value: plainText(value) }),
    })),
    ...(documents.length > shown.length && last && { next: JSON.stringify([last.value, last.key]) }),
    position,
    version,
  };
}

function placeOf(after: string): Place {
  try {
    const [value, key] = JSON.parse(after) as unknown[];
    if (typeof value === 'string' && typeof key === 'string') return { value, key };
  } catch {
    // Said below.
  }
  throw new StatecraftError('query-invalid', `${after} is not where a page ended; give the \`next\` of that page.`, {
    details: { after },
  });
}
