import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Answer,
  type Answers,
  type BodySize,
  type Count,
  plainAnswers,
  type Threshold,
  threshold,
  votesNeeded,
} from '../../src/index.ts';
import { type Chamber, rollOf, voteIn } from './chamber.ts';

const everyAnswer: readonly Answer[] = [
  'ayes',
  'nays',
  'abstaining',
  'present',
  'paired',
  'recused',
  'absent',
  'excused',
];
/** A body whose size is known. */
type Sized = Readonly<Record<'seats' | 'inOffice', number>>;

const others = everyAnswer.filter((answer) => answer !== 'ayes' && answer !== 'nays');

const aCount = fc.record(
  Object.fromEntries(everyAnswer.map((answer) => [answer, fc.nat(40)])),
) as unknown as fc.Arbitrary<Count>;
/** Answers as a law may have them: ayes are votes for, nays against, and each of the rest is on one side or neither. */
const anAnswers: fc.Arbitrary<Answers> = fc
  .tuple(fc.subarray([...others]), fc.subarray([...others]), fc.subarray([...others]), fc.subarray([...others]))
  .map(([present, voting, pro, con]) => {
    const contra = con.filter((answer) => !pro.includes(answer));
    return {
      present: ['ayes', 'nays', ...present],
      voting: ['ayes', 'nays', ...new Set([...voting, ...pro, ...contra])],
      for: ['ayes', ...pro],
      against: ['nays', ...contra],
    };
  });
const base = fc.constantFrom('seats', 'in-office', 'present', 'voting');
const shape = {
  of: base,
  less: fc.option(fc.subarray([...others], { minLength: 1 }), { nil: undefined }),
  besides: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
};
const proper = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 2, max: 100 })).filter(([a, b]) => a < b);
const whole = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })).filter(([a, b]) => a <= b);
const clean = (rule: object) => JSON.parse(JSON.stringify(rule)) as Threshold;
const aSimple = fc.oneof(
  fc.record({ votes: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ moreThan: proper, ...shape }).map(clean),
  fc.record({ atLeast: whole, ...shape }).map(clean),
) as fc.Arbitrary<Exclude<Threshold, { largest: unknown }>>;
const aRule: fc.Arbitrary<Threshold> = fc.oneof(
  aSimple,
  fc.array(aSimple, { minLength: 2, maxLength: 4 }).map((largest) => ({ largest })),
);
const aSize: fc.Arbitrary<Sized> = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.nat(20))
  .map(([seats, vacant]) => ({ seats, inOffice: Math.max(0, seats - vacant) }));

const sideOf = (which: readonly Answer[], count: Count) => which.reduce((sum, each) => sum + count[each], 0);
const carries = (rule: Threshold, size: BodySize, count: Count, answers: Answers) =>
  sideOf(answers.for, count) >= (votesNeeded(rule, size, count, answers)?.needed ?? Number.NaN);

/** The least whole number that is more than, or at least, a share of a base, found by trying: no division, no rounding. */
function neededByTrying(
  rule: Exclude<Threshold, { largest: unknown }>,
  size: Sized,
  count: Count,
  answers: Answers,
): bigint {
  if ('votes' in rule) return BigInt(rule.votes);
  const wholeOf = {
    seats: size.seats,
    'in-office': size.inOffice,
    present: sideOf(answers.present, count),
    voting: sideOf(answers.voting, count),
  }[rule.of];
  const left = BigInt(wholeOf) - BigInt(sideOf(rule.less ?? [], count)) - BigInt(rule.besides ?? 0);
  const of = left < 0n ? 0n : left;
  for (let ayes = 1n; ; ayes += 1n) {
    const enough =
      'moreThan' in rule
        ? ayes * BigInt(rule.moreThan[1]) > of * BigInt(rule.moreThan[0])
        : ayes * BigInt(rule.atLeast[1]) >= of * BigInt(rule.atLeast[0]);
    if (enough) return ayes;
  }
}

test('[VOTE-1] what a threshold takes is what trying one number after another in whole numbers finds', () => {
  fc.assert(
    fc.property(aRule, aSize, aCount, anAnswers, (rule, size, count, answers) => {
      const simple = 'largest' in rule ? rule.largest : [rule];
      const needs = simple.map((each) => neededByTrying(each, size, count, answers));
      const [most] = needs.sort((a, b) => Number(b - a));
      expect(BigInt(votesNeeded(rule, size, count, answers)?.needed ?? -1)).toBe(most);
    }),
    { numRuns: 1_000 },
  );
});

