import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import {
  type AnyAct,
  type Assessment,
  assess,
  bodiesOf,
  definitionsOf,
  LIVE,
  lifecycleOf,
  ON_RECORD,
  parseCommand,
  place,
  replayBody,
  type Standing,
} from '../../src/index.ts';
import { lifecycleMachine, measureMachine, stageOfState, stateValueOf } from '../../src/machine.ts';
import { landing } from '../../src/procedure/landing.ts';
import { springfield } from '../springfield.ts';
import { members } from '../town.ts';

const lifecycle = lifecycleOf(springfield, 'new');
const bodies = bodiesOf(springfield, (body) =>
  body === 'council'
    ? { ...replayBody([], []), tenures: members.map((member) => ({ member, from: '2000-01-03' as never })) }
    : undefined,
);
const nothing: Standing = { stage: 'unfiled', facts: definitionsOf([]).unrecordedMeasure() };

let made = 0;
const act = (type: string, on: string, payload: object = {}): AnyAct => {
  const command = { type, measure: 'm1', on, by: { id: 'ada', role: 'mayor' }, ...payload };
  const parsed = parseCommand(command, () => `e${++made}`, []);
  if ('malformations' in parsed) throw new Error(JSON.stringify([command, parsed.malformations]));
  return parsed.request.act;
};
const days = ['2020-01-06', '2020-01-07', '2020-01-14', '2020-02-03'];
const voteOf = (kind: string, ayes: number, announced?: string) => ({
  question: { kind, ...(kind === 'waiver' && { rule: 'readings' }) },
  method: { kind: 'roll-call', ayes: members.slice(0, ayes), nays: members.slice(ayes) },
  ...(announced && { announced }),
});

/** Any act at any time, of every row there is, lawful or not. */
const anyAct = fc
  .record({
    on: fc.constantFrom(...days),
    row: fc.constantFrom(...lifecycle.rows),
    ayes: fc.nat(5),
    announced: fc.constantFrom(undefined, 'carried', 'lost'),
    choice: fc.nat(2),
  })
  .map(({ on, row: { act: type, when }, ayes, announced, choice }) => {
    const payload: Record<string, object> = {
      vote: voteOf(String(when.question), ayes, announced),
      file: { kind: 'ordinance' },
      sponsor: { change: 'add', sponsors: ['ben'] },
      refer: { to: ['finance'] },
      're-refer': { to: ['streets'] },
      hold: { until: days[choice] },
      report: { recommendation: 'do-pass' },
      substitute: { text: { label: 'S' } },
      postpone: { until: days[choice] },
      amend: { degree: 1 + choice },
      read: { reading: 1 + choice },
      dispose: { as: when.as },
    };
    return act(type, on, payload[type]);
  });

