import { type Fields, isFields, numberIn } from '../source/json.ts';
import { Unanswered, type WebClient } from './client.ts';

/** As many rows as the Web API gives in one answer. */
const PAGE = 1_000;
/** How often a list may move under its reader before he gives up. */
const MOST_RETURNS = 100;

/** A list that a client of the Web API gives. */
export interface List {
  readonly path: string;
  /** The field that it is read in the order of. */
  readonly id: string;
  /** What is asked beside the page. */
  readonly query?: string;
  /** Whether it hangs on a single entity, of which there are many. */
  readonly ofOne?: boolean;
  /** Whether a client may be without it. */
  readonly optional?: boolean;
}

/**
 * A list in the order of its ids, page by page, each entity once however it moves meanwhile. Throws `Unanswered`.
 *
 * Each page begins with the last row of the one before. Where a later row stands there, rows have moved up, and the page before is
 * read again. The list is over when nothing comes behind that row, for a server may give fewer rows than it was asked for; one that
 * hangs on a single entity is over at once when it is shorter than others were.
 */
export async function* pagesOf(client: WebClient, { path, id, query, ofOne }: List): AsyncGenerator<readonly Fields[]> {
  const seen = new Set<number>();
  let last: number | undefined;
  let skip = 0;
  let returns = 0;
  for (;;) {
    const page = `${path}?$orderby=${id}&$top=${PAGE}&$skip=${skip}${query ? `&${query}` : ''}`;
    const rows = (await client.list(page, `${page}, ${returns}`)).filter(isFields);
    const fresh = rows.filter((row) => {
      const key = numberIn(row[id]);
      return key !== undefined && seen.size < seen.add(key).size;
    });
    if (fresh.length > 0) yield fresh;
    if (ofOne && rows.length < client.longest) return;
    client.longest = Math.max(client.longest, rows.length);
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
}
