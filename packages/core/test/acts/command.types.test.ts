import { expectTypeOf, test } from 'vitest';
import type { Act, ActOf, BodyFacts, Command, Engine, LegalDate, MeasureFacts } from '../../src/index.ts';

test('[ACT-1] commands are typed without any generic argument', () => {
  const commands = [
    { type: 'file', measure: 'm1', on: '2020-01-06', kind: 'ordinance' },
    { type: 'refer', measure: 'm1', on: '2020-01-06', to: ['finance'] },
    {
      type: 'vote',
      measure: 'm1',
      on: '2020-01-06',
      question: { kind: 'passage' },
      method: { kind: 'roll-call', ayes: ['ada'] },
    },
    { type: 'seat', body: 'council', on: '2020-01-06', member: 'ada' },
    { type: 'correct', body: 'council', on: '2020-01-06', event: 'e1', change: { strike: true }, reason: 'never' },
  ] as const satisfies readonly Command[];
  expectTypeOf(commands).toExtend<readonly Command[]>();
  expectTypeOf<Parameters<Engine['execute']>[0]>().toEqualTypeOf<Command>();
});

test('[ACT-1] what is not of the act’s form does not compile', () => {
  // @ts-expect-error an unknown field
  const unknown: Command = { type: 'file', measure: 'm1', on: '2020-01-06', kind: 'ordinance', colour: 'blue' };
  // @ts-expect-error no legal date
  const undated: Command = { type: 'sign', measure: 'm1' };
  // @ts-expect-error an act there is none of
  const noAct: Command = { type: 'declare', measure: 'm1', on: '2020-01-06' };
  // @ts-expect-error a hold says until when
  const endless: Command = { type: 'hold', measure: 'm1', on: '2020-01-06' };
  const method = { kind: 'voice' } as const;
  // @ts-expect-error a question there is none of
  const question: Command = { type: 'vote', measure: 'm1', on: '2020-01-06', question: { kind: 'tea' }, method };
  // @ts-expect-error an act of a body has no measure
  const body: Command = { type: 'seat', measure: 'm1', on: '2020-01-06', member: 'ada' };
  expectTypeOf([unknown, undated, noAct, endless, question, body]).toExtend<Command[]>();
});

test('[ACT-4] facts are what the acts write, each with its own type', () => {
  expectTypeOf<MeasureFacts['introducedOn']>().toEqualTypeOf<LegalDate | undefined>();
  expectTypeOf<MeasureFacts['sponsors']>().toEqualTypeOf<string[]>();
  expectTypeOf<MeasureFacts['kind']>().toExtend<string | undefined>();
  expectTypeOf<'ordinance' | 'appointment'>().toExtend<MeasureFacts['kind']>();
  expectTypeOf<MeasureFacts['readings'][number]>().toEqualTypeOf<{ number: number; on: LegalDate }>();
  expectTypeOf<MeasureFacts['votes'][number]['outcome']>().toEqualTypeOf<'carried' | 'lost' | undefined>();
  expectTypeOf<BodyFacts>().toHaveProperty('tenures');
  expectTypeOf<BodyFacts>().toHaveProperty('meetings');
  expectTypeOf<BodyFacts>().not.toHaveProperty('votes');
  expectTypeOf<MeasureFacts>().not.toHaveProperty('tenures');
});

test('[ACT-1] an act is told apart by its type', () => {
  const act = {} as Act;
  if (act.type === 'hold') expectTypeOf(act.data.until).toExtend<string>();
  if (act.type === 'refer') expectTypeOf(act.data.to).toExtend<readonly string[]>();
  expectTypeOf<ActOf<'read'>['data']['reading']>().toEqualTypeOf<number>();
});
