import {
  type Assessment,
  addDays,
  assess,
  type Command,
  createEngine,
  definitionsOf,
  isOfKind,
  isWithin,
  type LegalDate,
  type Lifecycle,
  lifecycleOf,
  lifecycleOn,
  memoryLog,
  ON_RECORD,
  ownVocabulary,
  type Procedure,
  parseCommand,
  place,
  type RecordedEvent,
  type Rule,
  type Ruling,
  replay,
  type Standing,
} from '@statecraft/core';
import { lifecycleMachine, measureMachine, stageOfState, stateValueOf } from '@statecraft/core/machine';
import { arbitraryHistory, hallOf, numberedRoster, numberedSeats, specimen } from '@statecraft/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';

const runs = process.env.STATECRAFT_DEEP ? 5_000 : 250;
const measure = 'measure-1';

/** What the properties need to know of a procedure besides its data. */
export interface Subject {
  readonly procedure: Procedure;
  /** The edition in force in 2020, where the histories run. */
  readonly edition: string;
  /** The rows of a carried vote on passage. */
  readonly passage: string | readonly string[];
  /** Where histories begin that should run across two editions. */
  readonly across?: string;
}

/** Holds a procedure to what is true of any history under it, lawful or not; call it in a Vitest file. */
export function describeProcedure({ procedure, edition, passage, across = '2020-01-02' }: Subject): void {
  const lifecycle = lifecycleOf(procedure, edition);
  const { unrecordedMeasure, actOfType } = definitionsOf(procedure.uses);
  const roster = numberedRoster(lifecycle, '2019-08-01');
  const histories = arbitraryHistory(procedure);

  /** Runs commands through a fresh engine; gives the engine, its log, and the commands' results. */
  async function run(commands: readonly Command[]) {
    const log = memoryLog();
    let ids = 0;
    const engine = createEngine({
      log,
      procedures: [procedure],
      newId: () => `id-${++ids}`,
      clock: () => '2026-01-01T00:00:00.000Z',
    });
    await engine.executeAll(roster);
    const results = [];
    for (const command of commands) results.push(await engine.execute(command));
    return { log, engine, results };
  }

  /** Assesses commands one upon the other as a record that others kept: none is refused. */
  function assessAll(
    commands: readonly Command[],
  ): { inForce: Lifecycle; before: Standing; assessment: Assessment; after: Standing }[] {
    let standing: Standing = { stage: 'unfiled', facts: unrecordedMeasure() };
    return commands.flatMap((command, index) => {
      const parsed = parseCommand(command, () => `act-${index}`, procedure.uses);
      if ('malformations' in parsed) return [];
      const before = standing;
      const inForce = lifecycleOn(procedure, parsed.request.act.on);
      const assessment = assess(
        { lifecycle: inForce, bodies: hallOf(procedure) },
        before,
        parsed.request.act,
        ON_RECORD,
      );
      standing = place(before, assessment);
      return [{ inForce, before, assessment, after: standing }];
    });
  }

  describe(`any history under ${procedure.title}`, () => {
    test('[REPLAY-1] [ACT-4] replayed from JSON gives what was live, after every act', async () => {
      await fc.assert(
        fc.asyncProperty(histories, async (commands) => {
          const { log, engine } = await run([]);
          for (const command of commands) {
            await engine.execute(command);
            const events = await log.readStream(`measure/${measure}`);
            const again = JSON.parse(JSON.stringify(events)) as RecordedEvent[];
            expect(again).toEqual(events);
            const live = await engine.measure(measure);
            if (!live) {
              expect(events).toEqual([]);
              continue;
            }
            const { stage, facts, version } = replay(again, procedure.uses);
            expect({ stage, facts, version }).toEqual({ stage: live.stage, facts: live.facts, version: live.version });
          }
        }),
        { numRuns: runs },
      );
    });

    test('[MACHINE-1] [STAGE-3] lands where XState’s transition() takes it, lawful or not', () => {
      const machines = new Map(
        procedure.editions.map(({ id }) => [id, lifecycleMachine(lifecycleOf(procedure, id), 'on-record')]),
      );
      fc.assert(
        fc.property(arbitraryHistory(procedure, { astray: 60, from: across }), (commands) => {
          for (const { inForce, before, assessment } of assessAll(commands)) {
            const machine = machines.get(inForce.ref.edition);
            if (!machine) throw new Error('no machine');
            const snapshot = machine.resolveState({ value: stateValueOf(inForce, before.stage), context: {} });
            const [next, landed] = transition(machine, snapshot, assessment);
            expect(stageOfState(next.value)).toBe(assessment.stage);
            expect(landed.map(({ params }) => params)).toEqual(assessment.row ? [{ row: assessment.row.id }] : []);
          }
        }),
        { numRuns: runs },
      );
    });

    test('[MACHINE-1] is refused by the live machine exactly when the engine refuses it', async () => {
      const machine = lifecycleMachine(lifecycle);
      await fc.assert(
        fc.asyncProperty(arbitraryHistory(procedure, { astray: 40 }), async (commands) => {
          const { engine } = await run([]);
          for (const command of commands) {
            const parsed = parseCommand(command, () => 'tried', procedure.uses);
            if (!('request' in parsed)) continue;
            const before = (await engine.measure(measure)) ?? { stage: 'unfiled', facts: unrecordedMeasure() };
            const assessment = assess({ lifecycle, bodies: hallOf(procedure) }, before, parsed.request.act);
            const [next, landed] = transition(
              machine,
              machine.resolveState({ value: stateValueOf(lifecycle, before.stage), context: {} }),
              assessment,
            );
            const result = await engine.execute(command);
            expect(result.ok).toBe(landed.length > 0);
            if (result.ok) expect(result.event.law.stage).toBe(stageOfState(next.value));
          }
        }),
        { numRuns: Math.ceil(runs / 2) },
      );
    });

    test('[MACHINE-3] an actor’s context is the fold of the acts', () => {
      fc.assert(
        fc.property(histories, (commands) => {
          const actor = createActor(measureMachine(lifecycle, 'on-record')).start();
          for (const { assessment, after } of assessAll(commands)) {
            if (!assessment.row) continue;
            actor.send(assessment);
            const { context, value } = actor.getSnapshot();
            expect({ facts: context.facts, stage: stageOfState(value) }).toEqual({
              facts: after.facts,
              stage: after.stage,
            });
          }
          actor.stop();
        }),
        { numRuns: runs },
      );
    });

    test('[DECIDE-1] deciding changes nothing', async () => {
      await fc.assert(
        fc.asyncProperty(histories, histories, async (commands, others) => {
          const { engine, log } = await run(commands);
          const head = await log.head();
          const before = await engine.measure(measure);
          for (const command of others) {
            const text = JSON.stringify(command);
            const first = await engine.explain(command);
            expect(await engine.explain(command)).toEqual(first);
            expect(JSON.stringify(command)).toBe(text);
          }
          expect(await log.head()).toBe(head);
          expect(await engine.measure(measure)).toEqual(before);
        }),
        { numRuns: Math.ceil(runs / 5) },
      );
    });

    test('[DECIDE-2] every rejection names a rule that exists, cites it, and says why', async () => {
      const known = new Set([...procedure.rules, ...procedure.rows].map(({ id }) => id));
      await fc.assert(
        fc.asyncProperty(arbitraryHistory(procedure, { astray: 70 }), async (commands) => {
          const { results } = await run(commands);
          for (const result of results) {
            if (result.ok) continue;
            expect(result.rejections.length).toBeGreaterThan(0);
            for (const { rule, citation, message, needs } of result.rejections) {
              expect(known.has(rule) || /^[A-Z]+-\d+$/.test(rule)).toBe(true);
              expect(citation).not.toMatch(/^$|undefined|at hand/);
              expect(needs).not.toMatch(/^$|undefined|NaN|\[object/);
              expect(message).not.toMatch(/^$|undefined|NaN|\[object/);
            }
          }
        }),
        { numRuns: runs },
      );
    });

    test('[DECIDE-5] what satisfies a rule that refused an act turns its ruling', async () => {
      let satisfied = 0;
      await fc.assert(
        fc.asyncProperty(arbitraryHistory(procedure, { maxLength: 30 }), async (commands) => {
          const { engine } = await run([]);
          for (const command of commands) {
            const result = await engine.execute(command);
            for (const { rule, ruling } of result.ok ? [] : result.rejections) {
              const inForce = lifecycleOn(procedure, command.on as LegalDate).rule(rule);
              const mended = inForce && ruling ? satisfying(procedure, command, inForce, ruling) : undefined;
              if (!mended) continue;
              const { rulings } = await engine.explain(mended);
              expect(rulings.find((each) => each.rule === rule)?.verdict, rule).not.toBe('fails');
              satisfied += 1;
            }
          }
        }),
        { numRuns: runs },
      );
      expect(satisfied).toBeGreaterThan(0);
    });

    test('[DECIDE-4] nothing is enacted without a carried vote on passage', async () => {
      let enacted = 0;
      await fc.assert(
        fc.asyncProperty(arbitraryHistory(procedure, { maxLength: 30 }), async (commands) => {
          const { results } = await run(commands);
          let carried = false;
          for (const result of results) {
            if (!result.ok) continue;
            const { type, data, law } = result.event;
            if (type === 'voted' && (data.question as { kind: string }).kind === 'passage' && law.outcome === 'carried')
              carried = true;
            if (isWithin(law.stage ?? '', 'enacted')) {
              enacted += 1;
              expect(carried).toBe(true);
            }
          }
        }),
        { numRuns: runs },
      );
      // The property says something only if histories get that far.
      expect(enacted).toBeGreaterThan(0);
    });

    test('[ACT-2] execute never throws on malformed input', async () => {
      const { engine } = await run([]);
      const broken = histories.chain((commands) =>
        fc
          .tuple(fc.constantFrom(...commands), fc.string(), fc.anything())
          .map(([command, key, value]) => ({ ...command, [key]: value })),
      );
      const misfilled = histories.chain((commands) =>
        fc
          .constantFrom(...commands)
          .chain((command) =>
            fc
              .tuple(fc.constantFrom(...Object.keys(command)), fc.anything())
              .map(([key, value]) => ({ ...command, [key]: value })),
          ),
      );
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.anything(), broken, misfilled), async (input) => {
          const result = await engine.execute(input as Command);
          expect(typeof result.ok).toBe('boolean');
        }),
        { numRuns: runs * 4 },
      );
    });
  });

  describe(`the machine of ${procedure.title}`, () => {
    /** One lawful event for each row, as its guards want it. */
    const events = lifecycle.rows.map((row) => {
      const parsed = parseCommand(
        specimen({ lifecycle, row, measure, on: '2020-01-02' as never }, { ayes: 0, choice: 0 }),
        () => row.id,
        procedure.uses,
      );
      if (!('request' in parsed)) throw new Error(`${row.id}: ${JSON.stringify(parsed.malformations)}`);
      const act = { ...parsed.request.act, outcome: row.when.outcome } as Assessment['act'];
      return {
        type: act.type,
        act,
        row,
        inOrder: true,
        stage: '',
        rulings: [],
        undecided: [],
        verdicts: {},
        recording: actOfType(act.type),
        refuseOn: ['fails'],
      } satisfies Assessment;
    });

    test('[MACHINE-2] [MACHINE-4] every stage is reached by a shortest path, and the walk ends', () => {
      const paths = getShortestPaths(lifecycleMachine(lifecycle), {
        events,
        serializeState: ({ value }) => stageOfState(value),
      });
      expect(new Set(paths.map(({ state }) => stageOfState(state.value)))).toEqual(new Set(lifecycle.stages));
      for (const path of paths) expect(path.weight).toBeLessThan(10);
    });

    test('[DECIDE-4] no way leads to enacted but through a carried vote on passage', () => {
      const reached = (some: typeof events) =>
        getShortestPaths(lifecycleMachine(lifecycle), {
          events: some,
          serializeState: ({ value }) => stageOfState(value),
        }).map(({ state }) => stageOfState(state.value));
      expect(reached(events)).toContain('enacted');
      expect(reached(events.filter(({ row }) => ![passage].flat().includes(row.id)))).not.toContain('enacted');
    });

    test('[PROC-3] every rule and row cites its source or says what is unsettled', () => {
      for (const part of [...procedure.rules, ...procedure.rows]) {
        expect(part.citation?.instrument ?? part.unsettled?.question, part.id).toBeTruthy();
      }
    });
  });
}

