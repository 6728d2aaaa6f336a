import { expect, test } from 'vitest';
import { countedAs, majority, rollOf, voteIn } from './chamber.ts';

const law = { seats: 7, rule: majority('seats') };

test.each(['voice', 'unanimous-consent', 'unrecorded'] as const)(
  '[VOTE-7] %s: the outcome is as announced, and what it rests on is undetermined',
  (kind) => {
    for (const announced of ['carried', 'lost'] as const) {
      const { outcome, ruling } = voteIn(law, { method: { kind }, announced });
      expect(outcome).toBe(announced);
      expect(ruling('passage')).toMatchObject({
        verdict: 'undetermined',
        lacks: ['the count of the vote'],
        sentence: `4 needed of 7; announced ${announced}`,
      });
      expect(ruling('roll')).toMatchObject({ verdict: 'undetermined', lacks: ['a roll call by name'] });
    }
    expect(voteIn(law, { method: { kind } }).outcome).toBeUndefined();
  },
);

test('[VOTE-7] a share of the votes cast is not known without a count', () => {
  const { ruling } = voteIn({ ...law, rule: majority('voting') }, { method: { kind: 'voice' }, announced: 'carried' });
  expect(ruling('passage')?.sentence).toBe('an unknown number needed; announced carried');
});

test('[VOTE-6] a tally without names is held to the seats alone', () => {
  const tally = (ayes: number) => ({ method: { kind: 'tally' as const, ...countedAs({ ayes, absent: 1 }) } });
  expect(voteIn(law, tally(6)).ruling('roll')?.verdict).toBe('undetermined');
  expect(voteIn(law, tally(7)).ruling('roll')).toMatchObject({ verdict: 'fails', sentence: '8 votes for 7 seats' });
});

test('[VOTE-6] one who has no vote may stand on the roll, and may not say aye or nay', () => {
  const full = { ...law, voteless: 1 };
  const all = { ayes: 4, nays: 3 };
  const standing = voteIn(full, { roll: all, also: { present: ['voteless-0'] } });
  expect(standing.outcome).toBe('carried');
  expect(standing.ruling('roll')).toMatchObject({ verdict: 'holds', sentence: '8 members named, each once' });
  for (const side of ['ayes', 'nays'] as const) {
    expect(voteIn(full, { roll: all, also: { [side]: ['voteless-0'] } }).ruling('roll')).toMatchObject({
      verdict: 'fails',
      numbers: { voteless: ['voteless-0'] },
      sentence: 'voteless-0 on the roll without a vote',
    });
  }
});

test('[VOTE-8] one who has no vote is in no base: not of those in office, present or voting', () => {
  const roll = { ayes: 3, nays: 2 };
  const also = { present: ['voteless-0'], abstaining: ['voteless-1'] };
  for (const [of, base] of [
    ['in-office', 6],
    ['present', 5],
    ['voting', 5],
    ['seats', 7],
  ] as const) {
    const { ruling } = voteIn({ seats: 7, inOffice: 6, voteless: 2, rule: majority(of) }, { roll, also });
    expect(ruling('passage')?.numbers).toMatchObject({ ayes: 3, nays: 2, of: base });
  }
});

test('[VOTE-6] who votes twice, or is no member, does not make the count', () => {
  const twice = voteIn(law, { method: { ...rollOf({ ayes: 3, nays: 3 }), abstaining: ['member-0'] } });
  expect(twice.ruling('roll')).toMatchObject({ verdict: 'fails', sentence: 'member-0 named more than once' });
  const stranger = voteIn(law, { method: rollOf({ ayes: 4 }, (index) => `stranger-${index}`) });
  expect(stranger.ruling('roll')).toMatchObject({ verdict: 'fails', numbers: { strangers: expect.any(Array) } });
});