describe('where an act lands', () => {
  test.each([
    ['live', LIVE],
    ['on-record', ON_RECORD],
  ] as const)('[MACHINE-1] transition() of the %s machine agrees with the assessment', (admission, refuseOn) => {
    const machine = lifecycleMachine(lifecycle, admission);
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 25 }), (acts) => {
        let standing = nothing;
        for (const each of acts) {
          const assessment = assess({ lifecycle, bodies }, standing, each, refuseOn);
          const snapshot = machine.resolveState({ value: stateValueOf(lifecycle, standing.stage), context: {} });
          const [next, landed] = transition(machine, snapshot, assessment);
          const refused =
            !assessment.row ||
            (admission === 'live' &&
              (!assessment.inOrder || assessment.rulings.some(({ verdict }) => verdict === 'fails')));
          expect(landed).toHaveLength(refused ? 0 : 1);
          expect(stageOfState(next.value)).toBe(refused ? standing.stage : assessment.stage);
          if (!refused) {
            expect(landed[0]).toMatchObject({ type: 'land', params: { row: assessment.row?.id } });
            standing = place(standing, assessment);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('[MACHINE-1] a refused act lands nowhere, by no other row either, whichever machine it is given to', () => {
    for (const machine of [lifecycleMachine(lifecycle), lifecycleMachine(lifecycle, 'on-record')]) {
      fc.assert(
        fc.property(fc.constantFrom(...lifecycle.stages), anyAct, (stage, each) => {
          const assessment = assess({ lifecycle, bodies }, { ...nothing, stage }, each, LIVE);
          const refused = !assessment.row || assessment.rulings.some(({ verdict }) => verdict === 'fails');
          const snapshot = machine.resolveState({ value: stateValueOf(lifecycle, stage), context: {} });
          const [next] = transition(machine, snapshot, assessment);
          expect(stageOfState(next.value)).toBe(refused ? stage : assessment.stage);
        }),
        { numRuns: 500 },
      );
    }
  });

  test.each([
    ['live', LIVE],
    ['live', ON_RECORD],
    ['live', ['fails', 'undetermined', 'unsettled']],
    ['on-record', ON_RECORD],
  ] as const)(
    '[MACHINE-1] the landing that decides is that of transition(), of the %s machine when %j is refused',
    (admission, refuseOn) => {
      const machine = lifecycleMachine(lifecycle, admission);
      fc.assert(
        fc.property(fc.constantFrom(...lifecycle.stages), fc.array(anyAct, { maxLength: 10 }), (begin, acts) => {
          let standing: Standing = { ...nothing, stage: begin };
          for (const each of acts) {
            const assessment = assess({ lifecycle, bodies }, standing, each, refuseOn);
            const snapshot = machine.resolveState({ value: stateValueOf(lifecycle, standing.stage), context: {} });
            const [next, landed] = transition(machine, snapshot, assessment);
            const stage = landing(lifecycle, standing.stage, assessment, admission);
            expect(stage).toBe(landed.length > 0 ? stageOfState(next.value) : undefined);
            if (stage !== undefined) standing = place(standing, assessment);
          }
        }),
        { numRuns: 300 },
      );
    },
  );

  test('[MACHINE-1] a stricter caller is obeyed by the machine too', () => {
    const machine = lifecycleMachine(lifecycle);
    const vote = act('vote', '2020-01-14', { ...voteOf('passage', 3), method: { kind: 'tally', ayes: 3, nays: 2 } });
    const standing = { ...nothing, stage: 'vote', facts: { ...nothing.facts, kind: 'resolution' as const } };
    const snapshot = machine.resolveState({ value: stateValueOf(lifecycle, 'vote'), context: {} });
    const landing = (assessment: Assessment) => stageOfState(transition(machine, snapshot, assessment)[0].value);
    expect(landing(assess({ lifecycle, bodies }, standing, vote))).toBe('executive');
    expect(landing(assess({ lifecycle, bodies }, standing, vote, ['fails', 'undetermined']))).toBe('vote');
  });
});

describe('the machine itself', () => {
  const orderly = [
    act('introduce', '2020-01-06', { kind: 'ordinance' }),
    act('refer', '2020-01-06', { to: ['finance'] }),
    act('hold', '2020-01-06', { until: '2020-01-07' }),
    act('release', '2020-01-06'),
    act('report', '2020-01-07', { recommendation: 'do-pass' }),
    act('postpone', '2020-01-07', { until: '2020-01-14' }),
    act('vote', '2020-01-07', voteOf('waiver', 5)),
    act('vote', '2020-01-14', voteOf('passage', 3)),
    act('veto', '2020-01-14'),
    act('vote', '2020-02-03', voteOf('override', 4)),
  ];

  test('[MACHINE-2] it holds no timers, no actors and no delayed events', () => {
    for (const machine of [lifecycleMachine(lifecycle), measureMachine(lifecycle, 'on-record')]) {
      const config = JSON.stringify(machine.config);
      expect(config).not.toMatch(/"(after|invoke|always|delay)"/);
      for (const state of Object.values(machine.states)) expect([state.invoke, state.after]).toEqual([[], []]);
    }
  });

  test('[MACHINE-2] xstate/graph walks it along assessed acts', () => {
    let standing = nothing;
    const events = orderly.map((each) => {
      const assessment = assess({ lifecycle, bodies }, standing, each);
      standing = place(standing, assessment);
      return assessment;
    });
    const reached = getShortestPaths(lifecycleMachine(lifecycle), { events }).map(({ state }) =>
      stageOfState(state.value),
    );
    expect(reached).toEqual(
      expect.arrayContaining([
        'introduced',
        'committee',
        'committee.held',
        'vote',
        'vote.postponed',
        'executive.vetoed',
        'enacted',
      ]),
    );
  });

  test('[MACHINE-3] in an actor the facts in its context are the fold of the acts', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 20 }), (acts) => {
        const actor = createActor(measureMachine(lifecycle, 'on-record')).start();
        let standing = nothing;
        for (const each of acts) {
          const assessment = assess({ lifecycle, bodies }, standing, each, ON_RECORD);
          if (!assessment.row) continue;
          actor.send(assessment);
          standing = place(standing, assessment);
          const { context, value } = actor.getSnapshot();
          expect(context.facts).toEqual(standing.facts);
          expect(stageOfState(value)).toBe(standing.stage);
        }
      }),
    );
  });

  test('[MACHINE-4] its states are the stages of the rows, and each is called back by its name', () => {
    const machine = lifecycleMachine(lifecycle);
    const states = Object.values(machine.states).flatMap(({ key, states }) =>
      Object.keys(states).length === 0 ? [key] : Object.keys(states).map((below) => stageOfState({ [key]: below })),
    );
    expect(states.sort()).toEqual([...lifecycle.stages].sort());
    for (const stage of lifecycle.stages) expect(stageOfState(stateValueOf(lifecycle, stage))).toBe(stage);
    const named = new Set(lifecycle.rows.flatMap(({ stages, to }) => (to === 'same' ? stages : [...stages, to])));
    expect([...lifecycle.stages].sort()).toEqual([...named].sort());
  });
});
