import { z } from 'zod';
import { vote } from '../acts/vote.ts';
import { type Definitions, definitionsOf } from '../definitions.ts';
import { isOfKind } from '../vocabulary/define-rule-kind.ts';
import { namedIn } from '../vocabulary/named-in.ts';
import type { Named } from '../vocabulary/names.ts';
import { isWithin, ownStages, phaseOf, reservedRoots, rootOf, UNFILED } from '../vocabulary/stage.ts';
import type { Answers } from '../vote/answers.ts';
import type { Threshold } from '../vote/threshold.ts';
import type { Procedure, Row } from './procedure.ts';
import { type BoundRule, bindRule, canRuleOn, kindOf, partsOf } from './rules/rules.ts';
import { thresholdRule } from './rules/threshold.ts';
import { isWaivable } from './waiver.ts';

/** What in a procedure contradicts itself, every contradiction in a sentence; empty where it is sound. */
export function contradictionsIn(procedure: Procedure): string[] {
  const definitions = definitionsOf(procedure.uses);
  const rules = procedure.rules.map((rule) => bindRule(rule, definitions.kinds));
  const parts = rules.flatMap((rule) => rule.parts ?? []);
  const each = [...rules.filter((rule) => !rule.parts), ...parts];
  return [
    ...inIds(procedure, rules, parts),
    ...inActs(procedure, rules, definitions),
    ...inGrounds(procedure, rules, parts),
    ...inClasses(procedure, [...rules, ...parts]),
    ...each.flatMap((rule) => kindOf(rule).contradictions?.(rule as never, procedure) ?? []),
    ...each.flatMap((rule) => [...inNames(procedure, rule, definitions)]),
    ...inBodies(procedure, each),
    ...inAnswers(procedure.answers),
    ...inEditions(procedure),
    ...inKindsAndStages(procedure, rules),
    ...inRows(procedure, rules, definitions),
  ];
}

/** Ids that name two things, and names of rules that are given twice or lead nowhere. */
function* inIds(
  { rows, bodyActs, editions }: Procedure,
  rules: readonly BoundRule[],
  parts: readonly BoundRule[],
): Generator<string> {
  const ruleIds = rules.map(({ id }) => id);
  for (const id of repeated([...ruleIds, ...[...parts, ...rows].map(({ id }) => id)]))
    yield `${id} names two rules or rows`;
  for (const id of repeated(editions.map(({ id }) => id))) yield `${id} names two editions`;
  for (const act of repeated(bodyActs.map(({ act }) => act))) yield `bodyActs ${act} stands there twice`;
  for (const { id, rules } of [...rows, ...bodyActs.map(({ act, rules }) => ({ id: `bodyActs ${act}`, rules }))]) {
    for (const rule of repeated(rules)) yield `${id} names a rule twice: ${rule}`;
    for (const rule of rules) if (!ruleIds.includes(rule)) yield `${id} names a rule that does not exist: ${rule}`;
  }
}

/** Acts that are not defined, and rules that never rule on the act they are named for. */
function* inActs(
  { rows, bodyActs }: Procedure,
  rules: readonly BoundRule[],
  definitions: Definitions,
): Generator<string> {
  const acts = [
    ...rows.map(({ id, act, rules, when }) => ({
      id,
      act,
      named: [...rules, ...Object.keys(when)],
      subject: 'measure' as const,
    })),
    ...bodyActs.map(({ act, rules }) => ({ id: `bodyActs ${act}`, act, named: rules, subject: 'body' as const })),
  ];
  for (const { id, act, named, subject } of acts) {
    if (definitions.commandable(act)?.subject !== subject) {
      yield `${id} is for the act ${act}, and there is no such act of a ${subject}${meant(act, namesOfActs(definitions, subject))}`;
      continue;
    }
    for (const rule of rules)
      if (named.includes(rule.id) && !canRuleOn(rule, act, subject))
        yield `${id} names ${rule.id}, and a rule of kind ${rule.kind} never rules on ${act}`;
  }
}

function namesOfActs({ acts }: Definitions, subject: 'measure' | 'body'): string[] {
  return acts.filter((act) => act.isCommand && act.subject === subject).map(({ type }) => type);
}

