import type { Command, ProcedureInput } from '@statecraft/core';
import type { Check } from '@statecraft/testing';
import { indent, Page } from '../print/page.ts';
import { type Paper, span, spans } from '../print/spans.ts';

/** What the checker found, as a page to read: each finding with its shortest history, then how far was looked. */
export function renderCheck(
  { id, title }: Pick<ProcedureInput, 'id' | 'title'>,
  { findings, explored }: Check,
  sayAct: (act: Command) => string,
  paper: Paper = {},
): string {
  const page = new Page(paper);
  page.put([span(title ?? id ?? 'A procedure', 'bold')]);
  for (const { code, severity, edition, message, example } of findings) {
    page
      .line()
      .put(
        spans(
          span(severity, severity === 'error' ? 'red' : 'yellow'),
          ` ${code}`,
          edition && span(` in ${edition}`, 'dim'),
        ),
      );
    page.put([span(message)], indent(2));
    for (const act of example) page.put([span(sayAct(act), 'dim')], indent(4));
  }
  page.heading(
    findings.length === 0 ? 'Nothing found' : `${counted(findings, 'error')}, ${counted(findings, 'warning')}`,
  );
  for (const { edition, measures, judged, acts, complete, walks, seed } of explored) {
    const reach = complete ? 'which is all there is' : 'where a bound cut it short';
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

function counted(findings: Check['findings'], severity: 'error' | 'warning'): string {
  const count = findings.filter((each) => each.severity === severity).length;
  return `${count} ${severity}${count === 1 ? '' : 's'}`;
}
