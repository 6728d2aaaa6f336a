import { createEngine, type Engine } from '@statecraft/core';
import { sqliteLog } from '@statecraft/sqlite';
import { procedures } from '../procedures.ts';

/** Asks an engine over a log that is there already; nothing can be recorded through it. */
export async function asking<Answer>(db: string, ask: (engine: Engine) => Promise<Answer>): Promise<Answer> {
  const log = sqliteLog(db, { readOnly: true });
  try {
    return await ask(createEngine({ log, procedures }));
  } finally {
    await log.close();
  }
}
