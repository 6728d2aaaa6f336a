import { z } from 'zod';
import { type MeasureActType, measureActs } from '../acts/acts.ts';
import type { Answers } from '../vote/answers.ts';
import type { Procedure, Row } from './procedure.ts';
import { canRuleOn, partsOf } from './rules/rules.ts';
import { isWithin, UNFILED } from '../vocabulary/stage.ts';
import { isWaivable } from './waiver.ts';

/** What in a procedure contradicts itself, every contradiction in a sentence; empty where it is sound. */
export function contradictionsIn(procedure: Procedure): string[] {
  const { rules, rows, bodyActs, bodies, council, editions, sources, classes } = procedure;
  const problems: string[] = [];
  const ruleIds = rules.map(({ id }) => id);
  const parts = rules.flatMap((rule) => ('parts' in rule ? partsOf(rule) : []));
  const ids = [...ruleIds, ...[...parts, ...rows].map(({ id }) => id)];
  const editionIds = editions.map(({ id }) => id);
  for (const id of repeated(ids)) problems.push(`${id} names two rules or rows`);
  for (const id of repeated(editionIds)) problems.push(`${id} names two editions`);
  for (const act of repeated(bodyActs.map(({ act }) => act))) problems.push(`bodyActs ${act} stands there twice`);
  for (const { id, rules } of [...rows, ...bodyActs.map(({ act, rules }) => ({ id: `bodyActs ${act}`, rules }))]) {
    for (const rule of repeated(rules)) problems.push(`${id} names a rule twice: ${rule}`);
    for (const rule of rules)
      if (!ruleIds.includes(rule)) problems.push(`${id} names a rule that does not exist: ${rule}`);
  }
  const acts = [
    ...rows.map(({ id, act, rules }) => ({ id, act, rules, subject: 'measure' as const })),
    ...bodyActs.map(({ act, rules }) => ({ id: `bodyActs ${act}`, act, rules, subject: 'body' as const })),
  ];
  for (const { id, act, rules: named, subject } of acts) {
    for (const rule of rules)
      if (named.includes(rule.id) && !canRuleOn(rule, act, subject === 'measure'))
        problems.push(`${id} names ${rule.id}, and a rule of kind ${rule.kind} never rules on ${act}`);
  }
  const clauses = editions.flatMap(({ id, transitional }) =>
    transitional ? { ...transitional, id: `the transitional clause of ${id}`, editions: undefined } : [],
  );
  for (const { id, editions } of parts)
    if (editions) problems.push(`${id} is part of a rule, whose editions are its own`);
  for (const part of [...rules, ...parts, ...rows, ...clauses]) {
    if (!part.citation && !part.unsettled) problems.push(`${part.id} has neither a citation nor an open question`);
    for (const source of [part.citation?.source, ...(part.unsettled?.sources ?? [])]) {
      if (source !== undefined && !Object.hasOwn(sources, source))
        problems.push(`${part.id} cites a source that is not listed: ${source}`);
    }
    for (const edition of part.editions ?? [])
      if (!editionIds.includes(edition)) problems.push(`${part.id} names an edition that does not exist: ${edition}`);
  }
  for (const rule of [...rules, ...parts]) {
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
  problems.push(...contradictionsInAnswers(procedure.answers));
  if (!Object.hasOwn(bodies, council)) problems.push(`the council ${council} is not among the bodies`);
  editions.forEach(({ id, from, transitional }, index) => {
    const before = editions[index - 1];
    if (index === 0 && transitional)
      problems.push(`edition ${id}: the first edition replaced none, and has no transitional clause`);
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
  const waiving = rows.find(({ act, when }) => act === 'vote' && when.question === 'waiver');
  if (waiving && ![...rules, ...parts].some(isWaivable))
    problems.push(`${waiving.id} is for waivers, and no rule is \`waivable\``);
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

/** An answer that counts for a question counts not against it, and whoever gives one has voted. */
function contradictionsInAnswers({ for: ayes, against: nays, voting }: Answers): string[] {
  const both = ayes.filter((answer) => nays.includes(answer));
  const uncast = [...ayes, ...nays].filter((answer) => !voting.includes(answer));
  return [
    ...both.map((answer) => `answers: ${answer} counts both for and against`),
    ...uncast.map((answer) => `answers: ${answer} counts for or against, and is no vote cast`),
  ];
}
