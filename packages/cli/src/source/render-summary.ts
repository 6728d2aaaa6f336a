import type { AuditSummary, Counts } from '@statecraft/legistar';
import { indent, Page } from '../print/page.ts';
import { type Paper, span } from '../print/spans.ts';
import type { Detail } from './detail.ts';

/** The sum of an audit of a record that is kept elsewhere, to read in a terminal; and its irregularities one by one, where they are asked for. */
export function renderSummary(sum: AuditSummary, paper: Paper, details: readonly Detail[] | undefined): string {
  const page = new Page(paper);
  const { procedure, measures, rows, acts, inferred, statusAgreement, votes, order, clean, enacted } = sum;
  page.put([span(`Audit under ${procedure.id}, version ${procedure.version}`, 'bold')]);
  page.line();
  page.entry('Measures', [span(`${measures}, of which ${clean} have no irregularity`)], WIDE);
  page.entry(
    'Laws',
    [
      span(
        `${enacted.measures}: ${enacted.clean} without an irregularity, ${enacted.onlyUndetermined} with nothing but what is undetermined${enacted.share === undefined ? '' : `, together ${(enacted.share * 100).toFixed(1)} %`}`,
      ),
    ],
    WIDE,
  );
  page.entry('Rows', [span(`${rows}: ${acts} became acts, and ${inferred} more acts stand in notes alone`)], WIDE);
  page.entry(
    'Order',
    [
      span(
        `${order.used}. ${order.tiedDays} days hold several acts; ${order.reordered} measures were put in another order than recorded, ${order.keptAsRecorded} were left as recorded`,
      ),
    ],
    WIDE,
  );
  const { agree, disagree } = statusAgreement;
  page.entry('Status', [span(`${agree} of ${agree + disagree} stand where the source has them`)], WIDE);
  for (const { file, status, stage, last } of statusAgreement.disagreements)
    page.put([span(`${file}: "${status}" by the source, at ${stage}; its last row: ${last}`)], indent(2));
  page.entry(
    'Votes',
    [
      span(
        `${votes.recomputed} computed again (${votes.rollCalls} by name, ${votes.tallies} by number): ${votes.agreeing} as announced, ${votes.disagreeing} otherwise; ${votes.notComputable} cannot be`,
      ),
    ],
    WIDE,
  );
  for (const { file, on, question, cause } of votes.disagreements)
    page.put([span(`${file}, ${question} on ${on}: ${cause}`)], indent(2));
  const { ballots } = votes;
  page.entry(
    'Voters',
    [
      span(
        `${ballots.cast} votes of members; of ${ballots.checked} that can be checked ${ballots.inOffice} are of members in office`,
      ),
    ],
    WIDE,
  );
  for (const { file, on, person, body } of ballots.notInOffice)
    page.put([span(`${file}, ${on}: ${person} held no office in ${body}`)], indent(2));
  putCounts(page, 'Stages', sum.stages);
  putCounts(
    page,
    'Irregularities, by rule and kind',
    Object.fromEntries(
      Object.entries(sum.irregularities).flatMap(([rule, kinds]) =>
        Object.entries(kinds).map(([kind, count]) => [`${kind} ${rule}`, count]),
      ),
    ),
  );
  putCounts(page, 'Not settled by law', sum.unsettled);
  putCounts(
    page,
    'By the clerk’s practice',
    Object.fromEntries(
      Object.values(sum.practices).map(({ title, citation, count }) => [`${title} (${citation})`, count]),
    ),
  );
  putCounts(page, 'Rows without an act', sum.unmappedRows);
  putCounts(page, 'Answers that are not known', sum.unmappedAnswers);
  putCounts(page, 'Statuses that are not known', statusAgreement.unknownStatuses);
  if (details) {
    page.heading('One by one');
    for (const { file, source, on, action, kind, rule, sentence, citation } of details)
      page.line([span(`${file}, ${on}, ${action}: ${kind}, ${sentence} · ${rule} · ${citation} · ${placeOf(source)}`)]);
  }
  return page.toString();
}

const WIDE = 12;

function putCounts(page: Page, title: string, counts: Counts): void {
  const entries = Object.entries(counts).filter(([, count]) => count > 0);
  if (entries.length === 0) return;
  page.heading(title);
  for (const [name, count] of entries)
    page.put([span(name)], { first: [span(`${String(count).padStart(8)}  `)], rest: [span(' '.repeat(10))] });
}

function placeOf({ file, line, row }: Detail['source']): string {
  return `${line === undefined ? file : `${file}:${line}`}, row ${row}`;
}
