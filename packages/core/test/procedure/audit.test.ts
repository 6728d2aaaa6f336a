import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AnyAct,
  audit,
  bodiesOf,
  type Command,
  definitionsOf,
  parseCommand,
  replayBody,
} from '../../src/index.ts';
import { springfield } from '../springfield.ts';
import { members, ordinance, rollCallOf } from '../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();
const bodies = bodiesOf(springfield, (body) =>
  body === 'council'
    ? { ...replayBody([], []), tenures: members.map((member) => ({ member, from: '2000-01-03' as never })) }
    : undefined,
);
const actsOf = (commands: readonly Command[]): AnyAct[] =>
  commands.map((command, index) => {
    const parsed = parseCommand(command, () => `e${index}`, []);
    if ('malformations' in parsed) throw new Error(JSON.stringify(parsed.malformations));
    return parsed.request.act;
  });
const audited = (commands: readonly Command[], effective?: string) =>
  audit(springfield, bodies, actsOf(commands), effective ? { effective: effective as never } : {});

test('[AUDIT-1] a whole record is placed act by act, with nothing to remark but what the law leaves open', () => {
  const { assessments, irregularities, standing } = audited([introduce, refer, report, read, pass, sign]);
  expect(assessments.map(({ stage }) => stage)).toEqual([
    'introduced',
    'committee',
    'vote',
    'vote',
    'executive',
    'enacted',
  ]);
  expect(irregularities).toMatchObject([{ kind: 'unsettled', index: 5, rule: 'finality', citation: 'unsettled' }]);
  expect(standing.stage).toBe('enacted');
});

test('[AUDIT-1] nothing is refused, in whatever order the acts stand', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<Command>(introduce, refer, report, read, pass, sign), { maxLength: 8 }),
      (acts) => {
        const { assessments, irregularities, standing } = audited(acts);
        expect(assessments.map(({ type }) => type)).toEqual(acts.map(({ type }) => type));
        expect(standing.stage).toBe(assessments.at(-1)?.stage ?? 'unfiled');
        for (const { index, sentence, citation } of irregularities) {
          expect(acts[index]).toBeDefined();
          expect([sentence, citation].every((text) => text.length > 0)).toBe(true);
        }
      },
    ),
  );
  expect(audited([])).toEqual({
    assessments: [],
    irregularities: [],
    standing: { stage: 'unfiled', facts: definitionsOf([]).unrecordedMeasure() },
  });
});

test('[AUDIT-1] an act that breaks a rule is named, and one whose row is not known, or of another form than any, has no place', () => {
  const { irregularities, standing } = audited([
    { ...introduce, by: { id: 'zoe', role: 'citizen' } },
    { type: 'vote', measure: 'm1', on: '2020-01-07', question: { kind: 'passage' }, method: { kind: 'voice' } },
    { type: 'vote', measure: 'm1', on: '2020-01-07', question: { kind: 'first-reading' }, method: { kind: 'voice' } },
  ]);
  expect(irregularities).toMatchObject([
    { kind: 'unlawful', index: 0, rule: 'introducer', sentence: 'done as citizen; it takes mayor, member' },
    { kind: 'undetermined', index: 1, rule: 'passage', citation: 'Springfield Charter 7 (charter)' },
    { kind: 'not-provided', index: 2, rule: 'vote', citation: 'none' },
  ]);
  expect(standing.stage).toBe('introduced');
});

test('[AUDIT-2] acts that must have happened and are not on record are named, in their order', () => {
  const { irregularities, standing } = audited([introduce, pass]);
  expect(irregularities).toMatchObject([
    { kind: 'missing', index: 1, rule: 'pass', missing: ['refer', 'report'] },
    { kind: 'unlawful', index: 1, rule: 'readings' },
  ]);
  expect(standing.stage).toBe('executive');
});

