import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsAfter } from '../../src/acts/facts-after.ts';
import { deepFreeze } from '../../src/deep-freeze.ts';
import {
  addDays,
  type BodyActType,
  type BodyFacts,
  definitionsOf,
  type Entry,
  type LegalDate,
  type MeasureFacts,
  type Recording,
} from '../../src/index.ts';
import { arbitrarySteps, walk } from '../histories.ts';
import { townHall } from '../town.ts';

const { actOfEvent, actOfType, unrecordedBody, unrecordedMeasure } = definitionsOf([]);

/** Folds acts one by one, holding the facts before each fast, and beside it in one private object. */
function expectSame<Facts extends MeasureFacts | BodyFacts>(fresh: () => Facts, acts: readonly [Recording, Entry][]) {
  let facts = deepFreeze(fresh());
  const own = fresh();
  for (const [act, entry] of acts) {
    // In a module, writing into what is frozen throws.
    facts = deepFreeze(factsAfter(facts, act, entry));
    act.record(own as unknown as MeasureFacts & BodyFacts, entry);
    expect(facts).toEqual(own);
  }
}

const day = fc.nat(9).map((days) => addDays('2020-01-06' as LegalDate, days));
const member = fc.constantFrom('ada', 'ben', 'cleo');
const bodyAct = fc
  .record({
    type: fc.constantFrom<BodyActType>('seat', 'vacate', 'call', 'convene', 'cancel', 'adjourn'),
    on: day,
    data: fc.record(
      {
        member: member,
        meeting: fc.constantFrom('first', 'second', 'third'),
        kind: fc.constantFrom('regular', 'special'),
        startsAt: fc.constant('2020-01-07T15:00'),
        present: fc.uniqueArray(member),
        presiding: member,
        day,
      },
      { requiredKeys: ['member', 'meeting', 'kind', 'startsAt', 'present'] },
    ),
  })
  .map(({ type, on, data }): [Recording, Entry] => [actOfType(type), { id: 'e', on, basis: 'recorded', data }]);

describe('[REPLAY-1] facts with an act written into them are those of replay, and the facts before it stay as they were', () => {
  test('of a measure', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps({ maxLength: 15 }), async (steps) => {
        const { engine, log } = await townHall();
        await walk(engine, steps);
        const events = await log.readStream('measure/m1');
        expectSame(
          unrecordedMeasure,
          events.map((event) => [actOfEvent(event) as Recording, { ...event, outcome: event.law.outcome }]),
        );
      }),
    );
  });

  test('of a body', () => {
    fc.assert(fc.property(fc.array(bodyAct, { maxLength: 20 }), (acts) => expectSame(unrecordedBody, acts)));
  });
});
