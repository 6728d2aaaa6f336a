import {
  type BoundRule,
  isOfKind,
  type Lifecycle,
  lawOf,
  lifecycleOf,
  ownVocabulary,
  type Procedure,
  printCitation,
  type Row,
} from '@statecraft/core';
import { indent, Page } from '../print/page.ts';
import { columns, type Paper, type Span, span, spans } from '../print/spans.ts';

type Unsettled = NonNullable<Row['unsettled']>;

/** A procedure as a table to read: for each act its stages, what leads where, under which rules, and where that is written. */
export function renderLaw(procedure: Procedure, paper: Paper = {}): string {
  const page = new Page(paper);
  const { title, version, editions, rows, bodyActs, bodies, classes, gaps, sources } = procedure;
  const lifecycle = lifecycleOf(procedure, editions.at(-1)?.id ?? '');
  const { everyRule: rules } = lifecycle;
  page.put([span(title, 'bold')]).put([span(`version ${version} of this encoding; ${procedure.zone}`, 'dim')]);
  page.heading('Editions');
  for (const { id, note, transitional } of editions) {
    page.put(spans(id, note && span(`  ${note}`, 'dim')), indent(2));
    if (transitional)
      page.put(
        spans('not for measures introduced before it', span(` · ${printCitation(transitional)}`, 'dim')),
        indent(4),
      );
  }
  page.heading('The table');
  page.put([span('stage · act → next stage, the rules it is under, and where it is written', 'dim')]);
  for (const row of rows) putRow(page, row, lifecycle);
  page.heading('The rules');
  for (const rule of rules) {
    page.line();
    putRule(page, rule, 2);
  }
  page.heading('Rules on what bodies do');
  for (const { act, rules: ids } of bodyActs) page.put(spans(act, span(`  ${ids.join(', ')}`, 'dim')), indent(2));
  page.heading('Bodies');
  for (const body of Object.values(bodies)) {
    page.put([span(`${body.name}${body.seats === undefined ? '' : `, ${body.seats} seats`}`)], indent(2));
    putGrounds(page, body);
  }
  putList(page, 'Classes of measure', Object.entries(classes));
  putList(
    page,
    'Left out, for want of a source',
    gaps.map(({ topic, note }) => [topic, note]),
  );
  putList(
    page,
    'Sources',
    Object.entries(sources).map(([key, { title: name, address }]) => [key, name, address]),
  );
  return page.toString();
}

function putRule(page: Page, rule: BoundRule, margin: number): void {
  page.put(spans(span(rule.title, 'bold'), ' ', span(rule.id, 'dim'), only(rule.editions)), indent(margin));
  page.put([span(`${lawOf(rule)}${scopeOf(rule.for)}`)], indent(margin + 2));
  putGrounds(page, rule, margin + 2);
  for (const part of rule.parts ?? []) putRule(page, part, margin + 2);
}

function putRow(page: Page, row: Row, { everyRule: rules }: Lifecycle): void {
  const isRule = (key: string) => rules.some(({ id }) => id === key);
  const when = Object.entries(row.when).map(([key, value]) =>
    typeof value === 'string' && !isRule(key) ? value : `${key}: ${value}`,
  );
  page.line();
  page.put(
    spans(
      span(row.stages.join(', '), 'cyan'),
      ' · ',
      span(row.act, 'bold'),
      when.length > 0 && ` (${when.join(', ')})`,
    ),
    indent(2),
    span(`→ ${row.to === 'same' ? 'stays' : row.to}`, 'cyan'),
  );
  page.put(spans(row.title, span(` ${row.id}`, 'dim'), only(row.editions)), indent(4));
  for (const id of row.rules) {
    const rule = rules.find((each) => each.id === id);
    if (rule) page.put(spans(`${inWords(rule)}${scopeOf(rule.for)}`, only(rule.editions)), indent(4, '-'));
  }
  putGrounds(page, row);
}

/** A rule in plain words. */
function inWords(rule: BoundRule): string {
  return `${isOfKind(ownVocabulary.rules['open-question'], rule) ? 'not settled: ' : ''}${lawOf(rule)}`;
}

function putGrounds(page: Page, grounds: Parameters<typeof printCitation>[0], margin = 4): void {
  if (grounds.citation) page.put([span(printCitation(grounds), 'dim')], indent(margin));
  if (grounds.unsettled) page.put(open(grounds.unsettled), indent(margin, span('~', 'yellow')));
}

function open({ question, candidates, sources }: Unsettled): Span[] {
  const answers = candidates.length > 0 ? `: ${candidates.join('; or ')}` : '';
  return spans(
    span('not settled', 'yellow'),
    ` ${question}${answers}`,
    sources.length > 0 && span(` (${sources.join(', ')})`, 'dim'),
  );
}

function only(editions: readonly string[] | undefined): Span | undefined {
  return editions && span(` only ${editions.join(', ')}`, 'yellow');
}

function scopeOf(scope: Procedure['rules'][number]['for']): string {
  const parts = [
    scope?.kinds && `${scope.kinds.map((kind) => `${kind}s`).join(' and ')}`,
    scope?.classes && `of class ${scope.classes.join(' or ')}`,
    scope?.without && `not of class ${scope.without.join(' or ')}`,
  ].filter(Boolean);
  return parts.length > 0 ? ` (for ${parts.join(', ')})` : '';
}

/** A list of terms, what is said of each, and an address where there is one. */
function putList(
  page: Page,
  heading: string,
  entries: readonly (readonly [string, string, (string | undefined)?])[],
): void {
  if (entries.length === 0) return;
  page.heading(heading);
  const width = Math.min(26, Math.max(...entries.map(([term]) => columns(term))) + 4);
  for (const [term, text, address] of entries) {
    const lead = `  ${term}`.padEnd(width);
    const body = spans(text, address !== undefined && span(` ${address}`, 'dim'));
    page.put(
      columns(lead) > width ? spans(`${term}: `, ...body) : body,
      columns(lead) > width
        ? indent(2)
        : {
            first: [span(lead)],
            rest: [span(' '.repeat(width))],
          },
    );
  }
}
