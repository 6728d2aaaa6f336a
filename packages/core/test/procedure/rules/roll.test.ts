import { expect, test } from 'vitest';
import type { Command } from '../../../src/index.ts';
import { members, ordinance, townHall } from '../../town.ts';

const { introduce, refer, report, read, pass } = ordinance();

const rollOn = async (command: Command, { seated = true } = {}) => {
  const { engine } = await townHall({ acts: [introduce, refer, report, read], seated });
  const { rulings } = await engine.explain(command);
  return rulings.find(({ rule }) => rule === 'roll');
};
const roll = (lists: object) => ({ ...pass, announced: 'carried', method: { kind: 'roll-call', ...lists } }) as Command;

test('[VOTE-6] a roll call of members, each once, holds', async () => {
  const found = await rollOn(roll({ ayes: ['ada', 'ben', 'cleo'], absent: ['dov'], recused: ['eve'] }));
  expect(found).toMatchObject({ verdict: 'holds', numbers: { named: 5, seats: 5 } });
});

test.each(['nays', 'abstaining', 'present', 'recused', 'absent', 'excused'])(
  '[VOTE-6] somebody named among the ayes and the %s is named twice',
  async (list) => {
    const found = await rollOn(roll({ ayes: ['ada', 'ben', 'cleo'], [list]: ['ben'] }));
    expect(found).toMatchObject({
      verdict: 'fails',
      numbers: { twice: ['ben'] },
      sentence: 'ben named more than once',
    });
  },
);

test('[VOTE-6] a stranger does not vote', async () => {
  const found = await rollOn(roll({ ayes: ['ada', 'ben', 'zoe'] }));
  expect(found).toMatchObject({ verdict: 'fails', numbers: { strangers: ['zoe'] } });
});

test('[VOTE-6] a member of another day does not vote', async () => {
  const { engine } = await townHall({
    acts: [introduce, refer, report, read, { type: 'vacate', body: 'council', on: pass.on, member: 'ada' }],
  });
  expect(await engine.execute(pass)).toMatchObject({ ok: false, rejections: [{ rule: 'roll', code: 'unlawful' }] });
});

test('[VOTE-6] nobody knows a roll of names without a roster, except that it has too many', async () => {
  expect(await rollOn(roll({ ayes: [...members] }), { seated: false })).toMatchObject({
    verdict: 'undetermined',
    lacks: ['the roster of council on 2020-01-15'],
  });
  expect(await rollOn(roll({ ayes: [...members, 'fay'] }), { seated: false })).toMatchObject({
    verdict: 'fails',
    sentence: '6 votes for 5 seats',
  });
  // Of one who is present and does not vote, or is away, it may be that they have no vote and no seat.
  for (const rest of [{ present: ['fay'] }, { excused: ['fay'] }, { absent: ['fay'], present: ['guy'] }])
    expect(await rollOn(roll({ ayes: [...members], ...rest }), { seated: false })).toMatchObject({
      verdict: 'undetermined',
      numbers: { voters: 5, seats: 5 },
    });
  expect(
    await rollOn(roll({ ayes: [...members], recused: ['fay'], absent: ['guy'] }), { seated: false }),
  ).toMatchObject({ verdict: 'fails', sentence: '6 votes for 5 seats' });
});

test('[VOTE-6] a tally has no names to judge, but no more votes than seats either', async () => {
  const tally = (ayes: number, absent = 0) =>
    ({ ...pass, announced: 'carried', method: { kind: 'tally', ayes, nays: 0, absent } }) as const;
  expect(await rollOn(tally(5))).toMatchObject({ verdict: 'undetermined', lacks: ['a roll call by name'] });
  expect(await rollOn(tally(6))).toMatchObject({ verdict: 'fails', numbers: { named: 6, seats: 5 } });
  expect(await rollOn(tally(4, 2))).toMatchObject({ verdict: 'fails' });
});

test('[VOTE-6] a committee’s roll call is held against the committee', async () => {
  const { engine } = await townHall({ acts: [introduce, refer] });
  const reported = (ayes: string[]) => ({ ...report, roll: { ayes } });
  const verdict = async (ayes: string[]) =>
    (await engine.explain(reported(ayes))).rulings.find(({ rule }) => rule === 'roll')?.verdict;
  expect(await verdict(['ada'])).toBe('holds');
  expect(await verdict(['ben'])).toBe('fails');
  expect((await engine.explain(report)).rulings.map(({ rule }) => rule)).not.toContain('roll');
});

test('[VOTE-13] on a day before the first seat on record nobody knows who was a member', async () => {
  const before = (method: object) => rollOn({ ...roll({}), on: '1999-12-31', method } as Command);
  expect(await before({ kind: 'roll-call', ayes: ['zoe', 'yan', 'xiu'] })).toMatchObject({
    verdict: 'undetermined',
    lacks: ['the roster of council on 1999-12-31'],
  });
});

test('[VOTE-13] once the seats on record are vacated the roster is known, and empty', async () => {
  const { engine } = await townHall({
    acts: members.map((member): Command => ({ type: 'vacate', body: 'council', on: '2020-01-02', member })),
  });
  const { rulings } = await engine.explain({ ...roll({ ayes: ['ada'] }) });
  expect(rulings.find(({ rule }) => rule === 'roll')).toMatchObject({ numbers: { strangers: ['ada'] } });
});
