import type { MeasureDeadline } from '@statecraft/core';
import { html } from 'hono/html';
import { measurePath } from './links.ts';
import { all, type Markup, nothing } from './markup.ts';
import { dayOfDeadline } from './next-steps.ts';

/** A deadline with what its measure is called. */
export interface DeadlineLine extends MeasureDeadline {
  readonly words: string;
}

/** The days that the law sets, those ahead first and then those behind. */
export function deadlinesPage(lines: readonly DeadlineLine[], today: string): Markup {
  const ahead = lines.filter((line) => lastDay(line) >= today);
  const behind = lines.filter((line) => lastDay(line) < today).toReversed();
  return html`<h1>Deadlines</h1>
    <p class="lead">The days that the law sets for measures on record, soonest first.</p>
    <section aria-labelledby="ahead" id="deadlines-ahead" data-part>
      <h2 id="ahead">Ahead</h2>
      ${ahead.length === 0 ? html`<p class="empty">No day is ahead.</p>` : list(ahead)}
    </section>
    ${behind.length === 0 ? nothing : html`<section aria-labelledby="behind" id="deadlines-behind" data-part><h2 id="behind">Past</h2>${list(behind)}</section>`}`;
}

function list(lines: readonly DeadlineLine[]): Markup {
  return html`<ul class="days">${all(
    lines.map(
      (line) => html`<li>
        <p><strong>${dayOfDeadline(line)}</strong> ${line.part === undefined ? '' : `${line.part}: `}${line.title}</p>
        <p><a href="${measurePath(line.measure)}">${line.words}</a></p>
        <p class="quiet"><cite>${line.citation}</cite></p>
      </li>`,
    ),
  )}</ul>`;
}

function lastDay({ date, candidates }: MeasureDeadline): string {
  return date ?? candidates?.at(-1) ?? '';
}
