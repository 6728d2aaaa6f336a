import type { DatabaseSync } from 'node:sqlite';

/** Does work in one transaction, undone when the work throws: `BEGIN` to read as of one moment, `BEGIN IMMEDIATE` to write. */
export function inTransaction<Result>(
  database: DatabaseSync,
  begin: 'BEGIN' | 'BEGIN IMMEDIATE',
  work: () => Result,
): Result {
  database.exec(begin);
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
