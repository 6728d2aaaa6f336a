import { canonicalJson, createEngine, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';

/**
 * Leads an ordinance through Kansas City's law on a log in memory: introduced, referred, refused a passage that comes too
 * soon, passed, corrected. Runs anywhere; the clock and the ids are its own, so that every run tells the same.
 *
 * @returns all that is on record and all that the engine answers of it, as canonical JSON
 */
export async function ordinanceLife(): Promise<string> {
  let ticks = 0;
  let ids = 0;
  const log = memoryLog();
  const engine = createEngine({
    log,
    procedures: [kansasCity],
    clock: () => new Date(Date.UTC(2026, 0, 8) + ticks++ * 1000).toISOString(),
    newId: () => `id-${ids++}`,
  });
  const measure = 'kc-1';
  const passage = {
    type: 'vote',
    measure,
    question: { kind: 'passage' },
    method: { kind: 'tally', ayes: 9, nays: 4 },
  } as const;

  const filed = await engine.executeAll([
    { type: 'introduce', measure, on: '2026-01-08', kind: 'ordinance', title: 'A stop sign at 5th and Main' },
    { type: 'refer', measure, on: '2026-01-08', to: ['transportation'] },
    { type: 'report', measure, on: '2026-01-14', recommendation: 'do-pass' },
  ]);
  const refused = await engine.execute({ ...passage, on: '2026-01-15' });
  const read = await engine.execute({ type: 'read', measure, on: '2026-01-15', reading: 2 });
  const explained = await engine.explain({ ...passage, on: '2026-01-22' });
  const passed = await engine.execute({ ...passage, on: '2026-01-22', announced: 'carried' });

  const events = [];
  for await (const event of log.read()) events.push(event);
  return canonicalJson({
    answers: [filed, refused, read, explained, passed],
    events,
    measure: await engine.measure(measure),
    earlier: await engine.measure(measure, { on: '2026-01-14' }),
    available: await engine.available(measure, '2026-01-23'),
    history: await engine.history(measure),
    deadlines: await engine.deadlines(),
  });
}
