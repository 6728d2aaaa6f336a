import { test } from 'vitest';
import { createEngine, memoryLog, defineProcedure, assess, lifecycleOn, lifecycleMachine } from '../src/index.ts';
import { springfield, springfieldInput } from './springfield.ts';
import { townHall, ordinance, recordAll, voteOn, rollCallOf, roster, members } from './town.ts';
const o = ordinance();
const probe = (name: string, f: () => Promise<unknown>) => test(name, async () => {
  try { const r = await f(); console.error(name, '=>', JSON.stringify(r, null, 0)?.slice(0, 900)); } catch (e) { console.error(name, '=> THROWS', (e as any).code, String(e).slice(0, 400)); }
  throw new Error('probe');
});
const short = (r: any) => r.ok ? { ok: true, stage: r.event?.law.stage, revises: r.event?.law.revises, data: r.event?.data } : r;
probe('correct method partial', async () => {
  const { engine } = await townHall({ acts: Object.values(o) });
  const r = await engine.execute({ type: 'correct', measure: 'm1', on: '2020-02-01', event: 'm1-pass', reason: 'x', change: { data: { method: { kind: 'roll-call', ayes: ['ada', 'ben'], nays: ['cleo','dov','eve'] } } } });
  return short(r);
});
probe('correct moves act past correction date', async () => {
  const { engine } = await townHall({ acts: [o.introduce, o.refer] });
  await recordAll(engine, [{ type: 'correct', measure: 'm1', on: '2020-01-08', event: 'm1-refer', reason: 'x', change: { on: '2020-01-20' } }]);
  const r = await engine.execute({ type: 'withdraw', measure: 'm1', on: '2020-01-10' });
  const live = await engine.measure('m1');
  const h = await engine.history('m1');
  return [short(r), live?.stage, h.map((x) => [x.on, x.event.type, x.stage])];
});
probe('committee passes ordinance', async () => {
  const { engine } = await townHall({ acts: [o.introduce, o.refer, o.report, o.read] });
  return short(await engine.execute({ type: 'vote', measure: 'm1', on: '2020-01-15', body: 'streets', question: { kind: 'passage' }, method: { kind: 'tally', ayes: 1, nays: 0 }, announced: 'carried' }));
});
probe('refuseOn [] out of order', async () => {
  const { engine } = await townHall({ acts: [o.introduce] });
  return short(await engine.execute(o.pass, { refuseOn: [] }));
});
probe('deep nesting', async () => {
  const { engine } = await townHall({ acts: [o.introduce] });
  let deep: any = []; for (let i = 0; i < 50000; i++) deep = [deep];
  return short(await engine.execute({ type: 'correct', measure: 'm1', on: '2020-02-01', event: 'm1-introduce', reason: 'x', change: { data: { title: deep } } }));
});
probe('proto in correction', async () => {
  const { engine } = await townHall({ acts: [o.introduce] });
  return short(await engine.execute(JSON.parse('{"type":"correct","measure":"m1","on":"2020-02-01","event":"m1-introduce","reason":"x","change":{"data":{"__proto__":{"a":1},"title":"b"}}}')));
});
probe('proto in command', async () => {
  const { engine } = await townHall({ acts: [] });
  return short(await engine.execute(JSON.parse('{"type":"file","measure":"m1","on":"2020-02-01","kind":"ordinance","__proto__":{"a":1}}')));
});
probe('constructor as class', async () => {
  const { engine } = await townHall({ acts: [{ ...o.introduce, classes: ['constructor', 'toString'] }] });
  return (await engine.explain({ ...voteOn('passage', 5), question: { kind: 'waiver', rule: 'readings' }, measure: 'm1', on: '2020-01-07' })).rulings;
});
probe('strike everything, several procedures', async () => {
  const other = defineProcedure({ ...structuredClone(springfieldInput), id: 'other' } as never);
  const { engine } = await townHall({ procedures: [springfield, other], seated: false, acts: [{ ...o.introduce, procedure: 'springfield' }] });
  await recordAll(engine, [{ type: 'correct', measure: 'm1', on: '2020-02-01', event: 'm1-introduce', reason: 'x', change: { strike: true } }]);
  return engine.measure('m1');
});
probe('as of before, several procedures', async () => {
  const other = defineProcedure({ ...structuredClone(springfieldInput), id: 'other' } as never);
  const { engine } = await townHall({ procedures: [springfield, other], seated: false, acts: [{ ...o.introduce, procedure: 'springfield' }] });
  return engine.measure('m1', { on: '1999-01-01' as never });
});
probe('same commandId twice in batch', async () => {
  const { engine } = await townHall({ acts: [] });
  return engine.executeAll([o.introduce, o.introduce]);
});
probe('same commandId twice other content in batch', async () => {
  const { engine } = await townHall({ acts: [] });
  return engine.executeAll([o.introduce, { ...o.introduce, measure: 'm2' }]);
});
probe('100 racing one engine', async () => {
  const { engine } = await townHall({ acts: [o.introduce] });
  const rs = await Promise.allSettled(Array.from({ length: 100 }, (_, i) => engine.execute({ type: 'sponsor', measure: 'm1', on: '2020-01-06', change: 'add', sponsors: [`p${i}`] })));
  return { failed: rs.filter((r) => r.status === 'rejected').length, n: (await engine.measure('m1'))?.facts.sponsors.length };
});
for (const id of ['vote', 'committee', 'a b#c.d', 'unfiled', '__proto__'])
probe(`procedure id ${id}`, async () => {
  const p = defineProcedure({ ...structuredClone(springfieldInput), id } as never);
  const { engine } = await townHall({ procedures: [p], acts: Object.values(o) });
  return (await engine.measure('m1'))?.stage;
});
probe('pending stage', async () => {
  const i = structuredClone(springfieldInput) as any;
  i.rows.find((r: any) => r.id === 'hold-in-committee').to = 'committee.pending';
  for (const r of i.rows) r.stages = r.stages.map((s: string) => s === 'committee.held' ? 'committee.pending' : s);
  const p = defineProcedure(i);
  const { engine } = await townHall({ procedures: [p], acts: [o.introduce, o.refer, { type: 'hold', measure: 'm1', on: '2020-01-08', until: 'indefinite' }] });
  return (await engine.measure('m1'))?.stage;
});
probe('bad zone', async () => {
  const p = defineProcedure({ ...structuredClone(springfieldInput), zone: 'Mars/Olympus' } as never);
  const { engine } = await townHall({ procedures: [p], acts: [] });
  return short(await engine.execute({ type: 'call', body: 'council', on: '2020-01-01', meeting: 'x', startsAt: '2020-01-03T10:00', postedAt: '2020-01-01T10:00' }));
});
probe('huge notice', async () => {
  const { engine } = await townHall({ acts: [] });
  const t = Date.now();
  await engine.execute({ type: 'call', body: 'council', on: '2020-01-01', meeting: 'x', startsAt: '2020-01-03T10:00', postedAt: '1020-01-01T10:00' });
  return Date.now() - t;
});
probe('tally over seats', async () => {
  const { engine } = await townHall({ acts: [o.introduce, o.refer, o.report, o.read] });
  return short(await engine.execute({ ...o.pass, method: { kind: 'tally', ayes: 14, nays: 0 } }));
});
probe('late seat overlap', async () => {
  const { engine } = await townHall({ acts: [] });
  const r = await engine.execute({ type: 'seat', body: 'council', on: '1999-01-03', member: 'ada' });
  return [short(r), (await engine.body('council')).tenures.filter((t) => t.member === 'ada')];
});
probe('correct kind', async () => {
  const i = structuredClone(springfieldInput) as any; i.measures = ['ordinance'];
  const p = defineProcedure(i);
  const { engine } = await townHall({ procedures: [p], acts: [o.introduce] });
  return short(await engine.execute({ type: 'correct', measure: 'm1', on: '2020-02-01', event: 'm1-introduce', reason: 'x', change: { data: { kind: 'resolution' } } }));
});
probe('consent from a committee not in the procedure', async () => {
  const { engine } = await townHall({ acts: [o.introduce, { ...o.refer, to: ['streets'] }] });
  return (await engine.explain({ type: 're-refer', measure: 'm1', on: '2020-01-08', to: ['finance'], consent: ['ada', 'ben'] })).rulings;
});
probe('vote without measure', async () => {
  const { engine } = await townHall({ acts: [] });
  return short(await engine.execute({ ...voteOn('passage', 3), body: 'council', on: '2020-01-08' } as never));
});
probe('same on unfiled', async () => {
  const i = structuredClone(springfieldInput) as any;
  i.rows.find((r: any) => r.id === 'sponsor').stages.push('unfiled');
  i.rows.find((r: any) => r.id === 'withdraw').when = { nonsense: 'x' };
  i.rows.find((r: any) => r.id === 'withdraw').to = 'unfiled';
  i.rules.find((r: any) => r.id === 'waiver').thresholds = [{ votes: 99 }];
  i.bodyActs = [{ act: 'call', rules: ['notice'] }, { act: 'call', rules: ['finality'] }];
  i.editions.push({ id: 'new', from: '2030-01-01' });
  defineProcedure(i);
  return 'accepted';
});
probe('available nonsense day', async () => {
  const { engine } = await townHall({ acts: Object.values(o).slice(0, 5) });
  return (await engine.available('m1', 'nonsense')).length;
});
probe('cyclic', async () => {
  const { engine } = await townHall({ acts: [o.introduce] });
  const a: any = {}; a.a = a;
  return short(await engine.execute({ type: 'correct', measure: 'm1', on: '2020-02-01', event: 'm1-introduce', reason: 'x', change: { data: { title: a } } }));
});
probe('executeAll garbage', async () => {
  const { engine } = await townHall({ acts: [] });
  return engine.executeAll([null, 5, undefined] as never);
});
probe('waiver that covers others', async () => {
  const { engine } = await townHall({ acts: [o.introduce, { ...voteOn('passage', 5), question: { kind: 'waiver', rule: 'readings', covers: ['m7'] }, measure: 'm1', on: '2020-01-06' }] });
  return (await engine.measure('m1'))?.facts.waivers;
});
probe('roll 1e5', async () => {
  const { engine } = await townHall({ acts: [o.introduce, o.refer, o.report, o.read] });
  const t = Date.now();
  await engine.execute({ ...o.pass, method: { kind: 'roll-call', ayes: Array.from({ length: 30000 }, (_, i) => `p${i}`) } });
  return Date.now() - t;
});
