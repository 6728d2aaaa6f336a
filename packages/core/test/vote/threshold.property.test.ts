import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Count, type Threshold, votesNeeded } from '../../src/index.ts';

const none: Count = { ayes: 0, nays: 0, abstaining: 0, present: 0, paired: 0, recused: 0, absent: 0, excused: 0 };
const voters = fc.nat(120);
const aCount: fc.Arbitrary<Count> = fc.record({
  ayes: voters,
  nays: voters,
  abstaining: voters,
  present: voters,
  paired: voters,
  recused: voters,
  absent: voters,
  excused: voters,
});
const base = fc.constantFrom('seats', 'in-office', 'present', 'voting');
const fraction = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .filter(([part, whole]) => part < whole);
const share = fc.oneof(
  fc.record({ moreThan: fraction, of: base }),
  fc.record({ atLeast: fraction, of: base }),
) as fc.Arbitrary<Extract<Threshold, { of: unknown }>>;
const size = fc.record({ seats: fc.integer({ min: 1, max: 500 }), inOffice: fc.integer({ min: 1, max: 500 }) });

test('[VOTE-1] the ayes needed are the fewest that are the stated share of the base', () => {
  fc.assert(
    fc.property(share, size, aCount, (rule, size, count) => {
      const found = votesNeeded(rule, size, count);
      const of = {
        seats: size.seats,
        'in-office': size.inOffice,
        present: count.ayes + count.nays + count.abstaining + count.present,
        voting: count.ayes + count.nays,
      }[rule.of];
      // In whole numbers, without a division: so many ayes are enough when ayes * whole >= of * part.
      const enough = (ayes: number) =>
        'moreThan' in rule
          ? ayes * rule.moreThan[1] > of * rule.moreThan[0]
          : ayes >= 1 && ayes * rule.atLeast[1] >= of * rule.atLeast[0];
      expect(found?.of).toBe(of);
      expect(enough(found?.needed ?? Number.NaN)).toBe(true);
      expect(enough((found?.needed ?? Number.NaN) - 1)).toBe(false);
    }),
  );
});

test('[VOTE-1] an absolute number needs no base, and no motion carries without an aye', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (votes) => {
      expect(votesNeeded({ votes }, {}, undefined)).toEqual({ needed: votes });
    }),
  );
  expect(votesNeeded({ atLeast: [2, 3], of: 'voting' }, {}, none)).toEqual({ needed: 1, of: 0 });
});

test('[VOTE-5] an added aye never loses a carried motion, and an added nay never carries a lost one', () => {
  const carries = (rule: Threshold, of: { seats: number; inOffice: number }, count: Count) =>
    count.ayes >= (votesNeeded(rule, of, count)?.needed ?? Number.POSITIVE_INFINITY);
  const rule = fc.oneof(share, fc.record({ votes: fc.integer({ min: 1, max: 120 }) }));
  fc.assert(
    fc.property(rule, size, aCount, (rule, size, count) => {
      if (carries(rule, size, count)) expect(carries(rule, size, { ...count, ayes: count.ayes + 1 })).toBe(true);
      else expect(carries(rule, size, { ...count, nays: count.nays + 1 })).toBe(false);
    }),
  );
});