test('[AUDIT-2] where no way leads there, an act is out of order', () => {
  const { irregularities, standing } = audited([
    introduce,
    { type: 'withdraw', measure: 'm1', on: '2020-01-07' },
    refer,
  ]);
  expect(irregularities).toMatchObject([{ kind: 'out-of-order', index: 2, rule: 'refer' }]);
  expect(irregularities[0]).not.toHaveProperty('missing');
  expect(standing.stage).toBe('committee');
});

test('[AUDIT-2] an act done again is out of order, and nothing is missing for it', () => {
  const { irregularities, standing } = audited([introduce, refer, report, read, pass, pass]);
  const again = irregularities.filter(({ index, rule }) => index === 5 && rule === 'pass');
  expect(again).toMatchObject([{ kind: 'out-of-order' }]);
  // There is a way: reconsidered, and passed again. It would lead where the measure is already.
  expect(again[0]).not.toHaveProperty('missing');
  expect(standing.stage).toBe('executive');
});

test('[AUDIT-3] an announced outcome that the count contradicts is a contradiction, with the sum', () => {
  const announced = { ...pass, method: rollCallOf(2), announced: 'carried' } as const;
  const { irregularities, standing } = audited([introduce, refer, report, read, announced]);
  expect(irregularities).toMatchObject([
    {
      kind: 'contradiction',
      index: 4,
      rule: 'passage',
      sentence: '2 ayes, 3 nays, 3 needed of 5: lost, but announced as carried',
    },
  ]);
  expect(standing.stage).toBe('executive');
});

test('[AUDIT-3] what the record leaves open is undetermined', () => {
  const spoken = { ...pass, method: { kind: 'voice' }, announced: 'carried' } as const;
  const { irregularities } = audited([introduce, refer, report, read, spoken]);
  expect(irregularities.map(({ kind, rule }) => [kind, rule])).toEqual([
    ['undetermined', 'roll'],
    ['undetermined', 'passage'],
  ]);
});

test.each([
  ['2020-01-20', undefined],
  ['2020-01-21', 'effective on 2020-01-21 by the record, on 2020-01-20 by the rule'],
  ['2020-01-16', 'effective on 2020-01-16 by the record, on 2020-01-20 by the rule'],
])('[AUDIT-4] an effective date of %s is held against the rule', (effective, sentence) => {
  const { irregularities } = audited([introduce, refer, report, read, pass, sign], effective);
  const claims = irregularities.filter(({ rule }) => rule === 'effective');
  expect(claims).toMatchObject(sentence ? [{ kind: 'contradiction', index: 6, sentence }] : []);
});

test('[AUDIT-4] where the law leaves several days open, each of them will do', () => {
  const hurried = [{ ...introduce, classes: ['accelerated'] }, refer, report, read, pass, sign];
  const claims = (effective: string) =>
    audited(hurried, effective).irregularities.filter(({ kind }) => kind === 'contradiction');
  expect(claims('2020-01-15')).toEqual([]);
  expect(claims('2020-01-16')).toEqual([]);
  expect(claims('2020-01-17')).toMatchObject([
    { sentence: expect.stringContaining('2020-01-15 or 2020-01-16 by the rule') },
  ]);
});

test('[AUDIT-4] an effective date of what was vetoed contradicts the acts, and lacks none', () => {
  const veto = { type: 'veto', measure: 'm1', on: '2020-01-16', by: { id: 'ada', role: 'mayor' } } as const;
  const { irregularities, standing } = audited([introduce, refer, report, read, pass, veto], '2020-01-20');
  expect(standing.stage).toBe('executive.vetoed');
  expect(irregularities.filter(({ rule }) => rule === 'effective')).toMatchObject([
    {
      kind: 'contradiction',
      sentence: expect.stringContaining('it stands at executive.vetoed after its passage on 2020-01-15'),
    },
  ]);
});

test('[AUDIT-4] an effective date without an enactment lacks the acts for it', () => {
  expect(audited([introduce, refer, report], '2020-01-20').irregularities).toMatchObject([
    { kind: 'missing', index: 3, rule: 'effective', citation: 'Springfield Charter 17 (charter)' },
  ]);
});
