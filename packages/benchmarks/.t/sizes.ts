import { createEngine, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';

const engine = createEngine({ log: memoryLog(), procedures: [kansasCity], clock: () => '2026-02-01T12:00:00.000Z' });
const plain = { type: 'introduce', on: '2026-01-08', kind: 'ordinance', title: 'A stop sign', classes: [] };
let n = 0;
async function time(make: (i: number) => object) {
  const ts: number[] = [];
  let size = 0;
  let ok = true;
  for (let i = 0; i < 300; i++) {
    const c = { ...plain, measure: `x-${n++}`, ...make(i) };
    const t = performance.now();
    const r = await engine.execute(c as never);
    ts.push(performance.now() - t);
    ok = r.ok;
    size = r.ok ? 0 : JSON.stringify(r.rejections).length;
  }
  ts.sort((a, b) => a - b);
  return { median: ts[150], ok, size };
}
await time(() => ({}));
const big = Array.from({ length: 60000 }, (_, i) => `class-${i}`);
const p = await time(() => ({}));
for (const [k, extra] of Object.entries({
  classes: { classes: big },
  sponsors: { sponsors: big },
  title: { title: 'x'.repeat(200000) },
  keys: Object.fromEntries(big.slice(0, 900).map((k) => [k.padEnd(190, 'y'), 1])),
  companions: { companions: big.slice(0, 999) },
  rtl: { title: '\u202e'.repeat(19999) },
  blanks: { sponsors: Array(999).fill(' ') },
})) {
  const r = await time(() => extra as object);
  console.log(k, r.ok, 'bytes', r.size, 'x plain', (r.median! / p.median!).toFixed(2));
}
console.log('plain', p.median);
