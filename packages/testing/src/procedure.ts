import { type Command, type Procedure, type RecordedEvent, replay } from '@statecraft/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCommands } from './arbitraries/commands.ts';
import { arbitraryLawful, arbitraryNearlyLawful, type LawfulOptions } from './arbitraries/lawful.ts';
import { type Check, checkProcedure, type Explanations } from './check/check-procedure.ts';
import type { AnyDrafts } from './drafting/any-drafts.ts';
import type { Law } from './law/law.ts';
import { breachOf, type Invariant } from './living/breach.ts';
import { type City, openCity, readingOf } from './living/city.ts';
import { compareWithLaw, type Difference, follower, modelHall } from './living/compare.ts';
import { wrongDays } from './living/turning-days.ts';
import { printCase } from './print/print-case.ts';
import { sayAct } from './print/say-act.ts';
import { timelineOf } from './print/timeline.ts';

/** How a procedure is tested. */
export interface SuiteOptions {
  /** How many histories each property draws; 200 when left out. */
  readonly runs?: number;
  /** The seed they are drawn from; another one each time when left out. fast-check prints it with every failure. */
  readonly seed?: number;
  /** What the checker finds and why that is as it should be, errors too: the reason for each finding, by `code subject`. */
  readonly explained?: Explanations;
  /** The law as the tester wrote it down apart from the procedure, to compare the engine with on `runs` lists of commands. */
  readonly law?: Law;
  /** The editions that are tested; all when left out. */
  readonly editions?: readonly string[];
  /** How the acts and rules of the vocabularies are drafted that the procedure uses besides ours: `defineDrafts`. */
  readonly drafts?: readonly AnyDrafts[];
}

/**
 * A Vitest suite for a procedure: what the checker finds, what holds under every procedure, and what its tester holds of it.
 *
 * @example
 * describeProcedure(ourTown, {
 *   'nothing is law on the day it was introduced': ({ stage, facts }) =>
 *     stage !== 'enacted' || facts.dates.passage !== facts.introducedOn,
 * });
 */
export function describeProcedure(
  procedure: Procedure,
  invariants: Readonly<Record<string, Invariant>> = {},
  {
    runs = 200,
    seed,
    explained = {},
    law,
    editions = procedure.editions.map(({ id }) => id),
    drafts = [],
  }: SuiteOptions = {},
): void {
  const parameters = { numRuns: runs, includeErrorInReport: true, ...(seed !== undefined && { seed }) };
  describe(procedure.title, () => {
    let checked: Check | undefined;
    const check = () => {
      checked ??= checkProcedure(procedure, { explained, drafts });
      return checked;
    };

    test('[SUITE-1] the checker finds nothing that is not explained', () => {
      const found = check().findings.filter((each) => each.explained === undefined);
      const told = found.map(({ code, message, example }) =>
        [`${code}: ${message}`, ...example.map(sayAct)].join('\n  '),
      );
      if (told.length > 0) throw new Error(told.join('\n'));
    });

    test.each(Object.entries(explained))('[SUITE-1] %s is found, and explained: %s', (finding) => {
      if (check().unmatched.includes(finding)) throw new Error(`the checker finds no ${finding}`);
    });

    describe.each(editions.map((edition) => ({ edition })))('in $edition', ({ edition }) => {
      const options: LawfulOptions = { edition, drafts };

      test('[SUITE-2] what is lawful is recorded, and reads the same after every restart', async () => {
        await eachHistory(
          procedure,
          options,
          arbitraryLawful(procedure, options),
          parameters,
          async (city, commands) => {
            for (const [index, command] of commands.entries()) {
              const result = await city.engine.execute(command);
              if (!result.ok)
                throw new Error(`a lawful act was refused\n${await refusedAt(procedure, options, commands, index)}`);
              await expectSameAfterRestart(procedure, city, command);
            }
          },
        );
      });

      test('[SUITE-6] the days that are told are those on which the law turns', async () => {
        await eachHistory(
          procedure,
          options,
          arbitraryLawful(procedure, options),
          parameters,
          async (city, commands) => {
            await city.live(commands);
            const [command] = commands;
            const wrong =
              command && 'measure' in command
                ? await wrongDays(city.engine, command.measure ?? '', procedure.uses)
                : [];
            if (wrong.length > 0) throw new Error([...wrong, ...commands.map(sayAct)].join('\n'));
          },
        );
      });

      test('[SUITE-3] what has one thing wrong is refused for it, and changes nothing', async () => {
        const nearly = arbitraryNearlyLawful(procedure, options);
        await eachHistory(procedure, options, nearly, parameters, async (city, { history, command, rule, wrong }) => {
          const { stage } = await city.live(history);
          const head = await city.log.head();
          const result = await city.engine.execute(command);
          const refused = result.ok
            ? []
            : result.rejections.flatMap(({ rule: by, ruling }) => [by, ...partsIn(ruling)]);
          if (!refused.includes(rule))
            throw new Error(
              `${wrong}, and ${rule} did not refuse it at ${stage}\n${printCase({
                procedure: nameOf(procedure),
                history,
                command,
                expected: { rejectedBy: [rule] },
              })}`,
            );
          expect(await city.log.head()).toBe(head);
        });
      });

      test.runIf(law)('[SUITE-5] the engine makes of every command what the law written apart does', async () => {
        const hall = modelHall(procedure, options);
        await eachHistory(
          procedure,
          options,
          arbitraryCommands(procedure, options),
          parameters,
          async (city, commands) => {
            const difference = law && (await compareWithLaw(() => city.engine, follower(law, hall), commands));
            if (difference) throw new Error(await toldOf(difference, procedure, options, commands));
          },
        );
      });

      for (const [name, invariant] of Object.entries(invariants)) {
        test(`[SUITE-4] ${name}`, async () => {
          const breach = await breachOf(procedure, invariant, {
            ...options,
            runs,
            ...(seed !== undefined && { seed }),
          });
          if (breach) throw new Error(breach.message);
        });
      }
    });
  });
}

