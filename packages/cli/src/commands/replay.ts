import { type EventLog, isFault, memoryLog } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type Law, type LawFlags, lawWith } from '../load-procedure.ts';
import { procedureOfRecord } from '../procedures.ts';
import { InputError } from '../record/input-error.ts';
import { loadRecord } from '../record/load-record.ts';
import { replayJson } from '../replay/replay-json.ts';
import { type ReplayedRecord, replayRecord } from '../replay/replay-record.ts';
import type { Terminal } from '../terminal.ts';
import { renderTimeline } from '../timeline/render-timeline.ts';
import { complainOfChange, complainOfInput, complainOfRefusal } from './complaints.ts';
import { type LogFlags, openLog, refuseOtherLaw, shown } from './open-log.ts';

/** What `statecraft replay` may be told. */
export interface ReplayFlags extends LogFlags, LawFlags {
  readonly partial?: boolean;
  readonly json?: boolean | undefined;
}

/** Replays a record and prints its timeline, or one JSON object. */
export async function replayCommand(file: string, flags: ReplayFlags, terminal: Terminal): Promise<ExitCode> {
  const { log: address = flags.db, partial, json } = flags;
  const judging = await lawWith(flags);
  const { procedures } = judging;
  const procedure = judging.asked?.id;
  const loaded = await loadable(file, judging, terminal);
  if (!loaded) return exitCodes.input;
  const { record, law } = loaded;
  const log: EventLog = address === undefined ? memoryLog() : await openLog(address);
  const db = address && shown(address);
  try {
    if (address !== undefined) await refuseOtherLaw(log, law, address);
    const replayed = await replayRecord(record, { log, procedures, procedure, partial });
    print(replayed, { db, json }, terminal);
    for (const refused of replayed.refused) terminal.complain(complainOfRefusal(refused, replayed.procedure));
    if (replayed.refused.length === 0) return exitCodes.done;
    terminal.complain(`${keptOf(replayed)}\n`);
    return exitCodes.refused;
  } catch (fault) {
    if (!isFault(fault, 'command-reused') || db === undefined) throw fault;
    terminal.complain(complainOfChange(fault, record, db));
    return exitCodes.fault;
  } finally {
    await log.close();
  }
}

/** The record of a file and its law; `undefined`, with the complaint, when it cannot be read. A log's file is made only after this. */
async function loadable(file: string, { asked, procedures }: Law, terminal: Terminal) {
  try {
    const record = await loadRecord(file, { procedures });
    return { record, law: procedureOfRecord(record, procedures, asked?.id) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    terminal.complain(`${complainOfInput(error)}Nothing was recorded.\n`);
    return undefined;
  }
}

function print(
  replayed: ReplayedRecord,
  { db, json }: { db: string | undefined; json: boolean | undefined },
  { paper, print }: Terminal,
): void {
  if (json) {
    print(`${JSON.stringify(replayJson(replayed, db), null, 2)}\n`);
    return;
  }
  const isOnRecord = replayed.measures.some(({ history }) => history.length > 0);
  if (replayed.refused.length > 0 && !isOnRecord) return;
  // On a terminal the refusals follow by themselves.
  print(renderTimeline({ ...replayed, refused: [] }, paper));
  if (replayed.refused.length === 0) print(`\n${whereOf(replayed, db)}\n`);
}

/** Where the acts went, and whether they were there before. */
function whereOf({ appended, already }: ReplayedRecord, db: string | undefined): string {
  const acts = (count: number) => `${count} ${count === 1 ? 'act' : 'acts'}`;
  if (db === undefined) return `${acts(appended)} replayed in memory; --log FILE keeps them.`;
  if (appended === 0) return `Nothing appended: all ${acts(already)} were on record in ${db} before.`;
  return `${acts(appended)} recorded in ${db}${already > 0 ? `; ${already} were on record before` : ''}.`;
}

function keptOf({ appended, already, refused }: ReplayedRecord): string {
  if (appended + already === 0) return 'Nothing was recorded.';
  const index = refused[0]?.act.index ?? 0;
  return `The ${appended + already} acts before it are on record (${appended} of them new). Act ${index + 1} and what follows it are not.`;
}
