import type { ProcedureInput } from '@statecraft/core';
import type { FindingCode } from '../src/check/finding.ts';
import { changed, charter, ogdenvilleInput, withMore, without } from './ogdenville.ts';

/** A town in which one thing is wrong, and what the checker says of it. */
export interface Planted {
  readonly code: FindingCode;
  readonly subject: string;
  readonly town: ProcedureInput;
}

type Rows = ProcedureInput['rows'];
type Rule = ProcedureInput['rules'][number];

const citation = charter('10');

/** The town with one more rule, which some of its rows name. */
function ruled(rule: Rule, ...rows: readonly string[]): ProcedureInput {
  const alter = (row: Rows[number]): Rows[number] =>
    rows.includes(row.id) ? { ...row, rules: [...(row.rules ?? []), rule.id] } : row;
  return {
    ...ogdenvilleInput,
    rules: [...ogdenvilleInput.rules, rule],
    rows: (ogdenvilleInput.rows as Rows).map(alter),
  };
}

/** The town with rows in the place of others. */
function instead(of: readonly string[], ...rows: Rows): ProcedureInput {
  return { ...ogdenvilleInput, rows: [...without(...of).rows, ...rows] };
}

const certified: Rule = { id: 'certified', kind: 'prerequisite', title: 'Certified', done: ['certify'], citation };

/** For each code, a town that shows it. */
export const planted: readonly Planted[] = [
  { code: 'contradiction', subject: 'ogdenville', town: changed('refer', { rules: ['nothing'] }) },
  { code: 'without-citation', subject: 'roll', town: changed('roll', { citation: undefined }) },
  { code: 'without-citation', subject: 'refer', town: changed('refer', { citation: undefined }) },
  { code: 'stage-unreachable', subject: 'executive.presented', town: without('present') },
  { code: 'row-unreachable', subject: 'introduce', town: changed('introduce', { rules: ['mayor', 'member'] }) },
  { code: 'clocks-contradict', subject: 'sign', town: changed('sign', { rules: ['mayor', 'ten-days', 'inaction'] }) },
  { code: 'dead-end', subject: 'executive.presented', town: without('sign', 'veto', 'lapse') },
  {
    code: 'stuck',
    subject: 'vote',
    town: ruled(
      { id: 'ordinary', kind: 'exclusion', title: 'Not these', classes: { emergency: 'fails' }, citation },
      'passage-carried',
      'passage-lost',
    ),
  },
  { code: 'rule-never-holds', subject: 'certified', town: ruled(certified, 'sign') },
  {
    code: 'rule-never-determined',
    subject: 'published',
    town: ruled(
      { id: 'published', kind: 'lie-over', title: 'Five days out', term: { days: 5 }, since: ['publish'], citation },
      'sign',
    ),
  },
  { code: 'rule-bars', subject: 'certified', town: ruled({ ...certified, for: { classes: ['emergency'] } }, 'sign') },
  {
    code: 'rule-never-fails',
    subject: 'once',
    town: ruled(
      { id: 'once', kind: 'once', title: 'Once', question: 'override', since: ['veto'], citation },
      'override-carried',
    ),
  },
  { code: 'rule-unused', subject: 'certified', town: ruled(certified) },
  {
    code: 'rule-unused',
    subject: 'docket',
    town: ruled({ id: 'docket', kind: 'hold', by: 'postponement', title: 'To a day', citation }, 'passage-carried'),
  },
  { code: 'threshold-above-seats', subject: 'four', town: changed('four', { thresholds: [{ votes: 6 }] }) },
  {
    code: 'threshold-of-a-minority',
    subject: 'majority',
    town: changed('majority', { thresholds: [{ atLeast: [2, 5], of: 'seats' }] }),
  },
  {
    code: 'override-no-harder',
    subject: 'override-carried',
    town: changed('override', { thresholds: [{ votes: 3 }] }),
  },
  { code: 'deadline-without-outcome', subject: 'ten-days', town: without('lapse') },
  { code: 'deadline-one-sided', subject: 'inaction', town: without('sign', 'veto') },
  { code: 'clock-gap', subject: 'ten-days inaction', town: changed('inaction', { term: { days: 12 } }) },
  { code: 'clocks-overlap', subject: 'ten-days inaction', town: changed('inaction', { lawful: 'on-last-day' }) },
  { code: 'law-without-vote', subject: 'enacted', town: changed('report', { to: 'executive' }) },
  {
    code: 'cycle-without-end',
    subject: 'executive executive.presented',
    town: instead(['sign', 'veto', 'lapse'], {
      id: 'return',
      title: 'Sent back',
      stages: ['executive.presented'],
      act: 'return',
      to: 'executive',
      citation,
    }),
  },
  {
    code: 'cycle-without-progress',
    subject: 'committee vote',
    town: withMore([
      { id: 'recommit', title: 'Recommitted', stages: ['vote'], act: 'recommit', to: 'committee', citation },
    ]),
  },
];