/** What was meant, where one name differs in little: `; did you mean petition?`. */
function meant(given: string, names: readonly string[]): string {
  const sorted = (name: string) => [...name].sort().join('');
  const near = names.find((name) => sorted(name) === sorted(given) || name.startsWith(given) || given.startsWith(name));
  return near === undefined ? '' : `; did you mean ${near}?`;
}

/** What names neither its source nor what is open about it, and sources and editions that are not listed. */
function* inGrounds(
  { rows, editions, sources }: Procedure,
  rules: readonly BoundRule[],
  parts: readonly BoundRule[],
): Generator<string> {
  const editionIds = editions.map(({ id }) => id);
  const clauses = editions.flatMap(({ id, transitional }) =>
    transitional ? { ...transitional, id: `the transitional clause of ${id}`, editions: undefined } : [],
  );
  for (const { id, editions } of parts) if (editions) yield `${id} is part of a rule, whose editions are its own`;
  for (const part of [...rules, ...parts, ...rows, ...clauses]) {
    if (!part.citation && !part.unsettled) yield `${part.id} has neither a citation nor an open question`;
    for (const source of [part.citation?.source, ...(part.unsettled?.sources ?? [])]) {
      if (source !== undefined && !Object.hasOwn(sources, source))
        yield `${part.id} cites a source that is not listed: ${source}`;
    }
    for (const edition of part.editions ?? [])
      if (!editionIds.includes(edition)) yield `${part.id} names an edition that does not exist: ${edition}`;
  }
}

function* inClasses({ classes }: Procedure, rules: readonly BoundRule[]): Generator<string> {
  for (const rule of rules) {
    const own = rule.parts ? [] : (kindOf(rule).classes?.(rule as never) ?? []);
    for (const name of [...(rule.for?.classes ?? []), ...(rule.for?.without ?? []), ...own])
      if (!Object.hasOwn(classes, name)) yield `${rule.id} names a class that is not listed: ${name}`;
  }
}

/** Acts, questions, bodies and stages that a rule names in its numbers, and that there are not. */
function* inNames(procedure: Procedure, rule: BoundRule, definitions: Definitions): Generator<string> {
  const schema = z.object(kindOf(rule).params);
  const isNamed: Partial<Record<Named, (name: string) => boolean>> = {
    anchor: (name) => definitions.commandable(name)?.subject === 'measure' || definitions.questions.has(name),
    question: (name) => definitions.questions.has(name),
    body: (name) => Object.hasOwn(procedure.bodies, name),
    stage: (name) => phaseOf(name, procedure.stages) !== undefined,
  };
  const anchors = [...namesOfActs(definitions, 'measure'), ...definitions.questions.keys()];
  for (const [sort, isThere] of Object.entries(isNamed))
    for (const name of namedIn(schema, sort as Named, rule))
      if (!isThere(name))
        yield `${rule.id} names ${name}, and there is no such ${sort === 'anchor' ? 'act or question' : sort}${meant(name, anchors)}`;
}

/** The council, and electorates: they have no seats, do not meet, and decide by a share of the votes cast. */
function* inBodies({ bodies, council }: Procedure, rules: readonly BoundRule[]): Generator<string> {
  if (!Object.hasOwn(bodies, council)) yield `the council ${council} is not among the bodies`;
  for (const [id, body] of Object.entries(bodies)) {
    if (!body.electorate) continue;
    if (body.seats !== undefined) yield `${id} is an electorate, and has seats`;
    if (body.meets) yield `${id} is an electorate, and does not meet`;
  }
  for (const rule of rules)
    if (isOfKind(thresholdRule, rule) && bodies[rule.body ?? council]?.electorate)
      for (const threshold of rule.thresholds)
        if (!isOfVotesCast(threshold))
          yield `${rule.id} is a question of the electorate ${rule.body ?? council}, and takes a share of other than the votes cast`;
}

function isOfVotesCast(threshold: Threshold): boolean {
  if ('largest' in threshold) return threshold.largest.every(isOfVotesCast);
  return 'of' in threshold && threshold.of === 'voting';
}

function* inEditions({ editions }: Procedure): Generator<string> {
  for (const [index, { id, from, transitional }] of editions.entries()) {
    const before = editions[index - 1];
    if (index === 0 && transitional)
      yield `edition ${id}: the first edition replaced none, and has no transitional clause`;
    if (index === 0 ? from !== undefined : from === undefined || (before?.from !== undefined && from <= before.from))
      yield `edition ${id}: the first edition has no date, and each later one begins after the one before it`;
  }
}

