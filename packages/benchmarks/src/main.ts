import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { type Comparison, compare, type LeftOut, type Measured, ratioOf } from './compare.ts';
import { versions } from './versions.ts';
import { auditAgainstParse } from './works/audit.ts';
import { executeInGrownLog } from './works/grown.ts';
import { memoryExecute } from './works/memory.ts';
import { natsExecuteTogether } from './works/nats.ts';
import { matchSubscriptions } from './works/notify.ts';
import { postgresExecuteAgainstEmmett, postgresExecuteOne, postgresExecuteTogether } from './works/postgres.ts';
import { type Rebuilt, rebuildMillion } from './works/rebuild-memory.ts';
import { refuse } from './works/oversized.ts';
import { replayAgainstXState } from './works/replay.ts';
import { rebuildFromSqlite, sqliteExecuteOne, sqliteExecuteTogether } from './works/sqlite.ts';

/** Every comparison, by the name under which it can be asked for. */
const comparisons: Readonly<Record<string, () => Promise<Comparison | LeftOut>>> = {
  'memory-execute-vs-emmett': memoryExecute,
  'sqlite-execute-1-vs-raw': sqliteExecuteOne,
  'sqlite-execute-64-vs-raw': sqliteExecuteTogether,
  'postgres-execute-1-vs-raw': postgresExecuteOne,
  'postgres-execute-64-vs-raw-16': postgresExecuteTogether,
  'postgres-execute-16-vs-emmett-16': postgresExecuteAgainstEmmett,
  'nats-execute-64-vs-raw': natsExecuteTogether,
  'replay-fold-vs-xstate': replayAgainstXState,
  'rebuild-sqlite-vs-raw-read': rebuildFromSqlite,
  'execute-at-1e6-vs-1e3': executeInGrownLog,
  'audit-vs-gunzip-parse': auditAgainstParse,
  'notify-match': matchSubscriptions,
  'refuse-60000-classes': refuse('classes'),
  'refuse-60000-sponsors': refuse('sponsors'),
  'refuse-title-of-200000': refuse('title'),
};

/** What making the docket of a million events anew takes, beside the comparisons. */
const MEMORY = 'rebuild-memory-at-1e6';
/** The most bytes that the design allows it. */
const MOST = 250e6;
const ROUNDS = 7;

const { values, positionals: asked } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const names = [...Object.keys(comparisons), MEMORY];
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${ROUNDS} rounds of each, turn by turn; rates are medians, a second.\n`);
const results = [];
for (const [name, make] of Object.entries(comparisons)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const comparison = await make();
  if ('leftOut' in comparison) {
    console.log(`${name}\n  left out: ${comparison.leftOut}\n`);
    continue;
  }
  const measured = await compare(comparison, ROUNDS);
  await comparison.close?.();
  console.log(report(name, comparison, measured));
  results.push({ name, against: comparison.against, ...measured });
}
let memory: (Rebuilt & { readonly name: string }) | undefined;
if (asked.length === 0 || asked.includes(MEMORY)) {
  memory = { name: MEMORY, ...(await rebuildMillion()) };
  const { position, seconds, peak } = memory;
  console.log(
    `${MEMORY}\n  the docket of ${position.toLocaleString('en')} events made anew in ${seconds.toFixed(1)} s, ${(peak / 1e6).toFixed(0)} MB at most; ${MOST / 1e6} MB allowed, ${peak <= MOST ? 'kept' : 'missed'}\n`,
  );
}
if (values.json !== undefined) {
  const machine = {
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memory: totalmem(),
    platform: process.platform,
  };
  writeFileSync(values.json, `${JSON.stringify({ machine, versions: versions(), results, memory }, null, 2)}\n`);
}

function report(
  name: string,
  { title, against, atLeast }: Comparison,
  { ours, theirs, ratio, runs }: Measured,
): string {
  const ratios = runs.map(ratioOf);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const asked = atLeast > 0 ? `; ${atLeast.toFixed(2)} × asked for, ${ratio >= atLeast ? 'reached' : 'missed'}` : '';
  return `${name}\n  ${title}: ${round(ours)}\n  ${against}: ${round(theirs)}\n  ${ratio.toFixed(2)} × (${range})${asked}\n`;
}

function round(rate: number): string {
  return Math.round(rate).toLocaleString('en');
}
