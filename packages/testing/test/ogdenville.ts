import { defineProcedure, type Procedure, type ProcedureInput } from '@statecraft/core';

/** Of the charter of an invented town. */
export const charter = (section: string) => ({ instrument: 'Charter of Ogdenville', section }) as const;

const floor = ['vote'] as const;

/** An invented town of five seats and a mayor, in which nothing is wrong: the checker finds nothing in it. */
export const ogdenvilleInput = {
  id: 'ogdenville',
  title: 'Ogdenville',
  jurisdiction: 'Ogdenville',
  zone: 'America/Chicago',
  version: '1',
  measures: ['ordinance'],
  editions: [{ id: 'charter' }],
  council: 'council',
  bodies: { council: { name: 'Council', seats: 5 } },
  classes: { emergency: 'declared an emergency' },
  rules: [
    { id: 'member', kind: 'actor', title: 'A member introduces', roles: ['member'], citation: charter('1') },
    { id: 'roll', kind: 'roll', title: 'Members vote', citation: charter('2') },
    {
      id: 'quorum',
      kind: 'quorum',
      title: 'A quorum',
      members: { moreThan: [1, 2], of: 'seats' },
      citation: charter('3'),
    },
    {
      id: 'aging',
      kind: 'lie-over',
      title: 'Seven days on the desks',
      term: { days: 7 },
      since: ['report'],
      for: { without: ['emergency'] },
      citation: charter('4'),
    },
    {
      id: 'majority',
      kind: 'threshold',
      title: 'A majority of the seats',
      thresholds: [{ moreThan: [1, 2], of: 'seats' }],
      for: { without: ['emergency'] },
      citation: charter('5'),
    },
    {
      id: 'four',
      kind: 'threshold',
      title: 'Four votes for an emergency',
      thresholds: [{ votes: 4 }],
      for: { classes: ['emergency'] },
      citation: charter('5'),
    },
    { id: 'mayor', kind: 'actor', title: 'The mayor alone', roles: ['mayor'], citation: charter('6') },
    {
      id: 'ten-days',
      kind: 'window',
      title: 'The mayor has ten days',
      term: { days: 10 },
      since: ['present'],
      citation: charter('6'),
    },
    {
      id: 'inaction',
      kind: 'lie-over',
      title: 'After ten days it is law',
      term: { days: 10 },
      since: ['present'],
      lawful: 'after',
      citation: charter('7'),
    },
    {
      id: 'override',
      kind: 'threshold',
      title: 'Two thirds override',
      thresholds: [{ atLeast: [2, 3], of: 'seats' }],
      citation: charter('8'),
    },
    {
      id: 'thirty-days',
      kind: 'window',
      title: 'Up to thirty days after the veto',
      term: { days: 30 },
      since: ['veto'],
      citation: charter('8'),
    },
    {
      id: 'veto-stands',
      kind: 'lie-over',
      title: 'After thirty days the veto stands',
      term: { days: 30 },
      since: ['veto'],
      lawful: 'after',
      citation: charter('9'),
    },
  ],
  rows: [
    {
      id: 'introduce',
      title: 'Introduced',
      stages: ['unfiled'],
      act: 'introduce',
      rules: ['member'],
      to: 'introduced',
      citation: charter('1'),
    },
    { id: 'refer', title: 'Referred', stages: ['introduced'], act: 'refer', to: 'committee', citation: charter('1') },
    { id: 'report', title: 'Reported', stages: ['committee'], act: 'report', to: 'vote', citation: charter('1') },
    ...vote(floor, 'passage', ['aging', 'majority', 'four'], 'executive', 'failed'),
    {
      id: 'present',
      title: 'Presented',
      stages: ['executive'],
      act: 'present',
      to: 'executive.presented',
      citation: charter('6'),
    },
    ...(['sign', 'veto'] as const).map((act) => ({
      id: act,
      title: act,
      stages: ['executive.presented' as const],
      act,
      rules: ['mayor', 'ten-days'],
      to: act === 'sign' ? ('enacted' as const) : ('executive.vetoed' as const),
      citation: charter('6'),
    })),
    {
      id: 'lapse',
      title: 'Law unsigned',
      stages: ['executive.presented'],
      act: 'lapse',
      rules: ['inaction'],
      to: 'enacted',
      citation: charter('7'),
    },
    ...vote(['executive.vetoed'], 'override', ['thirty-days', 'override'], 'enacted', 'failed'),
    {
      id: 'stands',
      title: 'The veto stands',
      stages: ['executive.vetoed'],
      act: 'lapse',
      rules: ['veto-stands'],
      to: 'failed',
      citation: charter('9'),
    },
  ],
} satisfies ProcedureInput;

type Stages = readonly ProcedureInput['rows'][number]['stages'][number][];
type To = ProcedureInput['rows'][number]['to'];

function vote(stages: Stages, question: string, rules: readonly string[], carried: To, lost: To) {
  return [['carried', carried] as const, ['lost', lost] as const].map(([outcome, to]) => ({
    id: `${question}-${outcome}`,
    title: `${question} ${outcome}`,
    stages: [...stages],
    act: 'vote' as const,
    when: { question, outcome },
    rules: ['roll', 'quorum', ...rules],
    to,
    citation: charter('5'),
  }));
}

/** The town as a procedure. */
export const ogdenville: Procedure = defineProcedure(ogdenvilleInput);

type Rule = ProcedureInput['rules'][number];
type Row = ProcedureInput['rows'][number];

/** The town with one of its rules or rows changed, by its id. It may be no sound procedure any more. */
export function changed(id: string, change: Readonly<Record<string, unknown>>): ProcedureInput {
  const alter = <Part extends { id: string }>(part: Part): Part => (part.id === id ? { ...part, ...change } : part);
  return {
    ...ogdenvilleInput,
    rules: (ogdenvilleInput.rules as Rule[]).map(alter),
    rows: (ogdenvilleInput.rows as Row[]).map(alter),
  };
}

/** The town without some of its rows. */
export function without(...ids: readonly string[]): ProcedureInput {
  return { ...ogdenvilleInput, rows: ogdenvilleInput.rows.filter(({ id }) => !ids.includes(id)) };
}

/** The town with rows and rules of its own besides. */
export function withMore(rows: readonly Row[], rules: readonly Rule[] = []): ProcedureInput {
  return { ...ogdenvilleInput, rows: [...ogdenvilleInput.rows, ...rows], rules: [...ogdenvilleInput.rules, ...rules] };
}
