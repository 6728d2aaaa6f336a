/** Programs that are wrong in one thing each. `messages.types.test.ts` holds the compiler to the message that stands above the line. */
import { z } from 'zod';
import {
  createEngine,
  defineAct,
  defineProcedure,
  defineQuestion,
  defineRuleKind,
  defineVocabulary,
  type LegalDate,
  type MeasureFacts,
  memoryLog,
  type ProcedureInput,
} from '../../src/index.ts';

interface PetitionFacts {
  petitions: { on: LegalDate; signatures: number }[];
}

const petition = defineAct({
  type: 'petition',
  event: 'petition-filed',
  subject: 'measure',
  data: z.strictObject({ signatures: z.int().min(1) }),
  personal: [],
  facts: (): PetitionFacts => ({ petitions: [] }),
  record(facts: MeasureFacts & PetitionFacts, { on, data }) {
    facts.petitions.push({ on, signatures: data.signatures });
  },
  say: ({ data }) => ({ headline: `Petition filed, ${data.signatures} signatures` }),
});

const signatures = defineRuleKind({
  kind: 'signatures',
  params: { least: z.int().min(1) },
  acts: ['petition'],
  ofFacts: true,
  sees: (_rule, { petitions }: PetitionFacts) => ({ n: petitions.length }),
  assess: ({ least }, { n }) => ({ verdict: n >= least ? 'holds' : 'fails' }),
  say: () => 'counted',
  law: () => 'signatures',
  deadline: 'none',
});

interface TableFacts {
  tabled?: { on: LegalDate };
}

const lay = defineQuestion({
  kind: 'lay-on-the-table',
  data: z.strictObject({}),
  carried(facts: TableFacts, { on }) {
    facts.tabled = { on };
  },
  lost: 'nothing',
  say: () => 'to lay on the table',
});

const divide = defineQuestion({
  kind: 'divide',
  data: z.strictObject({ parts: z.int().min(2) }),
  carried: 'nothing',
  lost: 'nothing',
  say: ({ parts }) => `to divide into ${parts}`,
});

const referendum = defineVocabulary({
  id: 'zuerich/referendum',
  version: '1',
  formats: [],
  acts: { petition },
  rules: { signatures },
  questions: {},
});

const roberts = defineVocabulary({
  id: 'roberts/motions',
  version: '1',
  formats: [],
  acts: {},
  rules: {},
  questions: { 'lay-on-the-table': lay, divide },
});

const citation = { instrument: 'Charter' };
const head = {
  id: 'town',
  title: 'Town',
  jurisdiction: 'Town',
  zone: 'America/Chicago',
  version: '1',
  measures: ['ordinance'],
  editions: [{ id: 'charter' }],
  council: 'council',
  bodies: { council: { name: 'Council', seats: 3 } },
};
const filing: ProcedureInput['rows'][number] = {
  id: 'file',
  title: 'File',
  stages: ['unfiled'],
  act: 'file',
  to: 'filed',
  citation,
};
const rule = { id: 'signed', title: 'Enough signatures', citation } as const;

const town = defineProcedure({
  ...head,
  uses: [referendum, roberts],
  rules: [{ ...rule, kind: 'signatures', least: 10 }],
  rows: [
    filing,
    { id: 'petition', title: 'Petition', stages: ['filed'], act: 'petition', rules: ['signed'], to: 'same', citation },
  ],
});
const engine = createEngine({ log: memoryLog(), procedures: [town] });
const plain = createEngine({ log: memoryLog(), procedures: [defineProcedure({ ...head, rules: [], rows: [filing] })] });
const day = { measure: 'm', on: '2026-01-05' } as const;
const method = { kind: 'voice' } as const;

/** What is right compiles. */
export async function right(): Promise<LegalDate | undefined> {
  await engine.execute({ type: 'petition', signatures: 3, ...day });
  await engine.execute({ type: 'vote', question: { kind: 'lay-on-the-table' }, method, ...day });
  await engine.execute({ type: 'vote', question: { kind: 'divide', parts: 2 }, method, ...day });
  await engine.execute({ type: 'vote', question: { kind: 'passage' }, method, ...day });
  await engine.executeAll([
    { type: 'file', kind: 'ordinance', ...day },
    { type: 'petition', signatures: 3, ...day },
    { type: 'vote', question: { kind: 'lay-on-the-table' }, method, ...day },
    { type: 'vote', question: { kind: 'passage' }, method, announced: 'carried', ...day },
    { type: 'seat', body: 'council', on: '2026-01-05', member: 'ada' },
  ]);
  const carried = 3 > 2;
  const kind = carried ? ('lay-on-the-table' as const) : ('passage' as const);
  await engine.execute({ type: 'vote', question: { kind }, method, ...day });
  const measure = await engine.measure('m');
  measure?.facts.petitions.map(({ signatures }) => signatures.toFixed());
  return measure?.facts.tabled?.on;
}

