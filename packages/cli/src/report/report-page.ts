import { colours } from './colours.ts';
import type { FindingsReport } from './findings-report.ts';
import { escaped } from './markup.ts';
import { durationPlot, yearPlot } from './plots.ts';
import { isIrregular, kindMarks, type Station, type Story } from './story.ts';

const style = `${colours}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:56rem;margin:0 auto;padding:1rem}
a{color:inherit}h1{font-size:1.6rem}h2{margin-top:2.5rem}svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:var(--faint)}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:.15rem .6rem;text-align:right;border-bottom:1px solid var(--line)}th:first-child{text-align:left}
.key{margin-right:1rem;white-space:nowrap}.key i{display:inline-block;width:.8em;height:.8em;margin-right:.3em}
.bar{display:block;height:.8rem;min-width:2px}.bar.bad{background:var(--bad)}.bar.open{background:var(--open)}td.wide{width:40%}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}
details{margin:.25rem 0}summary{cursor:pointer}.life{content-visibility:auto;contain-intrinsic-size:auto 2rem}ol{padding-left:1.2rem}i{color:var(--faint);font-style:normal}b{font-weight:600;display:block}b.bad{color:var(--bad)}b.open{color:var(--open)}`;

/** What a report is of. */
export interface ReportHead {
  readonly title: string;
  /** Whose law it was held against. */
  readonly procedure: string;
}

/**
 * An audit as one page of HTML that needs nothing from elsewhere and no script: figures, plots with their tables, irregularities by
 * rule, and every measure's life by year.
 */
export function* reportPage({ title, procedure }: ReportHead, report: FindingsReport): Generator<string> {
  const { stories, clean, years, durations } = report;
  yield `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body>`;
  yield `<a class="skip" href="#measures">To the measures</a><main><h1>${escaped(title)}</h1><p>Held against ${escaped(procedure)}. ${stories.length} measures, of which ${clean} have no irregularity.</p>`;
  yield `<section><h2>Measures by year and stage</h2>${yearPlot(years)}</section>`;
  yield `<section><h2>From introduction to law</h2>${durationPlot(durations)}</section>`;
  yield `<section><h2>Irregularities by rule</h2>${rulesOf(report)}</section>`;
  yield '<section id="measures"><h2>Measures</h2><p>Each opens to its life: its acts, where each put it, and what is amiss.</p>';
  for (const [year, own] of byYear(stories)) {
    yield `<h3>${year}</h3>\n`;
    for (const story of own) yield lifeOf(story);
  }
  yield '</section></main></body></html>\n';
}

function rulesOf({ rules }: FindingsReport): string {
  const rows = [...rules]
    .flatMap(([rule, kinds]) => [...kinds].map(([kind, stories]) => ({ rule, kind, stories })))
    .sort((a, b) => b.stories.length - a.stories.length);
  if (rows.length === 0) return '<p>There are none.</p>';
  const most = rows[0]?.stories.length ?? 1;
  const bars = rows.map(
    ({ rule, kind, stories }) =>
      `<tr><th scope="row">${escaped(rule)}</th><td>${kind}</td><td>${stories.length}</td><td class="wide"><span class="bar ${kindMarks[kind].tone}" style="width:${((100 * stories.length) / most).toFixed(1)}%"></span></td></tr>`,
  );
  const lists = rows.map(({ rule, kind, stories }) => {
    const links = [...new Set(stories)].map(({ id, number }) => `<a href="#${escaped(id)}">${escaped(number)}</a>`);
    return `<details class="life"><summary>${escaped(rule)}, ${kind}: ${links.length} measures</summary><p>${links.join(', ')}</p></details>`;
  });
  return `<table><thead><tr><th scope="col">Rule</th><th scope="col">Kind</th><th scope="col">Count</th><th scope="col">Beside the most frequent</th></tr></thead><tbody>${bars.join('')}</tbody></table>${lists.join('\n')}`;
}

function lifeOf({ id, number, title, stage, stations }: Story): string {
  const amiss = stations.flatMap(({ findings }) => findings).filter(isIrregular).length;
  const found = amiss === 0 ? '' : `, ${amiss} ${amiss === 1 ? 'irregularity' : 'irregularities'}`;
  // The list has the name, not what opens: whoever follows a link to it has it opened.
  return `<details class="life"><summary>${escaped(number)}: ${escaped(title)} <i>${stage}${found}</i></summary><ol id="${escaped(id)}">${stations.map(stationOf).join('')}</ol></details>\n`;
}

function stationOf({ on, what, stage, basis, findings }: Station): string {
  const amiss = findings
    .filter(isIrregular)
    .map(
      ({ kind, sentence, rule, citation }) =>
        `<b class="${kindMarks[kind].tone}">${kindMarks[kind].mark} ${kind}: ${escaped(`${sentence} (${rule}; ${citation})`)}</b>`,
    );
  return `<li><time>${on}</time> ${escaped(what)}${basis === 'recorded' ? '' : ` (${basis})`} <i>→ ${stage}</i>${amiss.join('')}</li>`;
}

function byYear(stories: readonly Story[]): [string, Story[]][] {
  const years = new Map<string, Story[]>();
  for (const story of stories) {
    const year = story.stations[0]?.on.slice(0, 4) ?? 'Without a date';
    const own = years.get(year);
    if (own) own.push(story);
    else years.set(year, [story]);
  }
  return [...years].sort(([a], [b]) => (a < b ? -1 : 1));
}
