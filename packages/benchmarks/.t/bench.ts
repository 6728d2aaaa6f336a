import { createEngine, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';

const N = Number(process.argv[2] ?? 3000);
async function run(n: number) {
  const engine = createEngine({ log: memoryLog(), procedures: [kansasCity], clock: () => '2026-02-01T12:00:00.000Z' });
  for (let i = 1; i <= 13; i++)
    await engine.execute({ type: 'seat', body: 'council', on: '2023-08-01', member: `seat-${i}` });
  const t = performance.now();
  let acts = 0;
  for (let i = 0; i < n; i++) {
    const measure = `m-${i}`;
    const on = '2026-01-08';
    for (const c of [
      {
        type: 'introduce',
        measure,
        on,
        kind: 'ordinance',
        title: 'A stop sign',
        classes: [],
        by: { id: 'ward', role: 'member' },
      },
      { type: 'refer', measure, on, to: ['transportation'], by: { id: 'mayor', role: 'mayor' } },
      { type: 'report', measure, on: '2026-01-14', recommendation: 'do-pass' },
      { type: 'read', measure, on: '2026-01-15', reading: 2 },
      {
        type: 'vote',
        measure,
        on: '2026-01-22',
        question: { kind: 'passage' },
        method: {
          kind: 'roll-call',
          ayes: ['seat-1', 'seat-2', 'seat-3', 'seat-4', 'seat-5', 'seat-6', 'seat-7', 'seat-8', 'seat-9'],
          nays: ['seat-10', 'seat-11', 'seat-12', 'seat-13'],
        },
      },
    ] as never[]) {
      const r = await engine.execute(c);
      if (!r.ok) {
        console.log(r);
        process.exit(1);
      }
      acts++;
    }
  }
  return (acts / (performance.now() - t)) * 1000;
}
await run(500);
console.log(Math.round(await run(N)));