export const misnamedActOfARow = () =>
  defineProcedure({
    ...head,
    uses: [referendum],
    rules: [],
    // @ts-expect-error Type '"petitoin"' is not assignable to type ... Did you mean '"petition"'?
    rows: [{ id: 'petition', title: 'Petition', stages: ['filed'], act: 'petitoin', to: 'same', citation }],
  });

export const actOfAVocabularyNotUsed = () =>
  defineProcedure({
    ...head,
    rules: [],
    // @ts-expect-error Type '"petition"' is not assignable to type ...
    rows: [{ id: 'petition', title: 'Petition', stages: ['filed'], act: 'petition', to: 'same', citation }],
  });

export const misnamedKind = () =>
  defineProcedure({
    ...head,
    uses: [referendum],
    // @ts-expect-error Type '"signatues"' is not assignable to type ... Did you mean '"signatures"'?
    rules: [{ ...rule, kind: 'signatues', least: 10 }],
    rows: [filing],
  });

export const ruleWithoutItsNumber = () =>
  defineProcedure({
    ...head,
    uses: [referendum],
    // @ts-expect-error ... Property 'least' is missing in type ...
    rules: [{ ...rule, kind: 'signatures' }],
    rows: [filing],
  });

// @ts-expect-error Type '"petitoin"' is not assignable to type ... Did you mean '"petition"'?
export const misnamedAct = () => engine.execute({ type: 'petitoin', signatures: 3, ...day });

// @ts-expect-error ... Property 'signatures' is missing in type ...
export const actWithoutAMember = () => engine.execute({ type: 'petition', ...day });

// @ts-expect-error ... 'signed' does not exist in type ...
export const actWithAnotherMember = () => engine.execute({ type: 'petition', signatures: 3, signed: true, ...day });

// @ts-expect-error Type '"petition"' is not assignable to type ...
export const actOfAVocabularyNotInUse = () => plain.execute({ type: 'petition', signatures: 3, ...day });

export const misnamedQuestion = () =>
  // @ts-expect-error Type '"lay-on-teh-table"' is not assignable to type ... Did you mean '"lay-on-the-table"'?
  engine.execute({ type: 'vote', question: { kind: 'lay-on-teh-table' }, method, ...day });

export const questionWithoutAMember = () =>
  // @ts-expect-error ... Property 'parts' is missing in type ...
  engine.execute({ type: 'vote', question: { kind: 'divide' }, method, ...day });

// @ts-expect-error Property 'tabled' does not exist on type ...
export const factsOfAVocabularyNotInUse = async () => (await plain.measure('m'))?.facts.tabled;

export const unseen = () =>
  defineRuleKind({
    kind: 'unseen',
    params: {},
    acts: 'of-measures',
    ofFacts: true,
    sees: (_rule, { petitions }: PetitionFacts) => ({ n: petitions.length }),
    // @ts-expect-error Property 'm' does not exist on type '{ n: number; }'.
    assess: (_rule, { m }) => ({ verdict: m > 0 ? 'holds' : 'fails' }),
    say: () => 'counted',
    law: () => 'counted',
    deadline: 'none',
  });

// @ts-expect-error ... Type '"petition"' is not assignable to type '"petitoin"'.
export const wrongKeyOfAct = () => defineVocabulary({ ...referendum, acts: { petitoin: petition } });

// @ts-expect-error ... Type '"signatures"' is not assignable to type '"signature"'.
export const wrongKeyOfKind = () => defineVocabulary({ ...referendum, rules: { signature: signatures } });

// @ts-expect-error ... Type '"divide"' is not assignable to type '"division"'.
export const wrongKeyOfQuestion = () => defineVocabulary({ ...referendum, questions: { division: divide } });

export const personalMemberThatThereIsNot = () =>
  defineAct({
    ...petition,
    data: z.strictObject({ committee: z.string() }),
    // @ts-expect-error Type '"comittee"' is not assignable to type ... Did you mean '"committee"'?
    personal: ['comittee'],
    record() {},
    say: () => ({ headline: '' }),
  });
