import { defineProcedure, type Procedure, type ProcedureInput } from '@statecraft/core';
import fc from 'fast-check';

/** What a procedure of the arbitrary is made of. */
interface Plan {
  readonly seats: number;
  readonly committee: boolean;
  readonly readings: number;
  readonly aging: number;
  readonly share: readonly [number, number];
  readonly executive: 'none' | 'signs' | 'vetoes';
  readonly days: number;
  readonly override: readonly [number, number];
}

/** Procedures that are sound by how they are made: with or without committees, readings, an executive, a veto. For testing what takes any procedure. */
export function arbitraryProcedure(): fc.Arbitrary<Procedure> {
  return fc
    .record<Plan>({
      seats: fc.integer({ min: 3, max: 51 }),
      committee: fc.boolean(),
      readings: fc.integer({ min: 1, max: 3 }),
      aging: fc.nat(20),
      share: fc.constantFrom([1, 2], [3, 5]),
      executive: fc.constantFrom('none', 'signs', 'vetoes'),
      days: fc.integer({ min: 1, max: 30 }),
      override: fc.constantFrom([2, 3], [3, 4], [4, 5]),
    })
    .map((plan) => defineProcedure(procedureOf(plan)));
}

type Row = ProcedureInput['rows'][number];
type Rule = ProcedureInput['rules'][number];

const citation = { instrument: 'Charter of nowhere' } as const;

function procedureOf({ seats, committee, readings, aging, share, executive, days, override }: Plan): ProcedureInput {
  const title = 'as it is drawn';
  const floor = committee ? 'vote' : 'introduced';
  const law = executive === 'none' ? 'enacted' : 'executive';
  const rules: Rule[] = [
    { id: 'roll', kind: 'roll', title, citation },
    { id: 'majority', kind: 'threshold', title, thresholds: [{ moreThan: share, of: 'seats' }], citation },
    ...(readings > 1
      ? [
          {
            id: 'readings',
            kind: 'readings',
            title,
            count: readings,
            introductionCounts: true,
            voteCounts: true,
            citation,
          } as Rule,
        ]
      : []),
    { id: 'aging', kind: 'lie-over', title, term: { days: aging }, since: ['introduce'], citation },
    { id: 'mayor', kind: 'actor', title, roles: ['mayor'], citation },
    { id: 'window', kind: 'window', title, term: { days }, since: ['passage'], citation },
    { id: 'inaction', kind: 'lie-over', title, term: { days }, since: ['passage'], lawful: 'after', citation },
    { id: 'two-thirds', kind: 'threshold', title, thresholds: [{ atLeast: override, of: 'seats' }], citation },
  ];
  const row = (id: string, stages: Row['stages'], act: Row['act'], to: Row['to'], of: readonly string[] = []): Row => ({
    id,
    title,
    stages,
    act,
    rules: [...of],
    to,
    citation,
  });
  const vote = (
    question: string,
    stages: Row['stages'],
    carried: Row['to'],
    lost: Row['to'],
    of: readonly string[],
  ): Row[] =>
    (['carried', 'lost'] as const).map((outcome) => ({
      ...row(`${question}-${outcome}`, stages, 'vote', outcome === 'carried' ? carried : lost, ['roll', ...of]),
      when: { question, outcome },
    }));
  const rows: Row[] = [
    row('introduce', ['unfiled'], 'introduce', 'introduced'),
    ...(committee
      ? [row('refer', ['introduced'], 'refer', 'committee'), row('report', ['committee'], 'report', 'vote')]
      : []),
    ...(readings > 1 ? [row('read', [floor], 'read', 'same')] : []),
    ...vote('passage', [floor], law, 'failed', ['majority', 'aging', ...(readings > 1 ? ['readings'] : [])]),
    ...(executive === 'none'
      ? []
      : [
          row('sign', ['executive'], 'sign', 'enacted', ['mayor', 'window']),
          row('lapse', ['executive'], 'lapse', 'enacted', ['inaction']),
        ]),
    ...(executive === 'vetoes'
      ? [
          row('veto', ['executive'], 'veto', 'executive.vetoed', ['mayor', 'window']),
          ...vote('override', ['executive.vetoed'], 'enacted', 'failed', ['two-thirds']),
        ]
      : []),
  ];
  const used = new Set(rows.flatMap(({ rules: named = [] }) => named));
  return {
    id: 'drawn',
    title: 'A procedure as it is drawn',
    jurisdiction: 'Nowhere',
    zone: 'UTC',
    version: '1',
    measures: ['ordinance'],
    editions: [{ id: 'only' }],
    council: 'council',
    bodies: { council: { name: 'Council', seats } },
    rules: rules.filter(({ id }) => used.has(id)),
    rows,
  };
}
