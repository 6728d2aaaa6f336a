import type { Command, Engine, Result } from '@statecraft/core';
import {
  arbitraryCommands,
  arbitraryLawful,
  compareWithLaw,
  type Difference,
  follower,
  modelHall,
  openCity,
  readingOf,
  sayAct,
} from '@statecraft/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laws } from './law/laws.ts';

const deep = process.env.STATECRAFT_DEEP === '1';
/** How many commands are compared in each city, and how many histories restarted in. */
const COMMANDS = deep ? 100_000 : 5_000;
const HISTORIES = deep ? 10_000 : 500;

type MeasureCommand = Extract<Command, { measure: string }>;

/** The commands, of a measure of their own. */
function of(measure: string, commands: readonly Command[]): MeasureCommand[] {
  return commands.map((command) => ({ ...command, measure }) as MeasureCommand);
}

/** Two engines on one log, by turns, and now and then one that has just been started. */
function byTurns(engines: readonly Engine[], restarted: () => Engine): () => Engine {
  let turn = 0;
  return () => {
    turn += 1;
    return turn % 7 === 0 ? restarted() : (engines[turn % engines.length] as Engine);
  };
}

function tell({ index, engine, law }: Difference, commands: readonly Command[]): string {
  return `the engine: ${engine}; the law: ${law}\n${commands
    .slice(0, index + 1)
    .map(sayAct)
    .join('\n')}`;
}

