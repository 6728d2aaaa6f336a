import { z } from 'zod';
import { type BodyActType, bodyActs, type MeasureActType, measureActs } from '../acts/acts.ts';
import { measureKind } from '../acts/description.ts';
import { holiday } from '../calendar/holiday.ts';
import { isZone, legalDate } from '../calendar/legal-date.ts';
import { StatecraftError } from '../errors.ts';
import { answers, plainAnswers } from '../vote/answers.ts';
import { citation, unsettled } from './citation.ts';
import { ruleHead } from './rule.ts';
import { ruleSchema } from './rules/rules.ts';
import { isWithin, stage, UNFILED } from './stage.ts';

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
  editions: z.array(z.strictObject({ id: name, from: legalDate.optional(), note: name.optional() })).min(1),
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

/**
 * Checks a procedure's data and gives it back, frozen.
 *
 * Throws `procedure-invalid` with every place that is wrong: form, unknown rules, rows that cannot be told apart, rules without grounds.
 */
export function defineProcedure(input: ProcedureInput): Procedure {
  const parsed = procedureSchema.safeParse(input);
  const problems = parsed.success
    ? contradictionsIn(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (!parsed.success || problems.length > 0) {
    throw new StatecraftError(
      'procedure-invalid',
      `The procedure ${nameOf(input)} is not valid:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
      {
        details: { problems },
      },
    );
  }
  return Object.freeze(parsed.data);
}

function contradictionsIn(procedure: Procedure): string[] {
  const { rules, rows, bodyActs, bodies, council, editions, sources, classes } = procedure;
  const problems: string[] = [];
  const ruleIds = rules.map(({ id }) => id);
  const ids = [...ruleIds, ...rows.map(({ id }) => id)];
  const editionIds = editions.map(({ id }) => id);
  for (const id of repeated(ids)) problems.push(`${id} names two rules or rows`);
  for (const id of repeated(editionIds)) problems.push(`${id} names two editions`);
  for (const act of repeated(bodyActs.map(({ act }) => act))) problems.push(`bodyActs ${act} stands there twice`);
  for (const { id, rules } of [...rows, ...bodyActs.map(({ act, rules }) => ({ id: `bodyActs ${act}`, rules }))]) {
    for (const rule of repeated(rules)) problems.push(`${id} names a rule twice: ${rule}`);
    for (const rule of rules)
      if (!ruleIds.includes(rule)) problems.push(`${id} names a rule that does not exist: ${rule}`);
  }
  for (const part of [...rules, ...rows]) {
    if (!part.citation && !part.unsettled) problems.push(`${part.id} has neither a citation nor an open question`);
    for (const source of [part.citation?.source, ...(part.unsettled?.sources ?? [])]) {
      if (source !== undefined && !Object.hasOwn(sources, source))
        problems.push(`${part.id} cites a source that is not listed: ${source}`);
    }
    for (const edition of part.editions ?? [])
      if (!editionIds.includes(edition)) problems.push(`${part.id} names an edition that does not exist: ${edition}`);
  }
  for (const rule of rules) {
    const named = [
      ...(rule.for?.classes ?? []),
      ...(rule.for?.without ?? []),
      ...(rule.kind === 'exclusion' ? Object.keys(rule.classes) : []),
      ...(rule.kind === 'reserved' ? rule.classes : []),
    ];
    for (const name of named)
      if (!Object.hasOwn(classes, name)) problems.push(`${rule.id} names a class that is not listed: ${name}`);
    if (rule.kind === 'open-question' && !rule.unsettled)
      problems.push(`${rule.id} is an open question and does not say which`);
    if (rule.kind === 'threshold') {
      const { name, seats = Number.POSITIVE_INFINITY } = bodies[rule.body ?? council] ?? {};
      for (const each of rule.thresholds)
        if ('votes' in each && each.votes > seats)
          problems.push(`${rule.id} takes ${each.votes} ayes of ${name}, which has ${seats} seats`);
    }
  }
  if (!Object.hasOwn(bodies, council)) problems.push(`the council ${council} is not among the bodies`);
  editions.forEach(({ id, from }, index) => {
    const before = editions[index - 1];
    if (index === 0 ? from !== undefined : from === undefined || (before?.from !== undefined && from <= before.from)) {
      problems.push(`edition ${id}: the first edition has no date, and each later one begins after the one before it`);
    }
  });
  for (const [index, row] of rows.entries()) {
    for (const [key, value] of Object.entries(row.when))
      if (!canSay(row.act, key, value)) problems.push(`${row.id} waits for ${key} ${value}, which no ${row.act} says`);
    if (isWithin(row.to, UNFILED) || (row.to === 'same' && row.stages.some((stage) => isWithin(stage, UNFILED))))
      problems.push(`${row.id} leaves a measure unfiled that has an act on record`);
    for (const other of rows.slice(index + 1)) {
      if (overlap(row, other))
        problems.push(
          `${row.id} and ${other.id} cannot be told apart: the same act at the same stage, and nothing in \`when\` that differs`,
        );
    }
  }
  if (!rows.some(({ stages }) => stages.includes('unfiled')))
    problems.push('no row begins at `unfiled`, so that no measure can ever be entered');
  return problems;
}

function repeated(names: readonly string[]): Set<string> {
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/** Whether an act can say of a key of `when` what a row waits for. */
function canSay(act: MeasureActType, key: string, value: string | boolean): boolean {
  if (act === 'vote' && key === 'outcome') return value === 'carried' || value === 'lost';
  const shape: z.ZodRawShape = measureActs.find(({ type }) => type === act)?.payload.shape ?? {};
  const said = Object.hasOwn(shape, key) ? (shape[key] as z.ZodType) : z.never();
  const kinds =
    said instanceof z.ZodDiscriminatedUnion ? said.options.map((each) => (each as z.ZodObject).shape.kind) : [];
  return [said, ...kinds].some((each) => (each as z.ZodType).safeParse(value).success);
}

/** Whether one act could be of both rows. */
function overlap(a: Row, b: Row): boolean {
  return (
    a.act === b.act &&
    a.stages.some((stage) => b.stages.includes(stage)) &&
    (!a.editions || !b.editions || a.editions.some((edition) => b.editions?.includes(edition))) &&
    !Object.entries(a.when).some(([key, value]) => key in b.when && b.when[key] !== value)
  );
}

/** What to call something that may be no procedure at all. */
function nameOf(input: unknown): string {
  const id = input !== null && typeof input === 'object' && 'id' in input ? input.id : undefined;
  return typeof id === 'string' ? id : 'without an id';
}
