import { defineProcedure, type ProcedureInput } from '@statecraft/core';
import { charter, ogdenvilleInput } from './ogdenville.ts';
import { referendum } from './referendum.ts';
import { roberts } from './roberts.ts';

type Used = readonly [typeof referendum, typeof roberts];
type Row = ProcedureInput<Used>['rows'][number];

const citation = charter('12');

const vote = (question: string, outcome: 'carried' | 'lost', stage: string, to: string, rules: string[]): Row => ({
  id: `${question}-${outcome}`,
  title: `${question} ${outcome}`,
  stages: [stage],
  act: 'vote',
  when: { question, outcome },
  rules,
  to,
  citation,
});

const rows: readonly Row[] = [
  ...ogdenvilleInput.rows.filter(({ act, id }) => act !== 'lapse' && !id.startsWith('override')),
  { id: 'petition', title: 'Petition', stages: ['executive'], act: 'petition', to: 'people', citation },
  {
    id: 'count',
    title: 'Counted',
    stages: ['people'],
    act: 'count-signatures',
    rules: ['least'],
    to: 'people.called',
    citation,
  },
  {
    id: 'none',
    title: 'Too few',
    stages: ['people'],
    act: 'expire',
    rules: ['sixty-days'],
    to: 'executive.unopposed',
    citation,
  },
  { id: 'stands', title: 'Stands', stages: ['executive.unopposed'], act: 'certify', to: 'enacted', citation },
  {
    id: 'people-yes',
    title: 'Accepted',
    stages: ['people.called'],
    act: 'vote',
    when: { question: 'passage', outcome: 'carried' },
    rules: ['people'],
    to: 'enacted',
    citation,
  },
  {
    id: 'people-no',
    title: 'Rejected',
    stages: ['people.called'],
    act: 'vote',
    when: { question: 'passage', outcome: 'lost' },
    rules: ['people'],
    to: 'failed',
    citation,
  },
  vote('lay-on-the-table', 'carried', 'vote', 'vote.tabled', ['roll', 'simple']),
  vote('lay-on-the-table', 'lost', 'vote', 'same', ['roll', 'simple']),
  vote('take-from-the-table', 'carried', 'vote.tabled', 'vote', ['roll', 'simple', 'next-day']),
  vote('take-from-the-table', 'lost', 'vote.tabled', 'same', ['roll', 'simple', 'next-day']),
];

const { rules: town, ...rest } = ogdenvilleInput;
const used = new Set(rows.flatMap(({ rules = [] }) => rules));

const vetoed: Row = {
  id: 'veto-ends',
  title: 'A vetoed measure ends',
  stages: ['executive.vetoed'],
  act: 'withdraw',
  to: 'withdrawn',
  citation,
};
const unsigned: Row = {
  id: 'pocket',
  title: 'Not signed',
  stages: ['executive.presented'],
  act: 'lapse',
  rules: ['inaction'],
  to: 'enacted',
  citation,
};

/** An invented town whose people vote on petition, and whose council may lay a measure on the table. */
export const zuerichInput: ProcedureInput<Used> = {
  ...rest,
  id: 'zuerich',
  title: 'Zürich',
  uses: [referendum, roberts],
  stages: { people: { phase: 'pending', title: 'Before the people' } },
  bodies: { ...ogdenvilleInput.bodies, people: { name: 'The people', electorate: true } },
  rules: [
    ...town.filter(({ id }) => used.has(id) || id === 'inaction'),
    { id: 'least', kind: 'signatures', title: '2,000 signatures', least: 2_000, citation },
    {
      id: 'people',
      kind: 'threshold',
      title: 'A majority of the votes cast',
      body: 'people',
      thresholds: [{ moreThan: [1, 2], of: 'voting' }],
      citation,
    },
    {
      id: 'simple',
      kind: 'threshold',
      title: 'A majority of the votes cast',
      thresholds: [{ moreThan: [1, 2], of: 'voting' }],
      citation,
    },
    {
      id: 'next-day',
      kind: 'lie-over',
      title: 'Not on the same day',
      term: { days: 1 },
      since: ['lay-on-the-table'],
      citation,
    },
    {
      id: 'sixty-days',
      kind: 'lie-over',
      title: 'Sixty days',
      term: { days: 60 },
      since: ['petition'],
      lawful: 'after',
      citation,
    },
  ],
  rows: [...rows, vetoed, unsigned],
};

/** The town as a procedure. */
export const zuerich = defineProcedure(zuerichInput);
