import { type AuditedRecord, auditRecord, loadRecord } from '@statecraft/cli';
import {
  type AnyAct,
  type Assessment,
  type Count,
  countOf,
  countRoll,
  isAct,
  lifecycleOn,
  ownVocabulary,
  type Procedure,
  printCitation,
} from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { filesIn } from './files.ts';
import { inked, opposed, paragraph } from './page.ts';
import type { Show } from './show.ts';

/** Single votes of 2020: each count against what it needed. */
export async function showRollCalls({ paper, print }: Show): Promise<void> {
  print(
    `\n${paragraph(
      'One vote each, without what came before it. The day is that on which the record was published, the latest the vote can have been.',
      paper,
    )}\n`,
  );
  const audits = await Promise.all(
    filesIn('records/2020').map(async (file) =>
      auditRecord(await loadRecord(file, { procedures: [kansasCity] }), { procedures: [kansasCity] }),
    ),
  );
  const citations = new Map<string, string>();
  for (const audited of audits.sort((a, b) => dayOf(a).localeCompare(dayOf(b)))) {
    const assessment = voteIn(audited);
    if (!assessment) continue;
    const { title, notes } = audited.record.record;
    const [left, right] = opposed(`${dayOf(audited)}  ${title}`, sumOf(assessment), paper);
    print(`${left}${inked(right, 'bold', paper)}\n`);
    for (const note of notes) print(inked(paragraph(note, paper, ' '.repeat(12)), 'dim', paper));
    for (const { rule } of needs(assessment)) citations.set(rule, citationOf(audited.procedure, rule, assessment.act));
  }
  print('\n');
  for (const citation of citations.values()) print(paragraph(citation, paper, '  ', '· '));
}

function voteIn({ measures: [measure] }: AuditedRecord): Assessment | undefined {
  return measure?.audit.assessments.at(-1);
}

function dayOf(audited: AuditedRecord): string {
  return voteIn(audited)?.act.on ?? '';
}

/** The rulings with a number of votes that is needed. */
function needs({ rulings }: Assessment) {
  return rulings.filter(({ numbers }) => numbers?.needed !== undefined && numbers.ayes !== undefined);
}

/** "carried 12–1, 9 needed". */
function sumOf(assessment: Assessment): string {
  const { act } = assessment;
  const count = countIn(act);
  const votes = count ? `${count.ayes}–${count.nays}` : 'no count';
  const [need] = needs(assessment);
  if (!need) return `${votes} in committee`;
  const { needed, of } = need.numbers ?? {};
  const mark = { holds: '✓', fails: '✗', undetermined: '?', unsettled: '~' }[need.verdict];
  return `${mark} ${act.outcome} ${votes}, ${needed} needed${of === undefined ? '' : ` of ${of}`}`;
}

function countIn(act: AnyAct): Count | undefined {
  const { vote, report } = ownVocabulary.acts;
  if (isAct(vote, act)) return countOf(act.data.method);
  return isAct(report, act) && act.data.roll ? countRoll(act.data.roll) : undefined;
}

function citationOf(procedure: Procedure, id: string, { on }: AnyAct): string {
  const rule = lifecycleOn(procedure, on).rule(id);
  return rule ? `${rule.title}: ${printCitation(rule)}` : id;
}
