import { type Comparison, compare, type Measured } from './compare.ts';
import { executeInMemory } from './works/execute-in-memory.ts';
import { replayAgainstXState } from './works/replay.ts';
import { executeOnSqlite, executeOnSqliteTogether, rebuildFromSqlite } from './works/sqlite.ts';

/** Every comparison, by the name under which it can be asked for. */
const comparisons: Readonly<Record<string, () => Promise<Comparison>>> = {
  memory: executeInMemory,
  replay: replayAgainstXState,
  sqlite: executeOnSqlite,
  'sqlite-64': executeOnSqliteTogether,
  rebuild: rebuildFromSqlite,
};

const ROUNDS = 7;

const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = asked.filter((name) => !(name in comparisons));
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(', ')}; there are ${Object.keys(comparisons).join(', ')}`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${ROUNDS} rounds of each, turn by turn; rates are medians, a second.\n`);
for (const [name, make] of Object.entries(comparisons)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(report(await compare(await make(), ROUNDS)));
}

function report({ title, ours, against, ratio, atLeast }: Measured): string {
  const [least, median, most] = ratio.map((value) => value.toFixed(2));
  const reached = ratio[1] >= atLeast ? 'reached' : 'missed';
  return `${title}\n  ${round(ours)} against ${round(against)}: ${median} × (${least} to ${most}), ${atLeast} × asked for, ${reached}\n`;
}

function round(rate: number): string {
  return Math.round(rate).toLocaleString('en');
}
