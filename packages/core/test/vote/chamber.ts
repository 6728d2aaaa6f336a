import {
  type Act,
  type Answer,
  type Answers,
  assess,
  bodiesOf,
  type Count,
  defineProcedure,
  definitionsOf,
  type ExplainedRuling,
  explainRuling,
  type LegalDate,
  lifecycleOn,
  type Method,
  type ProcedureInput,
  plainAnswers,
  type Threshold,
} from '../../src/index.ts';

/** How many answered how; what is left out is nobody. */
export type Roll = { readonly [answer in Answer]?: number };

/** A body that votes on one question, and the law it votes under. */
export interface Chamber {
  readonly seats: number;
  /** How many seats are filled; all when left out. */
  readonly inOffice?: number;
  /** How many sit in it without a vote, besides. */
  readonly voteless?: number;
  readonly rule: Threshold;
  readonly answers?: Partial<Answers>;
  /** A quorum that must be there. */
  readonly quorum?: { readonly members: Threshold; readonly counting?: readonly Answer[] };
  /** Whether the chair has a casting vote. */
  readonly chair?: 'on-a-tie' | 'never';
}

/** A vote of a chamber. */
export interface Ballot {
  readonly roll?: Roll;
  /** How it was taken, where it was not by a roll call. */
  readonly method?: Method;
  readonly casting?: 'ayes' | 'nays';
  readonly announced?: 'carried' | 'lost';
  /** Names on the roll in place of the counted ones: of those without a vote, say. */
  readonly also?: { readonly [answer in Answer]?: readonly string[] };
}

const ON = '2020-01-06' as LegalDate;
const order: readonly Answer[] = ['ayes', 'nays', 'abstaining', 'present', 'paired', 'recused', 'absent', 'excused'];
const citation = { instrument: 'Rules of the chamber', section: '1', source: 'rules' };

/** A count with zeroes for what is left out. */
export function countedAs(roll: Roll): Count {
  return Object.fromEntries(order.map((answer) => [answer, roll[answer] ?? 0])) as unknown as Count;
}

/** A roll call that names `name(0)`, `name(1)` and on, as many to each answer as counted. */
export function rollOf(roll: Roll, name: (index: number) => string = (index) => `member-${index}`) {
  let next = 0;
  const names = order.map((answer) => [
    answer,
    Array.from({ length: roll[answer] ?? 0 }, () => {
      next += 1;
      return name(next - 1);
    }),
  ]);
  return { kind: 'roll-call', ...Object.fromEntries(names) } as Extract<Method, { kind: 'roll-call' }>;
}

/** Assesses a vote of a chamber: its outcome, and the rulings by their rules, in words. */
export function voteIn(chamber: Chamber, { roll = {}, method = rollOf(roll), casting, announced, also }: Ballot) {
  const { seats, inOffice = seats, voteless = 0, answers = {} } = chamber;
  const procedure = defineProcedure({
    id: 'chamber',
    title: 'A chamber',
    jurisdiction: 'Nowhere',
    zone: 'UTC',
    version: '1',
    measures: ['ordinance'],
    editions: [{ id: 'only' }],
    council: 'council',
    bodies: { council: { name: 'Council', seats } },
    answers: { ...plainAnswers, ...answers },
    rules: rulesOf(chamber),
    rows: [
      { id: 'file', title: 'Filed', stages: ['unfiled'], act: 'file', to: 'vote', citation },
      ...(['carried', 'lost'] as const).map((outcome) => ({
        id: outcome,
        title: outcome,
        stages: ['vote' as const],
        act: 'vote' as const,
        when: { question: 'passage', outcome },
        rules: rulesOf(chamber).map(({ id }) => id),
        to: outcome === 'carried' ? ('enacted' as const) : ('failed' as const),
        citation,
      })),
    ],
    sources: { rules: { title: 'The rules' } },
  });
  const tenures = [
    ...Array.from({ length: inOffice }, (_, index) => ({ member: `member-${index}`, from: ON })),
    ...Array.from({ length: voteless }, (_, index) => ({
      member: `voteless-${index}`,
      from: ON,
      voting: false as const,
    })),
  ];
  const lifecycle = lifecycleOn(procedure, ON);
  const bodies = bodiesOf(procedure, (body) =>
    body === 'council' ? { ...definitionsOf([]).unrecordedBody(), tenures } : undefined,
  );
  const data = {
    question: { kind: 'passage' },
    method: also && method.kind === 'roll-call' ? withNames(method, also) : method,
    ...(casting && { casting }),
    ...(announced && { announced }),
  };
  const act = { type: 'vote', id: 'vote', on: ON, basis: 'recorded', data } as Act;
  const { act: decided, rulings } = assess(
    { lifecycle, bodies },
    { stage: 'vote', facts: definitionsOf([]).unrecordedMeasure() },
    act,
  );
  const words = rulings.map((ruling) => explainRuling(lifecycle, ruling));
  const ruling = (rule: string): ExplainedRuling | undefined => words.find((each) => each.rule === rule);
  return { outcome: decided.outcome, ruling };
}

function rulesOf({ rule, quorum, chair }: Chamber): ProcedureInput['rules'] {
  const head = { title: 'A rule of the chamber', citation };
  return [
    { ...head, id: 'passage', kind: 'threshold', thresholds: [rule] },
    { ...head, id: 'roll', kind: 'roll' },
    ...(quorum
      ? [
          {
            ...head,
            id: 'quorum',
            kind: 'quorum' as const,
            members: quorum.members,
            counting: [...(quorum.counting ?? [])],
          },
        ]
      : []),
    ...(chair ? [{ ...head, id: 'casting', kind: 'casting-vote' as const, allowed: chair }] : []),
  ] as ProcedureInput['rules'];
}

function withNames(roll: Extract<Method, { kind: 'roll-call' }>, also: NonNullable<Ballot['also']>): Method {
  const added = order.map((answer) => [answer, [...roll[answer], ...(also[answer] ?? [])]]);
  return { kind: 'roll-call', ...Object.fromEntries(added) } as Method;
}

type Base = 'seats' | 'in-office' | 'present' | 'voting';
type Parts = readonly [number, number];

/** More than a share of a base. */
export function moreThan(part: number, whole: number, of: Base, more: object = {}): Threshold {
  return { moreThan: [part, whole] as Parts, of, ...more };
}

/** At least a share of a base. */
export function atLeast(part: number, whole: number, of: Base, more: object = {}): Threshold {
  return { atLeast: [part, whole] as Parts, of, ...more };
}

/** More than half of a base. */
export function majority(of: Base, more: object = {}): Threshold {
  return moreThan(1, 2, of, more);
}
