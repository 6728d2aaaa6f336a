import { z } from 'zod';
import { type BodyActType, bodyActs, type MeasureActType, measureActs } from '../acts/acts.ts';
import { measureKind } from '../acts/description.ts';
import { holiday } from '../calendar/holiday.ts';
import { isZone, legalDate } from '../calendar/legal-date.ts';
import { answers, plainAnswers } from '../vote/answers.ts';
import { citation, unsettled } from './citation.ts';
import { ruleHead } from './rule.ts';
import { ruleSchema } from './rules/rules.ts';
import { stage } from '../vocabulary/stage.ts';

const name = z.string().min(1);
const measureAct = z.enum(measureActs.map(({ type }) => type) as [MeasureActType, ...MeasureActType[]]);
const bodyAct = z.enum(bodyActs.map(({ type }) => type) as [BodyActType, ...BodyActType[]]);

/** Schema of a row of the lifecycle table: at these stages this act, under these rules, leads there. */
export const rowSchema = z.strictObject({
  id: ruleHead.id,
  title: name,
  stages: z.array(stage).min(1),
  act: measureAct,
  /**
   * What the act must say for the row to be its row: keys of its facts with their values, a question by its kind,
   * and `outcome`. Two rows of one stage and act differ in at least one.
   */
  when: z.record(z.string(), z.union([z.string(), z.boolean()])).default({}),
  rules: z.array(ruleHead.id).default([]),
  /** Where the measure then stands; `same` where it stays. */
  to: z.union([stage, z.literal('same')]),
  citation: citation.optional(),
  unsettled: unsettled.optional(),
  editions: ruleHead.editions,
});
/** A row of the lifecycle table: an act at some stages, the rules on it, and where it leads. */
export type Row = z.output<typeof rowSchema>;

/** Schema of a procedure. */
export const procedureSchema = z.strictObject({
  id: name,
  title: name,
  jurisdiction: name,
  /** The IANA zone of its clocks and legal dates. */
  zone: name.refine(isZone, 'expected the IANA name of a zone'),
  /** Version of our encoding of the law; raised whenever a row or rule changes. */
  version: name,
  /** The kinds of measure it governs. */
  measures: z.array(measureKind).min(1),
  /** The law in force from a date, oldest first; the first has no date and reaches back. */
  editions: z
    .array(
      z.strictObject({
        id: name,
        from: legalDate.optional(),
        note: name.optional(),
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
    .min(1),
  /** The body whose votes make law. */
  council: name,
  bodies: z.record(
    z.string(),
    z.strictObject({
      name,
      seats: z.int().min(1).optional(),
      meets: z
        .strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1), except: z.array(legalDate).default([]) })
        .optional(),
      citation: citation.optional(),
      unsettled: unsettled.optional(),
    }),
  ),
  /** The days on which offices are closed besides weekends. */
  holidays: z.array(holiday).default([]),
  /** What the answers on a roll mean, where the law has its own ideas of it. */
  answers: answers.default(plainAnswers),
  /** Classes of measure that the law treats apart, each in words. */
  classes: z.record(z.string(), name).default({}),
  rules: z.array(ruleSchema),
  rows: z.array(rowSchema).min(1),
  /** Rules on the acts of bodies. */
  bodyActs: z.array(z.strictObject({ act: bodyAct, rules: z.array(ruleHead.id).min(1) })).default([]),
  /** What the sources do not know and the procedure therefore leaves out. */
  gaps: z.array(z.strictObject({ topic: name, note: name })).default([]),
  sources: z.record(z.string(), z.strictObject({ title: name, address: name.optional() })).default({}),
});

/** The rules of one jurisdiction for its measures, as data. */
export type Procedure = z.output<typeof procedureSchema>;
/** A procedure as it is written down. */
export type ProcedureInput = z.input<typeof procedureSchema>;