/** Runs a property on histories, each in a city of its own. */
async function eachHistory<Drawn>(
  procedure: Procedure,
  options: LawfulOptions,
  arbitrary: fc.Arbitrary<Drawn>,
  parameters: fc.Parameters<[Drawn]>,
  holds: (city: City, drawn: Drawn) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbitrary, async (drawn) => holds(await openCity(procedure, options), drawn)),
    parameters,
  );
}

/** Holds a reading of a city's engine to one of an engine that has just been started, and to what its events replay to. */
async function expectSameAfterRestart(
  procedure: Procedure,
  { engine, restarted, log }: City,
  command: Command,
): Promise<void> {
  const measure = 'measure' in command ? (command.measure ?? '') : '';
  const live = await readingOf(engine, measure, command.on, procedure.uses);
  expect(await readingOf(restarted(), measure, command.on, procedure.uses)).toEqual(live);
  const events = JSON.parse(JSON.stringify(await log.readStream(`measure/${measure}`))) as RecordedEvent[];
  const { stage, facts, version } = replay(events, procedure.uses);
  expect({ stage, facts, version }).toEqual({ stage: live.stage, facts: live.facts, version: live.version });
}

async function refusedAt(
  procedure: Procedure,
  options: LawfulOptions,
  commands: readonly Command[],
  index: number,
): Promise<string> {
  const { acts } = await (await openCity(procedure, options)).live(commands.slice(0, index + 1));
  return timelineOf(acts, index);
}

async function toldOf(
  { index, engine, law }: Difference,
  procedure: Procedure,
  options: LawfulOptions,
  commands: readonly Command[],
): Promise<string> {
  const { acts } = await (await openCity(procedure, options)).live(commands.slice(0, index + 1));
  return `the engine: ${engine}; the law: ${law}\n${timelineOf(acts, index)}`;
}

function partsIn(ruling: { readonly parts?: readonly { readonly rule: string }[] | undefined } | undefined): string[] {
  return ruling?.parts?.map(({ rule }) => rule) ?? [];
}

/** The name a procedure may have in a test: `kansasCity` of `kansas-city`. */
function nameOf({ id }: Procedure): string {
  return id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