describe.each(laws)('$id beside its law written apart', ({ city, law }) => {
  test.each([0, 2])('[MODEL-1] they agree on every command, with %i empty seats', async (vacant) => {
    const open = await openCity(city, { vacant });
    const engine = byTurns([open.engine, open.restarted()], open.restarted);
    const hall = modelHall(city, { vacant });
    let measures = 0;
    let compared = 0;
    let refused = 0;
    const alike = fc.asyncProperty(arbitraryCommands(city, { vacant }), async (drawn) => {
      measures += 1;
      const commands = of(`measure-${measures}`, drawn);
      const difference = await compareWithLaw(engine, follower(law, hall), commands);
      if (difference) throw new Error(tell(difference, commands));
      compared += commands.length;
      refused += commands.length - (await open.engine.history(`measure-${measures}`)).length;
    });
    while (compared < COMMANDS / 2) await fc.assert(alike, { numRuns: 100, seed: compared });
    expect(refused / compared).toBeGreaterThan(0.1);
  });

  test('[MODEL-2] an engine started anew after any act gives the same state, deadlines and available acts', async () => {
    const open = await openCity(city);
    const engines = byTurns([open.engine], open.restarted);
    let measures = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryLawful(city), async (drawn) => {
        const measure = `measure-${++measures}`;
        for (const command of of(measure, drawn)) {
          await open.engine.execute(command);
          const live = await readingOf(open.engine, measure, command.on);
          expect(await readingOf(open.restarted(), measure, command.on)).toEqual(live);
          expect((await engines().measure(measure))?.stage).toBe(live.stage);
        }
      }),
      { numRuns: HISTORIES, seed: 2 },
    );
  });

  test('[MODEL-3] as of a day or an instant it stands where it then stood', async () => {
    const open = await openCity(city);
    const hall = modelHall(city);
    let measures = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryCommands(city), async (drawn) => {
        const measure = `measure-${++measures}`;
        const { memory, follow } = follower(law, hall);
        const past: { on: string; at: string; place: string }[] = [];
        for (const command of of(measure, drawn)) {
          const result = await open.engine.execute(command);
          follow(command, result, '');
          if (result.ok) past.push({ on: command.on, at: result.event.at, place: memory.place });
        }
        for (const { on, at } of past) {
          const ofDay = past.findLast((each) => each.on <= on)?.place;
          expect((await open.engine.measure(measure, { on }))?.stage).toBe(ofDay);
          const ofInstant = past.findLast((each) => each.at <= at)?.place;
          expect((await open.restarted().measure(measure, { at }))?.stage).toBe(ofInstant);
        }
      }),
      { numRuns: Math.ceil(HISTORIES / 10), seed: 3 },
    );
  });

  test('[MODEL-4] once an act is struck it stands where what is left takes it', async () => {
    const open = await openCity(city);
    const hall = modelHall(city);
    let measures = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryLawful(city), fc.nat(99), async (drawn, which) => {
        const measure = `measure-${++measures}`;
        const recorded: { command: Command; id: string; result: Result }[] = [];
        for (const command of of(measure, drawn)) {
          const result = await open.engine.execute(command);
          if (result.ok) recorded.push({ command, id: result.event.id, result });
        }
        const struck = recorded[which % Math.max(1, recorded.length)];
        const last = recorded.at(-1);
        if (!struck || !last?.result.ok) return;
        const published = await open.engine.measure(measure);
        const correction = {
          type: 'correct',
          measure,
          on: last.command.on,
          event: struck.id,
          reason: 'never happened',
        } as const;
        const corrected = await open.engine.execute({ ...correction, change: { strike: true } });
        expect(corrected.ok).toBe(true);
        const asPublished = await open.engine.measure(measure, { at: last.result.event.at });
        expect(asPublished?.stage).toBe(published?.stage);
        const { memory, follow } = follower(law, hall);
        // What follows a struck act may be unlawful without it; then the table places it, and the law has no opinion.
        const lawful = recorded.every(
          ({ command, result }) => command === struck.command || !refuses(follow(command, result, '')?.law),
        );
        if (!lawful) return;
        compared += 1;
        const stage = (await open.engine.measure(measure))?.stage;
        expect(stage, recorded.map(({ command }) => sayAct(command)).join('\n')).toBe(memory.place);
        expect((await open.restarted().measure(measure))?.stage).toBe(stage);
      }),
      { numRuns: HISTORIES, seed: 4 },
    );
    expect(compared).toBeGreaterThan(HISTORIES / 10);
  });

  test('[MODEL-5] what several record at once is lawful in the order in which it went on record', async () => {
    const hall = modelHall(city);
    const commands = arbitraryCommands(city, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(commands, commands), { minLength: 2, maxLength: 4 }), async (drawn) => {
        const open = await openCity(city);
        const engines = [open.engine, open.restarted()];
        const recorded = new Map<string, Command>();
        const actor = async (engine: Engine, own: readonly Command[]) => {
          for (const command of own) {
            const result = await engine.execute(command);
            if (result.ok) recorded.set(result.event.id, command);
          }
        };
        const measures = drawn.map((_, index) => `measure-${index}`);
        await Promise.all(
          drawn.flatMap((pair, index) =>
            pair.map((own, which) => actor(engines[which] as Engine, sameDay(of(measures[index] ?? '', own)))),
          ),
        );
        for (const measure of measures) {
          const { memory, follow } = follower(law, hall);
          const events = await open.log.readStream(`measure/${measure}`);
          for (const { id, law: judged } of events) {
            const command = recorded.get(id);
            if (!command) throw new Error(`${id} is on record, and nobody was told`);
            const result = { ok: true } as unknown as Result;
            expect(follow(command, result, judged.stage ?? '')?.law, sayAct(command)).toBeUndefined();
          }
          expect((await open.restarted().measure(measure))?.stage ?? 'unfiled').toBe(memory.place);
        }
      }),
      { numRuns: Math.ceil(HISTORIES / 10), seed: 5 },
    );
  });
});

function refuses(law: string | undefined): boolean {
  return law !== undefined && !law.startsWith('lawful');
}

/** Commands that all fall on one day, so that no order of them is late. */
function sameDay(commands: readonly MeasureCommand[]): MeasureCommand[] {
  return commands.map((command) => ({ ...command, on: '2020-01-06' }));
}