const ownMeasures: readonly string[] = ['ordinance', 'resolution'];

/** Kinds of measure without words, and stages whose root nobody declares. */
function* inKindsAndStages(
  { measures, kinds, stages, rows }: Procedure,
  rules: readonly BoundRule[],
): Generator<string> {
  for (const kind of measures)
    if (!ownMeasures.includes(kind) && !Object.hasOwn(kinds, kind))
      yield `it governs ${kind}, and \`kinds\` has no words for it`;
  for (const kind of Object.keys(kinds))
    if (!measures.some((each) => each === kind)) yield `\`kinds\` has words for ${kind}, which it does not govern`;
  for (const { id, for: scope } of rules.flatMap((rule) => [rule, ...(rule.parts ?? [])]))
    for (const kind of scope?.kinds ?? [])
      if (!measures.some((each) => each === kind))
        yield `${id} is for measures of kind ${kind}, which it does not govern`;
  for (const root of Object.keys(stages)) {
    if (Object.hasOwn(ownStages, root)) yield `the stage ${root} is ours, and is not declared`;
    if (reservedRoots.includes(root) || !/^[a-z][a-z0-9-]*$/.test(root)) yield `no stage can be called ${root}`;
  }
  for (const { id, stages: at, to } of rows)
    for (const stage of new Set([...at, ...(to === 'same' ? [] : [to])]))
      if (phaseOf(stage, stages) === undefined)
        yield `${id} names the stage ${stage}, and ${rootOf(stage)} is neither ours nor declared in \`stages\``;
}

/** What rows wait for that no act says, rows that cannot be told apart, and a table without a beginning. */
function* inRows({ rows }: Procedure, rules: readonly BoundRule[], definitions: Definitions): Generator<string> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const [index, row] of rows.entries()) {
    for (const [key, value] of Object.entries(row.when)) {
      const rule = byId.get(key);
      if (rule && isSaid(definitions, row.act, key))
        yield `${row.id} waits for ${key}, which is a rule and a word of ${row.act}`;
      if (rule ? !verdicts.some((verdict) => verdict === value) : !canSay(definitions, row.act, key, value))
        yield `${row.id} waits for ${key} ${value}, which no ${rule ? `rule says: ${verdicts.join(', ')}` : `${row.act} says`}`;
    }
    if (isWithin(row.to, UNFILED) || (row.to === 'same' && row.stages.some((stage) => isWithin(stage, UNFILED))))
      yield `${row.id} leaves a measure unfiled that has an act on record`;
    for (const other of rows.slice(index + 1))
      if (overlap(row, other))
        yield `${row.id} and ${other.id} cannot be told apart: the same act at the same stage, and nothing in \`when\` that differs`;
  }
  const waiving = rows.find(({ when }) => when.question === 'waiver');
  if (waiving && !rules.some((rule) => partsOf(rule).some(isWaivable)))
    yield `${waiving.id} is for waivers, and no rule is \`waivable\``;
  if (!rows.some(({ stages }) => stages.includes(UNFILED)))
    yield 'no row begins at `unfiled`, so that no measure can ever be entered';
}

/** The verdicts that a row may ask for: those by which the law is known. */
const verdicts = ['holds', 'fails'] as const;

function repeated(names: readonly string[]): Set<string> {
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

function isSaid(definitions: Definitions, act: string, key: string): boolean {
  return Object.hasOwn(definitions.commandable(act)?.data.shape ?? {}, key);
}

/** Whether an act can say of a key of `when` what a row waits for. */
function canSay(definitions: Definitions, act: string, key: string, value: string | boolean): boolean {
  if (act === vote.type && key === 'outcome') return value === 'carried' || value === 'lost';
  const shape: z.ZodRawShape = definitions.commandable(act)?.data.shape ?? {};
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

/** An answer that counts for a question counts not against it, and whoever gives one has voted. */
function* inAnswers({ for: ayes, against: nays, voting }: Answers): Generator<string> {
  for (const answer of ayes) if (nays.includes(answer)) yield `answers: ${answer} counts both for and against`;
  for (const answer of [...ayes, ...nays])
    if (!voting.includes(answer)) yield `answers: ${answer} counts for or against, and is no vote cast`;
}