/** The command changed so that it satisfies a rule that refused it; `undefined` where the rule asks for more than the command can say. */
function satisfying(procedure: Procedure, command: Command, rule: Rule, { numbers = {} }: Ruling): Command | undefined {
  const kinds = ownVocabulary.rules;
  if (isOfKind(kinds.threshold, rule))
    return numbers.computed ? ({ ...command, announced: numbers.computed } as Command) : undefined;
  if (isOfKind(kinds.actor, rule)) return { ...command, by: { id: 'seat-1', role: rule.roles[0] } } as Command;
  if (isOfKind(kinds.hold, rule))
    return numbers.until === 'indefinite' ? undefined : ({ ...command, on: numbers.until } as Command);
  if (isOfKind(kinds['lie-over'], rule)) {
    const last = numbers.last as LegalDate | undefined;
    return last && ({ ...command, on: rule.lawful === 'after' ? addDays(last, 1) : last } as Command);
  }
  if (isOfKind(kinds.window, rule)) return numbers.last ? ({ ...command, on: numbers.last } as Command) : undefined;
  if (isOfKind(kinds.degree, rule)) return { ...command, degree: rule.most } as Command;
  if (isOfKind(kinds.repetition, rule)) return { ...command, method: { kind: 'unanimous-consent' } } as Command;
  if (isOfKind(kinds.roll, rule) || isOfKind(kinds.quorum, rule)) {
    // A full house of which everybody says aye: all are there, each once.
    const { seats } = procedure.bodies[(command as { body?: string }).body ?? procedure.council] ?? {};
    const method = { kind: 'roll-call', ayes: numberedSeats(seats ?? 0) };
    return command.type !== 'vote' ? undefined : ({ ...command, method } as Command);
  }
  return undefined;
}
