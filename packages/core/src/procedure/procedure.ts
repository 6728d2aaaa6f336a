import { z } from 'zod';
import { measureKind } from '../acts/description.ts';
import { holiday } from '../calendar/holiday.ts';
import { isZone, legalDate } from '../calendar/legal-date.ts';
import { clashesWith, type Definitions, definitionsOf } from '../definitions.ts';
import { type AnyVocabulary, isVocabulary } from '../vocabulary/define-vocabulary.ts';
import { phase, stage } from '../vocabulary/stage.ts';
import { text } from '../vocabulary/text.ts';
import { answers, plainAnswers } from '../vote/answers.ts';
import { citation, unsettled } from './citation.ts';
import { ruleHead } from './rule-head.ts';
import { compositions } from './rules/composite.ts';
import type { Rule } from './rules/rules.ts';

/** How much of each thing a procedure may hold. */
const MOST = { rows: 2_000, rules: 2_000, editions: 200, bodies: 2_000, classes: 500, stages: 100, uses: 50 } as const;

const name = text(500);
const note = text(5_000);
const id = text(200);

const rowMade = z.strictObject({
  id: ruleHead.id,
  title: name,
  stages: z.array(stage).min(1).max(MOST.stages),
  /** The act, by the name of its command: one of ours, or of a vocabulary that the procedure uses. */
  act: id,
  /**
   * What the act must say for the row to be its row: keys of its facts with their values, a question by its kind,
   * and `outcome`. A key that is the id of a rule asks how that rule rules, and refuses nothing. Two rows of one stage and act
   * differ in at least one.
   */
  when: z.record(z.string(), z.union([z.string(), z.boolean()])).default({}),
  rules: z.array(ruleHead.id).max(200).default([]),
  /** Where the measure then stands; `same` where it stays. */
  to: z.union([z.literal('same'), stage]),
  citation: citation.optional(),
  unsettled: unsettled.optional(),
  editions: ruleHead.editions,
});
type RowMade = typeof rowMade;
/** The type of the schema, by a name. */
export interface RowSchema extends RowMade {}
/** Schema of a row of the lifecycle table: at these stages this act, under these rules, leads there. */
export const rowSchema: RowSchema = rowMade;
/** A row of the lifecycle table: an act at some stages, the rules on it, and where it leads. */
export type Row = z.output<typeof rowSchema>;

const body = z.strictObject({
  name,
  seats: z.int().min(1).max(100_000).optional(),
  /** Whether it is the voters, who have no seats: they vote by tally, and their questions take a share of the votes cast. */
  electorate: z.literal(true).optional(),
  meets: z
    .strictObject({
      weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
      except: z.array(legalDate).max(2_000).default([]),
    })
    .optional(),
  citation: citation.optional(),
  unsettled: unsettled.optional(),
});

/** Schema of all of a procedure but its rules and the vocabularies that it uses. */
const head = z.strictObject({
  id,
  title: name,
  jurisdiction: name,
  /** The IANA zone of its clocks and legal dates. */
  zone: name.refine(isZone, 'expected the IANA name of a zone'),
  /** Version of our encoding of the law; raised whenever a row or rule changes. */
  version: id,
  /** The kinds of measure it governs: ordinances, resolutions, and what else `kinds` lists. */
  measures: z.array(measureKind).min(1).max(100),
  /** Kinds of measure besides ordinances and resolutions, each in words: `appointment`, "an appointment". */
  kinds: z.record(z.string(), name).default({}),
  /** Roots of stages besides ours, each with its phase and in words: `people`, "Before the people". */
  stages: z.record(z.string(), z.strictObject({ phase, title: name })).default({}),
  /** The law in force from a date, oldest first; the first has no date and reaches back. */
  editions: z
    .array(
      z.strictObject({
        id,
        from: legalDate.optional(),
        note: note.optional(),
        /** The measures to which it does not apply: those introduced before it stay under the law that it replaced. */
        transitional: z
          .strictObject({
            measures: z.literal('introduced-before'),
            citation: citation.optional(),
            unsettled: unsettled.optional(),
          })
          .optional(),
      }),
    )
    .min(1)
    .max(MOST.editions),
  /** The body whose votes make law. */
  council: id,
  bodies: z.record(id, body),
  /** The days on which offices are closed besides weekends. */
  holidays: z.array(holiday).max(500).default([]),
  /** What the answers on a roll mean, where the law has its own ideas of it. */
  answers: answers.default(plainAnswers),
  /** Classes of measure that the law treats apart, each in words. */
  classes: z.record(id, name).default({}),
  rows: z.array(rowSchema).min(1).max(MOST.rows),
  /** Rules on the acts of bodies. */
  bodyActs: z
    .array(z.strictObject({ act: id, rules: z.array(ruleHead.id).min(1).max(200) }))
    .max(200)
    .default([]),
  /** What the sources do not know and the procedure therefore leaves out. */
  gaps: z
    .array(z.strictObject({ topic: name, note }))
    .max(500)
    .default([]),
  sources: z.record(id, z.strictObject({ title: note, address: text(2_000).optional() })).default({}),
});

