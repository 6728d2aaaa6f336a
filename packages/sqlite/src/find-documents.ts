import type { Condition, StoredQuery } from '@statecraft/core';

/** A statement, and what stands for its question marks. */
export interface Question {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/**
 * The question for the documents of a query: rows of value, key and body.
 *
 * It goes along the index in the order asked for, from where the page begins, and stops with the page. Where no field orders, it goes
 * along the keys of a value that is asked for, if one is.
 */
export function findDocuments(projection: number, { where, order, after, limit }: StoredQuery): Question {
  const way =
    order === undefined ? where.find(isOneValue) : (where.find(({ field }) => field === order) ?? { field: order });
  const question = way ? alongIndex(projection, way, order !== undefined) : alongKeys(projection);
  const others = where.filter((condition) => condition !== way).map(meets);
  const place = order === undefined ? 'key' : 'value, placed.key';
  return {
    sql: [
      question.sql,
      ...others.map(({ sql }) => `AND EXISTS (${sql})`),
      after ? `AND (placed.${place}) > (${order === undefined ? '?' : '?, ?'})` : '',
      `ORDER BY placed.${place} LIMIT ?`,
    ].join('\n'),
    values: [
      ...question.values,
      ...others.flatMap(({ values }) => values),
      ...(after ? (order === undefined ? [after.key] : [after.value, after.key]) : []),
      limit,
    ],
  };
}

function isOneValue({ from, until }: Condition): boolean {
  return from !== undefined && from === until;
}

function alongKeys(projection: number): Question {
  return {
    sql: `SELECT '', placed.key, placed.body FROM documents AS placed WHERE placed.projection = ?`,
    values: [projection],
  };
}

/** Along the values of a field. A document that has several there is taken at the least that meets the condition. */
function alongIndex(projection: number, condition: Condition, placing: boolean): Question {
  const own = within('placed', condition);
  const lower = within('lower', { field: condition.field, from: condition.from });
  const first = `AND NOT EXISTS (
    SELECT 1 FROM document_index AS lower
    WHERE lower.projection = placed.projection AND lower.key = placed.key AND ${lower.sql} AND lower.value < placed.value
  )`;
  return {
    sql: `SELECT ${placing ? 'placed.value' : `''`}, placed.key, documents.body
FROM document_index AS placed
CROSS JOIN documents ON documents.projection = placed.projection AND documents.key = placed.key
WHERE placed.projection = ? AND ${own.sql}
${placing ? first : ''}`,
    values: [projection, ...own.values, ...(placing ? lower.values : [])],
  };
}

/** That the document at hand meets a condition. */
function meets(condition: Condition): Question {
  const { sql, values } = within('other', condition);
  return {
    sql: `SELECT 1 FROM document_index AS other WHERE other.projection = placed.projection AND other.key = placed.key AND ${sql}`,
    values,
  };
}

function within(table: string, { field, from, until }: Condition): Question {
  const bounds = isOneValue({ field, from, until })
    ? [['=', from]]
    : [
        ['>=', from],
        ['<=', until],
      ];
  const given = bounds.filter((bound): bound is [string, string] => bound[1] !== undefined);
  return {
    sql: [`${table}.field = ?`, ...given.map(([sign]) => `${table}.value ${sign} ?`)].join(' AND '),
    values: [field, ...given.map(([, value]) => value)],
  };
}
