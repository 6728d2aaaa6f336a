import { html } from 'hono/html';
import { day } from './dates.ts';
import { measurePath, withQuery } from './links.ts';
import { all, type Markup, nothing } from './markup.ts';
import { docketOrder, mainStage, stageInWords, stageLabel } from './stages.ts';

/** A measure in a line of the docket. */
export interface DocketLine {
  readonly id: string;
  readonly file?: string | undefined;
  readonly title: string;
  readonly stage: string;
  readonly sponsors: readonly string[];
  readonly committees: readonly string[];
  /** The next day ahead that its record or the law sets. */
  readonly next?: { readonly date: string; readonly what: string } | undefined;
  /** The day of its last act. */
  readonly last?: string | undefined;
}

/** How a docket is narrowed, as it was asked for. */
export interface DocketFilters {
  readonly stage: string;
  readonly committee: string;
  readonly sponsor: string;
  readonly words: string;
}

/** A named thing to choose. */
export interface Option {
  readonly value: string;
  readonly words: string;
}

/** What the docket page shows. */
export interface DocketPage {
  readonly filters: DocketFilters;
  readonly counts: ReadonlyMap<string, number>;
  readonly committees: readonly Option[];
  readonly sponsors: readonly Option[];
  readonly lines: readonly DocketLine[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string | undefined;
  /** Whether this is a page after the first. */
  readonly later: boolean;
}

/** The docket: measures by stage, each with what comes next, and how to narrow it. */
export function docketPage({ filters, counts, committees, sponsors, lines, next, later }: DocketPage): Markup {
  const narrowed = Object.values(filters).some((value) => value !== '');
  const total = docketOrder.reduce((sum, stage) => sum + (counts.get(stage) ?? 0), 0);
  return html`
    <h1>The docket</h1>
    <p class="lead">Every measure before the city, where it stands and what comes next.</p>
    <div id="stages" data-part>
      <nav class="stages" aria-label="Measures by stage">
        <ul>
          <li><a href="/"${filters.stage === '' ? html` aria-current="true"` : ''}><span class="count">${total}</span> All</a></li>
          ${all(
            docketOrder.flatMap((stage) => {
              const count = counts.get(stage) ?? 0;
              return count === 0
                ? []
                : [
                    html`<li class="stage-${stage}"><a href="${withQuery('/', { ...filters, stage })}"${filters.stage === stage ? html` aria-current="true"` : ''}><span class="count">${count}</span> ${stageInWords(stage)}</a></li>`,
                  ];
            }),
          )}
        </ul>
      </nav>
    </div>
    ${filterForm(filters, committees, sponsors, narrowed)}
    <div id="docket-list" class="docket" data-part>
      ${lines.length === 0 ? html`<p class="empty">No measure is found.${narrowed ? html` <a href="/">Show the whole docket</a>` : nothing}</p>` : nothing}
      ${all(groupsOf(lines).map(([stage, own]) => group(stage, own)))}
      ${
        next || later
          ? html`<nav class="pages" aria-label="Pages"><ul>
              ${later ? html`<li><a href="${withQuery('/', { ...filters })}">First page</a></li>` : nothing}
              ${next ? html`<li><a rel="next" href="${withQuery('/', { ...filters, after: next })}">Next page</a></li>` : nothing}
            </ul></nav>`
          : nothing
      }
    </div>`;
}

function filterForm(
  filters: DocketFilters,
  committees: readonly Option[],
  sponsors: readonly Option[],
  narrowed: boolean,
): Markup {
  const stages = docketOrder.map((stage) => ({ value: stage, words: stageInWords(stage) }));
  return html`<form class="filters" method="get" action="/" role="search" aria-label="Find measures">
    <div class="field field-words"><label for="words">Words, or a file number</label><input type="search" id="words" name="words" value="${filters.words}" autocomplete="off"></div>
    ${choose('stage', 'Stage', stages, filters.stage)}
    ${choose('committee', 'Committee', committees, filters.committee)}
    ${choose('sponsor', 'Sponsor', sponsors, filters.sponsor)}
    <div class="field-submit"><button type="submit">Find</button>${narrowed ? html` <a href="/">Clear</a>` : nothing}</div>
  </form>`;
}

function choose(name: string, words: string, options: readonly Option[], chosen: string): Markup {
  // What was asked for stays in the form, even where no measure has it.
  const known = chosen === '' || options.some(({ value }) => value === chosen);
  const offered = known ? options : [...options, { value: chosen, words: chosen }];
  return html`<div class="field"><label for="${name}">${words}</label><select id="${name}" name="${name}">
    <option value="">Any</option>
    ${all(offered.map((option) => html`<option value="${option.value}"${option.value === chosen ? html` selected` : ''}>${option.words}</option>`))}
  </select></div>`;
}

function groupsOf(lines: readonly DocketLine[]): [stage: string, lines: readonly DocketLine[]][] {
  const groups = new Map<string, DocketLine[]>();
  for (const line of lines) {
    const stage = mainStage(line.stage);
    groups.set(stage, [...(groups.get(stage) ?? []), line]);
  }
  return [...groups];
}

function group(stage: string, lines: readonly DocketLine[]): Markup {
  return html`<section class="docket-group stage-${stage}" aria-labelledby="at-${stage}">
    <h2 id="at-${stage}">${stageInWords(stage)}</h2>
    <ul class="lines">${all(lines.map(docketLine))}</ul>
  </section>`;
}

function docketLine({ id, file, title, stage, sponsors, committees, next, last }: DocketLine): Markup {
  const finer = stage.includes('.');
  const about = [
    ...(committees.length > 0 ? [committees.join(', ')] : []),
    ...(sponsors.length > 0 ? [`Sponsored by ${sponsors.join(', ')}`] : []),
  ];
  return html`<li class="line">
    <p class="line-file">${file ?? 'No file number'}</p>
    <div class="line-what">
      <h3><a href="${measurePath(id)}">${title}</a></h3>
      ${about.length > 0 ? html`<p class="quiet">${about.join(' · ')}</p>` : nothing}
      ${finer ? html`<p>${stageLabel(stage)}</p>` : nothing}
    </div>
    <p class="line-next">${
      next
        ? html`<strong>${day(next.date, 'short')}</strong> <span class="quiet">${next.what}</span>`
        : last
          ? html`<span class="quiet">Last act ${day(last, 'short')}</span>`
          : nothing
    }</p>
  </li>`;
}
