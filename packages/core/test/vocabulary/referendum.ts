import { z } from 'zod';
import {
  type Command,
  count,
  createEngine,
  defineAct,
  defineProcedure,
  defineQuestion,
  defineRuleKind,
  defineVocabulary,
  distinctList,
  type Engine,
  type EventLog,
  type LegalDate,
  type MeasureFacts,
  memoryLog,
  type Procedure,
  personId,
  readProcedure,
} from '../../src/index.ts';

/** What petitions and counts of signatures write. */
export interface PetitionFacts {
  petitions: { on: LegalDate; signatures: number }[];
}

/** What laying on the table writes. */
export interface TableFacts {
  tabled?: { on: LegalDate };
}

const signatures = count({ least: 1, most: 10_000_000 });

export const petition = defineAct({
  type: 'petition',
  event: 'petition-filed',
  subject: 'measure',
  data: z.strictObject({ signatures, committee: distinctList(personId, { most: 20 }).optional() }),
  personal: ['committee'],
  facts: (): PetitionFacts => ({ petitions: [] }),
  record(facts: MeasureFacts & PetitionFacts, { on, data }) {
    facts.petitions.push({ on, signatures: data.signatures });
  },
  say: ({ data }, { nameOf }) => ({
    headline: `Petition for a referendum filed, ${data.signatures} signatures`,
    details: [data.committee && `By ${data.committee.map(nameOf).join(', ')}`],
  }),
});

const countSignatures = defineAct({
  type: 'count-signatures',
  event: 'signatures-counted',
  subject: 'measure',
  data: z.strictObject({ valid: count({ most: 10_000_000 }) }),
  personal: [],
  facts: () => ({}),
  record() {},
  say: ({ data }) => ({ headline: `${data.valid} valid signatures counted` }),
});

const signaturesKind = defineRuleKind({
  kind: 'signatures',
  params: { least: z.int().min(1) },
  acts: ['count-signatures'],
  ofFacts: false,
  sees: (_rule, { petitions }: MeasureFacts & PetitionFacts) => ({ filed: petitions.length > 0 }),
  assess({ least }, { filed }, { act }) {
    if (!filed) return { verdict: 'undetermined', lacks: ['a petition'] };
    const { valid } = act.data as { valid: number };
    return { verdict: valid >= least ? 'holds' : 'fails', numbers: { valid, least } };
  },
  say: ({ least }, { numbers }) => `${numbers?.valid ?? 'no'} valid signatures; it takes ${least}`,
  law: ({ least }) => `at least ${least} valid signatures`,
  deadline: 'none',
});

const lay = defineQuestion({
  kind: 'lay-on-the-table',
  data: z.strictObject({}),
  carried(facts: MeasureFacts & TableFacts, { on }) {
    facts.tabled = { on };
  },
  lost: 'nothing',
  say: () => 'to lay on the table',
});

/** Petitions for a referendum, and laying on the table: a vocabulary as a city would write one. */
export const referendum = defineVocabulary({
  id: 'zuerich/referendum',
  version: '1',
  formats: [],
  acts: { petition, 'count-signatures': countSignatures },
  rules: { signatures: signaturesKind },
  questions: { 'lay-on-the-table': lay },
});

const claim = defineAct({
  type: 'petition',
  event: 'petition-filed',
  subject: 'measure',
  personal: ['committee'],
  facts: petition.facts,
  data: z.strictObject({ claimed: signatures, committee: petition.data.shape.committee }),
  record(facts: MeasureFacts & PetitionFacts, { on, data }) {
    facts.petitions.push({ on, signatures: data.claimed });
  },
  say: ({ data }) => ({ headline: `Petition for a referendum filed, ${data.claimed} signatures claimed` }),
});

/** The same vocabulary later: what a petition says of its signatures is called a claim. */
export const laterReferendum = defineVocabulary({
  ...referendum,
  version: '2',
  formats: [{ 'petition-filed': ({ signatures, ...rest }) => ({ ...rest, claimed: signatures }) }],
  acts: { ...referendum.acts, petition: claim },
});

const citation = { instrument: 'Gemeindeordnung', mark: 'confirmed' } as const;

