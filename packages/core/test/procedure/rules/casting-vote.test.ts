import { expect, test } from 'vitest';
import { atLeast, countedAs, majority, type Roll, voteIn } from '../../vote/chamber.ts';

const tied = { ayes: 3, nays: 3 };

test.each<[string, Roll, 'on-a-tie' | 'never', 'holds' | 'fails', string]>([
  ['on a tie', tied, 'on-a-tie', 'holds', 'a casting vote on 3 to 3; it takes a tie'],
  ['one aye ahead', { ayes: 4, nays: 3 }, 'on-a-tie', 'fails', 'a casting vote on 4 to 3; it takes a tie'],
  ['one nay ahead', { ayes: 3, nays: 4 }, 'on-a-tie', 'fails', 'a casting vote on 3 to 4; it takes a tie'],
  ['where the chair has none', tied, 'never', 'fails', 'the chair has no vote of its own'],
  ['when nobody voted', { abstaining: 6 }, 'on-a-tie', 'holds', 'a casting vote on 0 to 0; it takes a tie'],
  [
    'with abstentions',
    { ayes: 2, nays: 2, abstaining: 2 },
    'on-a-tie',
    'holds',
    'a casting vote on 2 to 2; it takes a tie',
  ],
])('[VOTE-10] a casting vote %s', (_, roll, chair, verdict, sentence) => {
  for (const ballot of [{ roll }, { method: { kind: 'tally' as const, ...countedAs(roll) } }]) {
    const { ruling } = voteIn({ seats: 7, rule: majority('voting'), chair }, { ...ballot, casting: 'ayes' });
    expect(ruling('casting')).toMatchObject({ verdict, sentence });
  }
});

test('[VOTE-10] where abstentions count as nays, they make and unmake a tie', () => {
  const answers = { voting: ['ayes', 'nays', 'abstaining'], against: ['nays', 'abstaining'] } as const;
  const law = { seats: 7, rule: majority('voting'), chair: 'on-a-tie' as const };
  const found = (roll: Roll) => voteIn({ ...law, answers: answers as never }, { roll, casting: 'ayes' });
  expect(found({ ayes: 3, nays: 2, abstaining: 1 }).ruling('casting')?.verdict).toBe('holds');
  expect(found({ ayes: 3, nays: 2, abstaining: 1 }).outcome).toBe('carried');
  expect(found({ ayes: 3, nays: 3, abstaining: 1 }).ruling('casting')?.verdict).toBe('fails');
});

test('[VOTE-10] nothing is ruled on where the chair did not vote, and a voice vote has no tie to break', () => {
  const law = { seats: 7, rule: majority('voting'), chair: 'on-a-tie' as const };
  expect(voteIn(law, { roll: tied }).ruling('casting')).toBeUndefined();
  expect(
    voteIn(law, { method: { kind: 'voice' }, announced: 'carried', casting: 'ayes' }).ruling('casting'),
  ).toMatchObject({ verdict: 'undetermined', lacks: ['the count of the vote'] });
});

test.each([
  ['ayes', 'carried', 4],
  ['nays', 'lost', 3],
] as const)('[VOTE-10] a casting vote with the %s is counted once: %s', (casting, outcome, ayes) => {
  const found = voteIn({ seats: 7, rule: majority('voting'), chair: 'on-a-tie' }, { roll: tied, casting });
  expect(found.outcome).toBe(outcome);
  expect(found.ruling('passage')?.numbers).toMatchObject({ ayes, nays: 7 - ayes, needed: 4, of: 7 });
});

test('[VOTE-10] the chair breaks a tie, and makes no larger majority', () => {
  const law = { seats: 7, rule: atLeast(2, 3, 'voting'), chair: 'on-a-tie' as const };
  expect(voteIn(law, { roll: tied, casting: 'ayes' }).outcome).toBe('lost');
});

test('[VOTE-12] a casting vote that no rule gives is not counted, and the ruling names the rule that is missing', () => {
  const law = { seats: 6, rule: majority('voting') };
  const silent = voteIn(law, { roll: tied, casting: 'ayes' });
  expect(silent.outcome).toBe('lost');
  expect(silent.ruling('passage')).toMatchObject({
    verdict: 'undetermined',
    numbers: { ayes: 3, nays: 3, needed: 4, of: 6, computed: 'lost' },
    lacks: ['a rule that gives the chair a casting vote'],
    sentence: '3 ayes, 3 nays, 4 needed of 6: lost; the casting vote is not counted, for no rule gives the chair one',
  });
  const announced = voteIn(law, { roll: tied, casting: 'ayes', announced: 'carried' });
  expect(announced.ruling('passage')).toMatchObject({
    verdict: 'fails',
    sentence: expect.stringContaining('lost, but announced as carried; the casting vote is not counted'),
  });
});

test.each([
  ['never', tied],
  ['on-a-tie', { ayes: 3, nays: 4 }],
] as const)('[VOTE-12] a casting vote that its rule (%s) does not allow is not counted', (chair, roll) => {
  const found = voteIn({ seats: 7, rule: majority('voting'), chair }, { roll, casting: 'ayes' });
  expect(found.outcome).toBe('lost');
  expect(found.ruling('casting')?.verdict).toBe('fails');
  expect(found.ruling('passage')).toMatchObject({ verdict: 'holds', numbers: { ayes: 3, nays: roll.nays } });
});