interface Head extends z.output<typeof head> {}
/** All of a procedure but its rules and rows, as it is written down. */
export interface HeadInput extends Omit<z.input<typeof head>, 'rows' | 'bodyActs'> {}
/** A row as it is written down. */
export interface RowInput extends z.input<typeof rowSchema> {}

/** The rules of one jurisdiction for its measures, as data; the vocabularies it uses stand beside it. */
export interface Procedure<Uses extends readonly AnyVocabulary[] = readonly AnyVocabulary[]> extends Head {
  /** The vocabularies it uses besides ours. As JSON each is written `id@version`. */
  readonly uses: Uses;
  readonly rules: Rule[];
}

const schemas = new WeakMap<Definitions, z.ZodType<Rule>>();

/** Schema of a rule of law, of our kinds and of those that a procedure uses besides: its head, and what its kind takes. */
function ruleSchemaBy(definitions: Definitions): z.ZodType<Rule> {
  const known = schemas.get(definitions);
  if (known) return known;
  const simple = [...definitions.kinds.values()].map(({ kind, params }) =>
    z.strictObject({ ...ruleHead, ...params, kind: z.literal(kind) }),
  );
  const parts = z
    .array(z.discriminatedUnion('kind', simple as unknown as [z.ZodObject]))
    .min(2)
    .max(100);
  const composed = [...compositions.keys()].map((kind) =>
    z.strictObject({ ...ruleHead, parts, kind: z.literal(kind) }),
  );
  const fresh = z.discriminatedUnion('kind', [...simple, ...composed] as unknown as [z.ZodObject]);
  schemas.set(definitions, fresh as unknown as z.ZodType<Rule>);
  return fresh as unknown as z.ZodType<Rule>;
}

const usesSchema = z
  .array(z.custom<AnyVocabulary>(isVocabulary, 'expected a vocabulary, as defineVocabulary gives it'))
  .max(MOST.uses)
  .superRefine((uses, context) => {
    for (const message of clashesWith(uses)) context.addIssue({ code: 'custom', message });
  });

/** What is wrong with the form of a procedure, or the procedure. Whether it contradicts itself is another question. */
export type Parsed =
  | { readonly success: true; readonly data: Procedure }
  | { readonly success: false; readonly issues: readonly z.core.$ZodIssue[] };

/** Holds data to the form of a procedure. It never throws. */
export function parseProcedure(input: unknown): Parsed {
  const { uses = [], rules, ...rest } = (input ?? {}) as { uses?: unknown; rules?: unknown };
  const vocabularies = usesSchema.safeParse(uses);
  const given = vocabularies.data ?? [];
  const parsedHead = head.safeParse(input === null || typeof input !== 'object' ? input : rest);
  const parsedRules = z
    .array(ruleSchemaBy(definitionsOf(given)))
    .max(MOST.rules)
    .safeParse(rules);
  if (parsedHead.success && parsedRules.success && vocabularies.success) {
    return { success: true, data: { ...parsedHead.data, uses: given, rules: parsedRules.data } };
  }
  const below = (key: string, issues: readonly z.core.$ZodIssue[] = []) =>
    issues.map((issue) => ({ ...issue, path: [key, ...issue.path] }));
  return {
    success: false,
    issues: [
      ...(parsedHead.error?.issues ?? []),
      ...below('uses', vocabularies.error?.issues),
      // Whose kinds a rule may be of is not known where the vocabularies are wrong.
      ...(vocabularies.success ? below('rules', parsedRules.error?.issues) : []),
    ],
  };
}
