import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { type AnyQuestionDefinition, defineQuestion } from '../vocabulary/define-question.ts';
import { measureId } from '../vocabulary/ids.ts';
import { distinctList, name } from '../vocabulary/text.ts';
import { type DescriptionFacts, replaceText } from './description.ts';
import type { HoldFacts } from './hold.ts';
import type { PostponementFacts } from './postpone.ts';
import type { VetoFacts } from './veto.ts';

const nothing = z.strictObject({});

/** Whether the measure passes. Voted on, it is postponed no more. */
const passage = defineQuestion({
  kind: 'passage',
  data: nothing,
  put(facts: PostponementFacts) {
    delete facts.postponement;
  },
  carried: 'nothing',
  lost: 'nothing',
  say: () => 'passage',
});

/** Passage on an earlier reading than the last, where each takes a vote. */
const firstReading = defineQuestion({
  kind: 'first-reading',
  data: nothing,
  carried: 'nothing',
  lost: 'nothing',
  say: () => 'first reading',
});

export interface WaiverFacts {
  /** Requirements of law that a carried vote set aside. */
  waivers: { rule: string; on: LegalDate; vote: string }[];
}

/** Whether a requirement of law is set aside. */
const waiver = defineQuestion({
  kind: 'waiver',
  data: z.strictObject({
    /** The rule that is waived. */
    rule: name,
    /** The measures for which it is waived, where one motion names several. */
    covers: distinctList(measureId, { most: 1_000 }).optional(),
  }),
  facts: (): WaiverFacts => ({ waivers: [] }),
  carried(facts: WaiverFacts, { id, on, data }) {
    facts.waivers.push({ rule: data.question.rule, on, vote: id });
  },
  lost: 'nothing',
  say({ rule }, { titleOf }) {
    const title = titleOf(rule);
    return `waiver of ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  },
});

const amendment = defineQuestion({
  kind: 'amendment',
  data: nothing,
  carried: 'nothing',
  lost: 'nothing',
  say: () => 'amendment',
});

const reconsideration = defineQuestion({
  kind: 'reconsideration',
  data: nothing,
  carried: 'nothing',
  lost: 'nothing',
  say: () => 'reconsideration',
});

/** Whether the committee is to have the measure no longer. A hold was the committee's. */
const discharge = defineQuestion({
  kind: 'discharge',
  data: nothing,
  carried(facts: HoldFacts) {
    delete facts.hold;
  },
  lost: 'nothing',
  say: () => 'discharge of the committee',
});

const override = defineQuestion({
  kind: 'override',
  data: nothing,
  carried: 'nothing',
  lost: 'nothing',
  say: () => 'override of the veto',
});

/** Whether the text that the executive sent with a veto takes the place of the vetoed one. */
const acceptance = defineQuestion({
  kind: 'acceptance',
  data: nothing,
  carried(facts: VetoFacts & DescriptionFacts, vote) {
    replaceText(facts, vote, facts.veto?.substitute);
  },
  lost: 'nothing',
  say: () => 'acceptance of the substitute that came with the veto',
});

/** The questions of this library, by name. */
export type OwnQuestions = {
  readonly passage: typeof passage;
  readonly 'first-reading': typeof firstReading;
  readonly waiver: typeof waiver;
  readonly amendment: typeof amendment;
  readonly reconsideration: typeof reconsideration;
  readonly discharge: typeof discharge;
  readonly override: typeof override;
  readonly acceptance: typeof acceptance;
};

/** Their definitions. A question that is left out does not compile. */
export const ownQuestions: OwnQuestions = {
  passage,
  'first-reading': firstReading,
  waiver,
  amendment,
  reconsideration,
  discharge,
  override,
  acceptance,
};

type OwnQuestion = OwnQuestions[keyof OwnQuestions];

/** A question of this library, as a vote puts it. */
export type Question = z.output<typeof ownQuestion>;
/** The names of our questions. */
export type QuestionKind = OwnQuestion['kind'];

/** Schema of a question: one of those defined, by its kind. */
export function questionOf(questions: readonly Pick<AnyQuestionDefinition, 'kind' | 'data'>[]) {
  const options = questions.map(({ kind, data }) => z.strictObject({ kind: z.literal(kind), ...data.shape }));
  return z.discriminatedUnion('kind', options as unknown as [z.ZodObject<{ kind: z.ZodLiteral<string> }>]);
}

type PutAs<Definition> = Definition extends {
  readonly kind: infer Kind extends string;
  readonly data: infer Data extends z.ZodObject;
}
  ? z.ZodObject<{ kind: z.ZodLiteral<Kind> } & Data['shape'], z.core.$strict>
  : never;

/** The type of the schema, by a name. */
export interface OwnQuestionSchema extends z.ZodDiscriminatedUnion<[PutAs<OwnQuestion>], 'kind'> {}
/** Schema of a question of this library. */
export const ownQuestion = questionOf(Object.values(ownQuestions)) as unknown as OwnQuestionSchema;