test('[VOTE-5] an added aye never loses a carried motion, and an added nay never carries a lost one, whatever the answers mean', () => {
  fc.assert(
    fc.property(aRule, aSize, aCount, anAnswers, (rule, size, count, answers) => {
      if (carries(rule, size, count, answers))
        expect(carries(rule, size, { ...count, ayes: count.ayes + 1 }, answers)).toBe(true);
      else expect(carries(rule, size, { ...count, nays: count.nays + 1 }, answers)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('[VOTE-5] a nay that becomes an aye never loses a carried motion', () => {
  fc.assert(
    fc.property(aRule, aSize, aCount, anAnswers, (rule, size, count, answers) => {
      fc.pre(count.nays > 0 && carries(rule, size, count, answers));
      expect(carries(rule, size, { ...count, ayes: count.ayes + 1, nays: count.nays - 1 }, answers)).toBe(true);
    }),
  );
});

test('[VOTE-11] a vacancy never lowers a rule on authorised seats, and never raises one on those in office', () => {
  const onSeats = aRule.filter((rule) =>
    ('largest' in rule ? rule.largest : [rule]).every((each) => 'votes' in each || each.of === 'seats'),
  );
  fc.assert(
    fc.property(onSeats, aSize, aCount, (rule, size, count) => {
      const vacant = { ...size, inOffice: Math.max(0, size.inOffice - 1) };
      expect(votesNeeded(rule, vacant, count)).toEqual(votesNeeded(rule, size, count));
    }),
  );
  fc.assert(
    fc.property(aRule, aSize, aCount, (rule, size, count) => {
      const vacant = { ...size, inOffice: Math.max(0, size.inOffice - 1) };
      expect(votesNeeded(rule, vacant, count)?.needed).toBeLessThanOrEqual(votesNeeded(rule, size, count)?.needed ?? 0);
    }),
  );
});

test('[VOTE-11] the largest of several thresholds is never below any of them, and is one of them', () => {
  fc.assert(
    fc.property(
      fc.array(aSimple, { minLength: 2, maxLength: 5 }),
      aSize,
      aCount,
      anAnswers,
      (largest, size, count, answers) => {
        const whole = votesNeeded({ largest }, size, count, answers)?.needed ?? Number.NaN;
        const each = largest.map((rule) => votesNeeded(rule, size, count, answers)?.needed ?? Number.NaN);
        for (const needed of each) expect(whole).toBeGreaterThanOrEqual(needed);
        expect(each).toContain(whole);
      },
    ),
  );
});

test('[VOTE-11] without the number that one of several thresholds is a share of, the largest is not known', () => {
  const rule = { largest: [{ votes: 9 }, { atLeast: [2, 3], of: 'in-office' }] } as Threshold;
  expect(votesNeeded(rule, { seats: 11 }, undefined)).toBeUndefined();
  expect(
    votesNeeded({ largest: [...(rule as { largest: [] }).largest].reverse() } as Threshold, {}, undefined),
  ).toBeUndefined();
});

test.each(['ayes', 'nays'])(
  '[VOTE-5] a base cannot leave out the %s, or a vote would change what it takes to lose',
  (side) => {
    expect(threshold.safeParse({ moreThan: [1, 2], of: 'seats', less: [side] }).success).toBe(false);
  },
);

test('[VOTE-8] an answer named twice is counted once', () => {
  const twice = { ...plainAnswers, voting: ['ayes', 'nays', 'ayes'] } as Answers;
  const count = { ...Object.fromEntries(everyAnswer.map((each) => [each, 0])), ayes: 3, nays: 2 } as unknown as Count;
  expect(votesNeeded({ moreThan: [1, 2], of: 'voting' }, {}, count, twice)).toEqual({ needed: 3, of: 5 });
});

test('[VOTE-8] renaming the members changes nothing', () => {
  const chamber: fc.Arbitrary<Chamber> = fc
    .tuple(fc.integer({ min: 1, max: 15 }), fc.nat(4), aRule, anAnswers)
    .map(([seats, vacant, rule, answers]) => ({
      seats,
      inOffice: Math.max(0, seats - vacant),
      rule: 'votes' in rule ? { votes: Math.min(rule.votes, seats) } : rule,
      answers,
      quorum: { members: { moreThan: [1, 2], of: 'seats' } },
    }));
  const aRoll = fc.record(Object.fromEntries(everyAnswer.map((answer) => [answer, fc.nat(2)])));
  fc.assert(
    fc.property(chamber, aRoll, fc.infiniteStream(fc.nat(1_000)), (chamber, roll, order) => {
      const inOffice = chamber.inOffice ?? 0;
      const names = Array.from({ length: inOffice }, (_, index) => `member-${index}`);
      const shuffled = names
        .map((name) => ({ name, key: Number(order.next().value) }))
        .sort((a, b) => a.key - b.key)
        .map(({ name }) => name);
      const named = (list: readonly string[]) => rollOf(roll, (index) => list[index] ?? `stranger-${index}`);
      const sum = (list: readonly string[]) => {
        const { outcome, ruling } = voteIn(chamber, { method: named(list) });
        const of = (rule: string) => [ruling(rule)?.verdict, ruling(rule)?.numbers];
        return { outcome, passage: of('passage'), quorum: of('quorum'), roll: ruling('roll')?.verdict };
      };
      expect(sum(shuffled)).toEqual(sum(names));
    }),
    { numRuns: 200 },
  );
});
