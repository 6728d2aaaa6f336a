// Plants every fault, one at a time, and prints docs/seeded-faults.md: `npm run -s faults > docs/seeded-faults.md`.
import { brokenLogs } from '../../../testing/test/broken/broken-logs.ts';
import { type Fault, faults } from './faults.ts';
import { type Caught, tryWith } from './plant-fault.ts';
import { printTable } from './print-table.ts';

const only = process.argv.slice(2);
const sound = await tryWith();
if (Object.keys(sound).length > 0) throw new Error(`something is found where no fault is: ${JSON.stringify(sound)}`);
const caught: { fault: Fault; by: Caught }[] = [];
for (const fault of faults) {
  if (only.length > 0 && !only.includes(fault.id)) continue;
  const by = await tryWith(fault);
  process.stderr.write(`${fault.id} ${fault.what}: ${Object.keys(by).join(', ') || 'NOT CAUGHT'}\n`);
  caught.push({ fault, by });
}
process.stdout.write(printTable(caught, brokenLogs));
