import { type Basis, type Irregularity, lifecycleOn, type Verdict } from '@statecraft/core';
import { indent, Page } from '../print/page.ts';
import { type Paper, type Span, span, spans } from '../print/spans.ts';
import { putDisagreements, putNotes, putSources } from '../timeline/apparatus.ts';
import { putGrounds } from '../timeline/grounds.ts';
import { basisMark, legend, weakest } from '../timeline/marks.ts';
import { alongside, rail, station } from '../timeline/rail.ts';
import { putStanding } from '../timeline/standing.ts';
import { actInWords } from '../words/act-words.ts';
import { namesFrom } from '../words/names.ts';
import type { AuditedMeasure, AuditedRecord } from './audit-record.ts';

/** What each kind of irregularity is called, with its mark. */
const kinds: Record<Irregularity['kind'], { readonly word: string; readonly mark: Span }> = {
  unlawful: { word: 'unlawful', mark: span('✗', 'red') },
  contradiction: { word: 'contradiction', mark: span('✗', 'red') },
  missing: { word: 'missing on record', mark: span('!', 'yellow') },
  'out-of-order': { word: 'out of order', mark: span('✗', 'red') },
  'not-provided': { word: 'not provided for', mark: span('✗', 'red') },
  undetermined: { word: 'not determined', mark: span('?', 'yellow') },
  unsettled: { word: 'not settled', mark: span('~', 'yellow') },
};

/** An audit to read in a terminal: each act with its place, every departure under it, and what they come to. */
export function renderAudit(audited: AuditedRecord, paper: Paper = {}): string {
  const { record, procedure, measures, roster, passedOver } = audited;
  const page = new Page(paper);
  const nameOf = namesFrom(record, procedure, roster);
  const bases = new Set<Basis>();
  page.put([span(record.record.title, 'bold')]);
  if (record.record.summary) page.put([span(record.record.summary)]);
  page.put([span(`Audit under ${procedure.title}, version ${procedure.version}`, 'dim')]);
  page.put([span('In the order in which the record tells its acts, whatever their dates.', 'dim')]);
  for (const measure of measures) {
    if (measures.length > 1) page.heading(measure.id);
    page.line();
    putAssessments(page, measure);
    putClaims(page, measure);
  }
  if (measures.length === 0) page.line().put([span('The record tells of no measure; there is nothing to audit.')]);
  if (passedOver.length > 0) {
    page.heading('Passed over: acts of bodies that contradict the acts before them');
    for (const { act, rejections } of passedOver)
      page.put(
        [span(`act ${act.index + 1} of ${act.record}: ${rejections.map(({ message }) => message).join('; ')}`)],
        indent(2),
      );
  }
  putDisagreements(page, record);
  putNotes(page, record);
  putSources(page, record);
  page.line().put(legend({ bases, verdicts: new Set<Verdict>() }));
  return page.toString();

  function putAssessments(on: Page, { audit, acts }: AuditedMeasure): void {
    let before: string | undefined;
    let ground: string | undefined;
    for (const [index, { act, stage, rulings, row }] of audit.assessments.entries()) {
      if (index > 0) on.line([rail]);
      const { headline, details } = actInWords(act, { nameOf, lifecycle: lifecycleOn(procedure, act.on), rulings });
      on.put([span(headline, 'bold')], station(act.on, before, basisMark(act.basis)), span(`→ ${stage}`, 'cyan'));
      for (const detail of details) on.put([span(detail)], alongside);
      const holding = rulings.filter(({ verdict }) => verdict === 'holds').length;
      if (row && holding > 0)
        on.put([span(`✓ ${holding} ${holding === 1 ? 'rule holds' : 'rules hold'}`, 'dim')], alongside);
      for (const irregularity of audit.irregularities.filter((each) => each.index === index))
        putIrregularity(on, irregularity, rail);
      bases.add(act.basis);
      ground = putGrounds(on, act.basis, acts[index]?.of.command.source, ground);
      before = act.on;
    }
  }

  function putClaims(on: Page, { audit, acts, effect, deadlines, id }: AuditedMeasure): void {
    const basis = weakest(acts.map(({ act }) => act.basis));
    putStanding(on, { id, stage: audit.standing.stage, effect, deadlines }, basis, record);
    for (const irregularity of audit.irregularities.filter(({ index }) => index >= acts.length))
      putIrregularity(on, irregularity, span('  '));
    on.line().entry('In sum', [span(sumOf(audit.irregularities))]);
  }
}

function putIrregularity(page: Page, { kind, rule, sentence, citation, missing }: Irregularity, rail: Span): void {
  const { word, mark } = kinds[kind];
  page.put(
    spans(
      span(word, mark.style),
      `: ${sentence}`,
      missing?.some((act) => !sentence.includes(act)) && span(` (missing: ${missing.join(', ')})`, 'yellow'),
      span(` · ${rule} · ${citation}`, 'dim'),
    ),
    { first: spans(rail, mark, ' '), rest: spans(rail, '  ') },
  );
}

function sumOf(irregularities: readonly Irregularity[]): string {
  if (irregularities.length === 0) return 'the record is as the procedure has it';
  const counts = new Map<Irregularity['kind'], number>();
  for (const { kind } of irregularities) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kinds[kind].word}`).join(', ');
}
