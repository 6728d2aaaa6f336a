import { describe, expect, test } from 'vitest';
import { type Command, createEngine } from '../../src/index.ts';
import { actsOf, shelbyville, shelbyvilleHall, upTo } from '../town/shelbyville.ts';
import { verdictsOn } from '../town.ts';

const first = actsOf('m1');
const second = actsOf('m2');
/** The acts of the first measure up to its reading, its companion named. */
const together = upTo('read', { ...first, introduce: { ...first.introduce, companions: ['m2'] } as never });
const ofSecond = upTo('read', second);

describe('companion measures', () => {
  test('[RULE-22] one waits until the other has come as far', async () => {
    const { engine } = await shelbyvilleHall([...together, ...ofSecond.slice(0, 2)]);
    const refused = await engine.execute(first.pass);
    expect(refused).toMatchObject({
      ok: false,
      rejections: [{ rule: 'companions', message: 'm2 at committee; it takes vote or executive or enacted' }],
    });
    for (const act of ofSecond.slice(2)) await engine.execute(act);
    expect(await engine.execute(first.pass)).toMatchObject({ ok: true });
  });

  test('[RULE-22] one that is not on record is undetermined, by name', async () => {
    const { engine } = await shelbyvilleHall(together);
    const { rulings } = await engine.explain(first.pass);
    expect(rulings.find(({ rule }) => rule === 'companions')).toMatchObject({
      verdict: 'undetermined',
      lacks: ['where m2 stands'],
    });
  });

  test('[RULE-22] it is where the other stood on the day of the act that counts, not where it stands now', async () => {
    const { engine } = await shelbyvilleHall([...together, ...ofSecond]);
    expect(await verdictsOn(engine, first.pass)).toMatchObject({ companions: 'holds' });
    const withdrawn: Command = { type: 'replace', measure: 'm2', on: '2021-12-01', with: 'm1' };
    expect(await engine.execute(withdrawn)).toMatchObject({ ok: true });
    expect(await verdictsOn(engine, first.pass)).toMatchObject({ companions: 'holds' });
    expect(await verdictsOn(engine, { ...first.pass, on: '2021-12-02' })).toMatchObject({ companions: 'fails' });
  });

  test('[RULE-22] [ENGINE-4] what another process does to the other meanwhile is seen before the vote is recorded', async () => {
    const { engine, log } = await shelbyvilleHall([...together, ...ofSecond]);
    await engine.explain(first.pass);
    const elsewhere = createEngine({ log, procedures: [shelbyville] });
    await elsewhere.execute({ type: 'replace', measure: 'm2', on: '2021-11-29', with: 'm1' });
    expect(await engine.execute(first.pass)).toMatchObject({ ok: false, rejections: [{ rule: 'companions' }] });
  });

  test('[RULE-22] [ENGINE-1] of a batch each is decided upon the other as the batch leaves it', async () => {
    const { engine } = await shelbyvilleHall(together);
    const result = await engine.executeAll([...ofSecond, first.pass]);
    expect(result.ok).toBe(true);
    const passed = result.ok ? result.results.at(-1)?.event.law.rulings : [];
    expect(passed?.find(({ rule }) => rule === 'companions')).toMatchObject({ verdict: 'holds' });
  });
});

test('[RULE-22] a measure is replaced by one that is on record, and is then closed', async () => {
  const { engine } = await shelbyvilleHall(upTo('refer'));
  const replace: Command = { type: 'replace', measure: 'm1', on: '2021-11-10', with: 'm2' };
  expect(await verdictsOn(engine, replace)).toMatchObject({ replacement: 'undetermined' });
  await engine.execute(second.introduce);
  expect(await engine.execute(replace)).toMatchObject({ ok: true });
  expect(await engine.measure('m1')).toMatchObject({
    stage: 'closed',
    facts: { replacedBy: { measure: 'm2', on: '2021-11-10' } },
  });
});
