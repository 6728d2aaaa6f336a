import { type Command, type Procedure, type RecordedEvent, replay, verifyLog } from '@statecraft/core';
import {
  arbitraryCommands,
  arbitraryLawful,
  arbitraryNearlyLawful,
  checkProcedure,
  compareWithLaw,
  follower,
  modelHall,
  openCity,
  readingOf,
  wrongDays,
} from '@statecraft/testing';
import type { Law } from '@statecraft/testing/law';
import fc from 'fast-check';

/** A city under test: its procedure, its law written apart, the warnings that are explained. */
export interface Tested {
  readonly city: Procedure;
  readonly law: Law;
  readonly explained: readonly string[];
}

/** One of the checks that the package gives a tester: what it finds wrong, `undefined` where it finds nothing. */
type Check = (tested: Tested) => Promise<string | undefined> | string | undefined;

const SEED = 11;
/** How many histories each check draws. */
const RUNS = 80;

type MeasureCommand = Extract<Command, { measure: string }>;

function of(index: number, commands: readonly Command[]): MeasureCommand[] {
  return commands.map((command) => ({ ...command, measure: `measure-${index}` }) as MeasureCommand);
}

function drawn<Thing>(arbitrary: fc.Arbitrary<Thing>, numRuns = RUNS): Thing[] {
  return fc.sample(arbitrary, { numRuns, seed: SEED });
}

/** The checks by their names, in the order of the table. */
export const checks: Readonly<Record<string, Check>> = {
  checker({ city, explained }) {
    const found = checkProcedure(city).findings.find(
      ({ code, subject, severity }) => severity === 'error' || !explained.includes(`\`${code}\` of \`${subject}\``),
    );
    return found?.message;
  },

  async law({ city, law }) {
    for (const vacant of [0, 2]) {
      const open = await openCity(city, { vacant });
      const engines = [open.engine, open.restarted()];
      let turn = 0;
      const hall = modelHall(city, { vacant });
      for (const [index, commands] of drawn(arbitraryCommands(city, { vacant }), RUNS * 20).entries()) {
        const by = () => engines[turn++ % 2] ?? open.engine;
        const difference = await compareWithLaw(by, follower(law, hall), of(index, commands));
        if (difference) return `the engine: ${difference.engine}; the law: ${difference.law}`;
      }
    }
    return undefined;
  },

  async histories({ city }) {
    const open = await openCity(city);
    for (const [index, history] of drawn(arbitraryLawful(city)).entries()) {
      const { acts } = await open.live(of(index, history));
      if (acts.some(({ accepted }) => !accepted)) return 'a lawful act is refused';
    }
    for (const [index, { history, command, rule }] of drawn(arbitraryNearlyLawful(city)).entries()) {
      await open.live(of(RUNS + index, history));
      const [spoilt] = of(RUNS + index, [command]);
      const result = spoilt && (await open.engine.execute(spoilt));
      if (result?.ok !== false || !result.rejections.some((each) => each.rule === rule))
        return `${rule} refuses nobody`;
    }
    return undefined;
  },

  async restarts({ city }) {
    const open = await openCity(city);
    for (const [index, history] of drawn(arbitraryLawful(city), RUNS / 2).entries()) {
      for (const command of of(index, history)) {
        await open.engine.execute(command);
        const live = JSON.stringify(await readingOf(open.engine, command.measure, command.on));
        if (JSON.stringify(await readingOf(open.restarted(), command.measure, command.on)) !== live)
          return 'another reading after a restart';
        const events = JSON.parse(
          JSON.stringify(await open.log.readStream(`measure/${command.measure}`)),
        ) as RecordedEvent[];
        const { stage, facts } = replay(events, city.uses);
        const known = await open.engine.measure(command.measure);
        if (JSON.stringify([known?.stage, known?.facts]) !== JSON.stringify([stage, facts])) return 'another replay';
      }
    }
    return undefined;
  },

  async days({ city }) {
    for (const history of drawn(arbitraryLawful(city), RUNS / 2)) {
      const open = await openCity(city);
      await open.live(history);
      const [wrong] = await wrongDays(open.engine, 'measure-1');
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  },

  async 'as of'({ city, law }) {
    const open = await openCity(city);
    const hall = modelHall(city);
    for (const [index, commands] of drawn(arbitraryCommands(city), RUNS / 2).entries()) {
      const { memory, follow } = follower(law, hall);
      const past: { on: string; at: string; place: string }[] = [];
      for (const command of of(index, commands)) {
        const result = await open.engine.execute(command);
        follow(command, result, '');
        if (result.ok) past.push({ on: command.on, at: result.event.at, place: memory.place });
      }
      for (const { on, at } of past) {
        const day = (await open.engine.measure(`measure-${index}`, { on }))?.stage;
        const instant = (await open.engine.measure(`measure-${index}`, { at }))?.stage;
        if (day !== past.findLast((each) => each.on <= on)?.place) return `as of ${on} it stands at ${day}`;
        if (instant !== past.findLast((each) => each.at <= at)?.place) return `as of ${at} it stands at ${instant}`;
      }
    }
    return undefined;
  },

  async corrections({ city, law }) {
    const open = await openCity(city);
    const hall = modelHall(city);
    for (const [index, history] of drawn(arbitraryLawful(city)).entries()) {
      const commands = of(index, history);
      const { acts } = await open.live(commands);
      const last = commands.at(-1);
      const events = await open.log.readStream(`measure/measure-${index}`);
      const struck = events.at(-1);
      if (!last || !struck || acts.some(({ accepted }) => !accepted)) continue;
      const correction = {
        type: 'correct',
        measure: last.measure,
        on: last.on,
        event: struck.id,
        reason: 'never',
      } as const;
      const result = await open.engine.execute({ ...correction, change: { strike: true } });
      if (!result.ok) return 'a correction is refused';
      const { memory, follow } = follower(law, hall);
      for (const command of commands.slice(0, -1)) follow(command, { ok: true } as never, '');
      const stage = (await open.engine.measure(last.measure))?.stage;
      if (stage !== memory.place) return `once struck it stands at ${stage}, not at ${memory.place}`;
    }
    return undefined;
  },

  async actors({ city, law }) {
    const hall = modelHall(city);
    const sameDay = (commands: readonly Command[]) => of(0, commands).map((each) => ({ ...each, on: '2020-01-06' }));
    const lists = arbitraryCommands(city, { maxLength: 12 });
    for (const [one, other] of drawn(fc.tuple(lists, lists), RUNS / 2)) {
      const open = await openCity(city);
      const recorded = new Map<string, Command>();
      const restarted = open.restarted();
      await Promise.all(
        (
          [
            [open.engine, one],
            [restarted, other],
          ] as const
        ).map(async ([engine, commands]) => {
          for (const command of sameDay(commands)) {
            const result = await engine.execute(command);
            if (result.ok) recorded.set(result.event.id, command);
          }
        }),
      );
      const { follow } = follower(law, hall);
      for (const { id, law: judged } of await open.log.readStream('measure/measure-0')) {
        const command = recorded.get(id);
        const difference = command && follow(command, { ok: true } as never, judged.stage ?? '');
        if (difference) return `recorded at once: ${difference.law}`;
      }
      const { defects } = await verifyLog(open.log, { uses: city.uses });
      if (defects[0]) return defects[0].message;
    }
    return undefined;
  },
};