/** A city of three seats in which a passed measure may be petitioned against. */
export const zuerich = defineProcedure({
  uses: [referendum],
  id: 'zuerich',
  title: 'Zürich',
  jurisdiction: 'Zürich',
  zone: 'Europe/Zurich',
  version: '1',
  measures: ['ordinance'],
  editions: [{ id: 'go' }],
  council: 'council',
  bodies: { council: { name: 'Gemeinderat', seats: 3 } },
  rules: [
    {
      id: 'majority',
      kind: 'threshold',
      title: 'A majority of the seats',
      thresholds: [{ moreThan: [1, 2], of: 'seats' }],
      citation,
    },
    { id: 'zh.signatures', kind: 'signatures', title: 'Enough signatures', least: 2_000, citation },
    {
      id: 'rr.next-day',
      kind: 'lie-over',
      title: 'Not on the day it was laid on the table',
      term: { days: 1 },
      since: ['lay-on-the-table'],
      citation,
    },
  ],
  rows: [
    { id: 'begin', title: 'Introduced', stages: ['unfiled'], act: 'introduce', to: 'vote', citation },
    {
      id: 'lay',
      title: 'Laid on the table',
      stages: ['vote'],
      act: 'vote',
      when: { question: 'lay-on-the-table', outcome: 'carried' },
      rules: ['majority'],
      to: 'vote.tabled',
      citation,
    },
    {
      id: 'pass',
      title: 'Passed',
      stages: ['vote', 'vote.tabled'],
      act: 'vote',
      when: { question: 'passage', outcome: 'carried' },
      rules: ['majority', 'rr.next-day'],
      to: 'executive',
      citation,
    },
    { id: 'petition', title: 'Petitioned', stages: ['executive'], act: 'petition', to: 'executive.petition', citation },
    {
      id: 'count',
      title: 'Signatures counted',
      stages: ['executive', 'executive.petition'],
      act: 'count-signatures',
      rules: ['zh.signatures'],
      to: 'executive.referendum',
      citation,
    },
  ],
});

/** The city as it uses a later version of the vocabulary. */
export const laterZuerich = readProcedure({ ...zuerich, uses: [laterReferendum] });

/** The city as it was before it used any vocabulary besides ours. */
export const plainZuerich = readProcedure({
  ...zuerich,
  uses: [],
  rules: zuerich.rules.filter(({ id }) => id === 'majority'),
  rows: zuerich.rows
    .filter(({ id }) => id === 'begin' || id === 'pass')
    .map((row) => ({ ...row, rules: row.rules.filter((rule) => rule === 'majority') })),
});

/** A command of an act that the library does not know, as the engine takes it. */
export function own(command: { readonly type: string; readonly [word: string]: unknown }): Command {
  return command as unknown as Command;
}

const vote = { type: 'vote', measure: 'm1', method: { kind: 'tally', ayes: 2, nays: 1 } } as const;

export const introduced: Command = {
  type: 'introduce',
  measure: 'm1',
  commandId: 'begin',
  on: '2026-01-05',
  kind: 'ordinance',
};
export const laid = own({ ...vote, commandId: 'lay', on: '2026-01-06', question: { kind: 'lay-on-the-table' } });
export const passed: Command = { ...vote, commandId: 'pass', on: '2026-01-07', question: { kind: 'passage' } };
export const petitioned = own({
  type: 'petition',
  measure: 'm1',
  commandId: 'petition',
  on: '2026-01-20',
  signatures: 2_300,
  committee: ['ada', 'ben'],
});
export const counted = (valid: number, commandId = `count-${valid}`): Command =>
  own({ type: 'count-signatures', measure: 'm1', commandId, on: '2026-02-02', valid });

/** An engine of a procedure on a log, after some acts; its clock is of February 2026. */
export async function cityHall(
  acts: readonly Command[] = [],
  { log = memoryLog(), procedure = zuerich }: { log?: EventLog; procedure?: Procedure } = {},
): Promise<{ engine: Engine; log: EventLog }> {
  let minutes = 0;
  const clock = () => new Date(Date.UTC(2026, 1, 10, 0, minutes++)).toISOString();
  const engine = createEngine({ log, procedures: [procedure], clock });
  for (const act of acts) {
    const result = await engine.execute(act);
    if (!result.ok) throw new Error(result.rejections.map(({ message }) => message).join('; '));
  }
  return { engine, log };
}
