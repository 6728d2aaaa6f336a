import { type Command, createEngine, defineProcedure, isHoliday, type LegalDate, memoryLog } from '@statecraft/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLawful, arbitraryNearlyLawful, historiesBegin } from '../src/arbitraries/lawful.ts';
import { arbitraryProcedure } from '../src/arbitraries/procedure.ts';
import { arbitraryHolidays, arbitraryRoster } from '../src/arbitraries/roster.ts';
import { checkProcedure } from '../src/check/check-procedure.ts';
import { given, rejected } from '../src/given.ts';
import { openCity } from '../src/living/city.ts';
import { printCase } from '../src/print/print-case.ts';
import { sayAct } from '../src/print/say-act.ts';
import { ogdenville, ogdenvilleInput, withMore } from './ogdenville.ts';

describe('[DRAW-1] lawful histories', () => {
  test('are accepted, act by act, in a hall with empty seats too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1), fc.context(), async (vacant, log) => {
        const [history = []] = fc.sample(arbitraryLawful(ogdenville, { vacant }), 1);
        log.log(history.map(sayAct).join('\n'));
        const { acts } = await (await openCity(ogdenville, { vacant })).live(history);
        expect(acts.filter(({ accepted }) => !accepted)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('begin on the first day of their edition where it is later than usual', () => {
    const later = defineProcedure({
      ...ogdenvilleInput,
      editions: [{ id: 'old' }, { id: 'charter', from: '2031-05-01' }],
    });
    expect([historiesBegin(later, 'old'), historiesBegin(later)]).toEqual(['2020-01-06', '2031-05-01']);
  });
});

test('[DRAW-2] a nearly lawful history is refused for what is named alone', async () => {
  const rules = new Set<string>();
  await fc.assert(
    fc.asyncProperty(arbitraryNearlyLawful(ogdenville), async ({ history, command, rule }) => {
      const city = await openCity(ogdenville);
      const { acts } = await city.live(history);
      expect(acts.every(({ accepted }) => accepted)).toBe(true);
      const result = await city.engine.execute(command);
      expect(result.ok ? [] : result.rejections.map((each) => each.rule)).toEqual([rule]);
      rules.add(rule);
    }),
    { numRuns: 300, seed: 1 },
  );
  expect(ogdenvilleInput.rules.map(({ id }) => id).filter((id) => !rules.has(id))).toEqual([]);
});

describe('[DRAW-4] shrinking', () => {
  test('ends at the shortest history that shows what is looked for', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { counterexample } = fc.check(
        fc.property(arbitraryLawful(ogdenville, { maxLength: 30 }), (history) =>
          history.every((act) => act.type !== 'vote' || act.question.kind !== 'override'),
        ),
        { seed, numRuns: 2_000 },
      );
      expect(counterexample?.[0].map(({ type }) => type)).toEqual([
        'introduce',
        'refer',
        'report',
        'vote',
        'present',
        'veto',
        'vote',
      ]);
    }
  });

  test('ends at the tenth act for what shows at the tenth act', () => {
    const { counterexample } = fc.check(
      fc.property(arbitraryLawful(recommitting, { maxLength: 40 }), (history) => history.length < 10),
      { seed: 1 },
    );
    expect(counterexample?.[0]).toHaveLength(10);
  });

  test('comes from far: from a history of ten acts and more to the seven that matter', () => {
    const overridden = (history: readonly Command[]) =>
      history.some((act) => act.type === 'vote' && act.question.kind === 'override');
    const long = Array.from({ length: 60 }, (_, seed) =>
      fc.check(
        fc.property(arbitraryLawful(recommitting, { maxLength: 40 }), (history) => !overridden(history)),
        { seed, numRuns: 1_000, verbose: 1 },
      ),
    ).filter(({ failures }) => (failures[0]?.[0].length ?? 0) >= 10);
    expect(long).not.toEqual([]);
    for (const { counterexample } of long) expect(counterexample?.[0]).toHaveLength(7);
  });
});

/** Ogdenville, where the council may send a measure back to its committee, so that histories can be long. */
const recommitting = defineProcedure(
  withMore([
    {
      id: 'recommit',
      title: 'Recommitted',
      stages: ['vote'],
      act: 'recommit',
      to: 'committee',
      citation: { instrument: 'Charter of Ogdenville' },
    },
  ]),
);

describe('[DRAW-5] what else is drawn', () => {
  test('a procedure is sound', () => {
    fc.assert(
      fc.property(arbitraryProcedure(), (procedure) => {
        const { findings } = checkProcedure(procedure, { walks: 0 });
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('a roster goes on record, with seats that fall vacant', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRoster(ogdenville), async (commands) => {
        const engine = createEngine({ log: memoryLog(), procedures: [ogdenville] });
        expect((await engine.executeAll(commands)).ok).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('holidays are such as a procedure takes', () => {
    fc.assert(
      fc.property(arbitraryHolidays(), (holidays) => {
        const { holidays: kept } = defineProcedure({ ...ogdenvilleInput, holidays });
        expect(kept).toEqual(holidays);
        expect(isHoliday('2020-02-29' as LegalDate, kept)).toBe(
          isHoliday('2020-02-29' as LegalDate, [...kept].reverse()),
        );
      }),
    );
  });
});

describe('[DRAW-6] printing', () => {
  const introduce = {
    type: 'introduce',
    measure: 'm1',
    title: "The mayor's",
    on: '2026-01-05',
    kind: 'ordinance',
    by: { id: 'ada', role: 'member' },
  } as const;
  const refer = { type: 'refer', measure: 'm1', on: '2026-01-05', to: ['finance'] } as const;

  test('a printed case says the same when it is run', async () => {
    const text = printCase({ procedure: 'town', history: [introduce, refer], expected: { stage: 'committee' } });
    expect(text).toContain(`.when({ type: 'refer', measure: 'm1', on: '2026-01-05', to: ['finance'] })`);
    expect(text).toContain(`title: 'The mayor\\'s'`);
    const run = new Function('given', 'rejected', 'town', `return (async () => { ${text} })()`);
    await run(given, rejected, ogdenville);
    const refused = printCase({ procedure: 'town', history: [refer], expected: { rejectedBy: ['introduce'] } });
    const wrong = new Function('given', 'rejected', 'town', `return (async () => { ${refused} })()`);
    await expect(wrong(given, rejected, ogdenville)).rejects.toThrow(/expected a refusal by introduce/);
  });

  test('an act is told on one line', () => {
    const method = { kind: 'roll-call', ayes: ['a', 'b'], nays: ['c'], absent: ['d'] } as const;
    const vote = { type: 'vote', measure: 'm', on: '2026-01-05', question: { kind: 'passage' }, method } as const;
    expect([introduce, refer, { ...vote, announced: 'carried' } as const].map(sayAct)).toEqual([
      "2026-01-05 introduce title The mayor's, kind ordinance by the member",
      '2026-01-05 refer to finance',
      '2026-01-05 vote on passage: 2 to 1, 1 absent, carried',
    ]);
  });
});
