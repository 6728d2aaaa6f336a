import type { Command, ProcedureInput } from '@statecraft/core';
import type { Check } from '@statecraft/testing';
import { indent, Page } from '../print/page.ts';
import { type Paper, span, spans } from '../print/spans.ts';

/** What the checker found, as a page to read: each finding with its shortest history and its explanation, then how far was looked. */
export function renderCheck(
  { id, title }: Pick<ProcedureInput, 'id' | 'title'>,
  { findings, explored, unmatched }: Check,
  sayAct: (act: Command) => string,
  paper: Paper = {},
): string {
  const page = new Page(paper);
  page.put([span(title ?? id ?? 'A procedure', 'bold')]);
  for (const { code, severity, edition, message, example, explained } of findings) {
    page
      .line()
      .put(
        spans(
          span(severity, severity === 'error' ? 'red' : 'yellow'),
          ` ${code}`,
          edition && span(` in ${edition}`, 'dim'),
          explained !== undefined && ', explained',
        ),
      );
    page.put([span(message)], indent(2));
    for (const act of example) page.put([span(sayAct(act), 'dim')], indent(4));
    if (explained !== undefined) page.put([span(`As it should be: ${explained}`)], indent(2));
  }
  page.heading(
    findings.length === 0 ? 'Nothing found' : `${counted(findings, 'error')}, ${counted(findings, 'warning')}`,
  );
  for (const finding of unmatched) page.put([span(`Explained, and not found: ${finding}`)], indent(2));
  for (const { edition, measures, judged, acts, shortBy, walks, seed } of explored) {
    const reach =
      shortBy.length === 0 ? 'which is all there is' : shortBy.map((each) => shortfalls[each]).join(' and ');
    page.put(
      [
        span(
          `${edition}: ${judged} acts judged; every history of up to ${acts} acts, up to what the rules can see of it (${measures} measures), ${reach}; ${walks} more at random from seed ${seed}`,
          'dim',
        ),
      ],
      indent(2),
    );
  }
  return page.toString();
}

/** Why what was looked at is not all there is. */
const shortfalls: Readonly<Record<Check['explored'][number]['shortBy'][number], string>> = {
  'a bound': 'where a bound cut it short',
  'unsound merges': 'where measures were taken for the same that are not',
  'missing drafts': 'where nobody drafts the acts',
};

function counted(findings: Check['findings'], severity: 'error' | 'warning'): string {
  const all = findings.filter((each) => each.severity === severity);
  const explained = all.filter((each) => each.explained !== undefined).length;
  const counted = `${all.length} ${severity}${all.length === 1 ? '' : 's'}`;
  return explained === 0 ? counted : `${counted} (${explained} explained)`;
}
