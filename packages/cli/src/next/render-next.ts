import type { Deadline, Opportunity } from '@statecraft/core';
import { indent, Page } from '../print/page.ts';
import { type Paper, span, spans } from '../print/spans.ts';
import { verdictMark } from '../timeline/marks.ts';

/** What may be done next with a measure, or what leads to a stage. */
export interface Next {
  readonly measure: string;
  readonly stage: string;
  readonly on: string | undefined;
  readonly next: readonly Opportunity[];
  readonly deadlines: readonly Deadline[];
  /** The way to the stage that was asked for. */
  readonly way?: { readonly to: string; readonly reached: boolean; readonly acts: readonly Opportunity[] } | undefined;
}

/** What may be done next, as a page to read. */
export function renderNext({ measure, stage, on, next, deadlines, way }: Next, paper: Paper = {}): string {
  const page = new Page(paper);
  page.put([span(`${measure} is at ${stage}`, 'bold')]);
  if (way) {
    page.heading(
      way.reached
        ? `It is at ${way.to} already.`
        : way.acts.length === 0
          ? `No way leads to ${way.to}.`
          : `The way to ${way.to}`,
    );
    for (const act of way.acts) putOpportunity(page, act);
    return page.toString();
  }
  page.heading(
    next.length === 0
      ? 'Nothing may come next: this is where its way ends.'
      : `What may come next${on ? `, on ${on}` : ''}`,
  );
  for (const act of next) putOpportunity(page, act);
  if (deadlines.length > 0) page.heading('Days the law sets');
  for (const { when, date, candidates, title, citation, part } of deadlines) {
    page.entry(
      `${when} ${date ?? candidates?.join(' or ')}`,
      spans(part !== undefined && `${part}: `, title, span(` · ${citation}`, 'dim')),
      18,
    );
  }
  return page.toString();
}

function putOpportunity(page: Page, { title, to, ready, needs, citation }: Opportunity): void {
  page.put(
    spans(title, span(` → ${to}`, 'cyan'), span(` · ${citation}`, 'dim')),
    indent(2, ready ? span('›') : verdictMark('fails')),
  );
  for (const { verdict, sentence, law, title: rule, citation: cited } of needs) {
    page.put(
      spans(span(`${rule}: ${sentence ?? law}`, verdict === 'fails' ? 'yellow' : 'dim'), span(` · ${cited}`, 'dim')),
      indent(6, verdict ? verdictMark(verdict) : ''),
    );
  }
}
