import { createHash } from 'node:crypto';
import type { Condition, StoredQuery } from '@statecraft/core';

/** A statement, and what stands for its parameters. */
export interface Question {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The question for the documents of a query among those of the version that serves: rows of its version and position, and of value,
 * key and body. Without documents one row comes back; none where no version serves.
 *
 * It goes along the index in the order asked for, from where the page begins, and stops with the page. Where no field orders, it goes
 * along the keys of a value that is asked for, if one is.
 */
export function findDocuments(log: number, name: string, { where, order, after, limit }: StoredQuery): Question {
  const values: unknown[] = [log, name];
  const put = (value: unknown) => `$${values.push(value)}`;
  const within = (table: string, { field, from, until }: Condition) => {
    const bounds = [
      `${table}.field = ${put(fieldKey(field))}`,
      ...(from === until && from !== undefined
        ? [`${table}.value = ${put(from)}`]
        : [
            from === undefined ? '' : `${table}.value >= ${put(from)}`,
            until === undefined ? '' : `${table}.value <= ${put(until)}`,
          ]),
    ];
    return bounds.filter(Boolean).join(' AND ');
  };
  // Without OFFSET it would be joined, on whatever the server guesses of tables it has no statistics of.
  const placedHas = (table: string, rest: string) =>
    `EXISTS (SELECT FROM statecraft.document_index ${table} WHERE ${table}.projection = serving.id AND ${table}.key = placed.key AND ${rest} OFFSET 0)`;

  const way =
    order === undefined
      ? where.find(({ from, until }) => from !== undefined && from === until)
      : (where.find(({ field }) => field === order) ?? { field: order });
  const value = order === undefined ? `''` : 'placed.value';
  const found = way
    ? `SELECT ${value} AS value, placed.key, (
        SELECT body FROM statecraft.documents d WHERE d.projection = serving.id AND d.key = placed.key
      ) AS body FROM statecraft.document_index placed WHERE placed.projection = serving.id AND ${within('placed', way)}`
    : `SELECT '' AS value, placed.key, placed.body FROM statecraft.documents placed WHERE placed.projection = serving.id`;
  // A document that has several values of the field is taken at the least that meets the condition.
  const least =
    way && order !== undefined
      ? `AND NOT ${placedHas('lower', `${within('lower', { field: way.field, from: way.from })} AND lower.value < placed.value`)}`
      : '';
  const others = where
    .filter((condition) => condition !== way)
    .map((condition) => `AND ${placedHas('other', within('other', condition))}`);
  const [place, behind] =
    order === undefined
      ? ['placed.key', after && put(after.key)]
      : ['placed.value, placed.key', after && `${put(after.value)}, ${put(after.key)}`];
  return {
    text: ofServing(
      `${found} ${least} ${others.join(' ')} ${behind ? `AND (${place}) > (${behind})` : ''} ORDER BY ${place} LIMIT ${put(limit)}`,
    ),
    values,
  };
}

/** What a query finds by `serving.id`, with the version that serves and its position; log and name are the first parameters. */
export function ofServing(found: string): string {
  return `SELECT serving.version, serving.position, found.* FROM (
    SELECT id, version, position FROM statecraft.projections WHERE log = $1 AND name = $2 AND served ORDER BY version DESC LIMIT 1
  ) AS serving LEFT JOIN LATERAL (${found}) AS found ON true`;
}

/** PostgreSQL keeps no entry of an index that is longer than a third of a page, where value and key need most of the room. */
const longestField = 100;

/** A field as it stands in the index: a long one as its digest, behind a character that fields do not have. */
export function fieldKey(field: string): string {
  return field.length <= longestField ? field : `\u0001${createHash('sha256').update(field).digest('hex')}`;
}
