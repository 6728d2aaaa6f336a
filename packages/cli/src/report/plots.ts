import { stageNames } from '@statecraft/core';
import { colourOf } from './colours.ts';
import { escaped } from './markup.ts';

const WIDTH = 860;
const HEIGHT = 260;
const LEFT = 48;
const BOTTOM = 28;

/** One bar of a plot, and what it is made of from below. */
interface Bar {
  readonly label: string;
  readonly parts: readonly { readonly name: string; readonly colour: string; readonly count: number }[];
}

/** How many measures of each year stand where: a bar for each year, and the same as a table. */
export function yearPlot(years: ReadonlyMap<string, ReadonlyMap<string, number>>): string {
  const present = new Set([...years.values()].flatMap((stages) => [...stages.keys()]));
  // The roots that a procedure declares follow ours.
  const shown = [...new Set<string>([...stageNames, ...present])].filter((stage) => present.has(stage));
  const bars = [...years].sort(byName).map(
    ([label, stages]): Bar => ({
      label,
      parts: shown.map((name) => ({ name, colour: colourOf(name), count: stages.get(name) ?? 0 })),
    }),
  );
  const key = shown.map((name) => `<span class="key"><i style="background:var(--${name})"></i>${name}</span>`);
  return `<p>${key.join(' ')}</p>${plot('Measures by the year of their first act and the stage at which they stand', bars)}${table(['Year', ...shown], bars)}`;
}

/** How long it took from introduction to law: a bar for each span of days, and the same as a table. */
export function durationPlot(durations: readonly number[]): string {
  if (durations.length === 0) return '<p>No measure became law whose introduction is on record.</p>';
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  // Twenty spans to where nearly all of them are, and one for those beyond.
  const span = Math.max(10, Math.ceil(at(0.98) / 200) * 10);
  const last = Math.ceil((at(0.98) + 1) / span);
  const counts = new Array<number>(last + 1).fill(0);
  for (const days of sorted) {
    const place = Math.min(last, Math.floor(days / span));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const bars = counts.map(
    (count, place): Bar => ({
      label: place === last ? `${place * span}+` : String(place * span),
      parts: [{ name: 'laws', colour: 'var(--enacted)', count }],
    }),
  );
  return `<p>Half of ${sorted.length} laws took ${at(0.5)} days or less, nine in ten ${at(0.9)} or less; the shortest ${sorted[0]}, the longest ${sorted.at(-1)}.</p>${plot(`Laws by the days from introduction to law, in spans of ${span} days`, bars)}${table(['Days from', 'laws'], bars)}`;
}

function plot(title: string, bars: readonly Bar[]): string {
  const totals = bars.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0));
  const most = Math.max(1, ...totals);
  const step = (WIDTH - LEFT) / Math.max(1, bars.length);
  const scale = (HEIGHT - BOTTOM - 12) / most;
  const every = Math.ceil(bars.length / 18);
  const drawn = bars.map(({ label, parts }, index) => {
    const x = LEFT + index * step;
    let y = HEIGHT - BOTTOM;
    const rects = parts.flatMap(({ name, colour, count }) => {
      if (count === 0) return [];
      y -= count * scale;
      return `<rect x="${round(x + step * 0.1)}" y="${round(y)}" width="${round(step * 0.8)}" height="${round(count * scale)}" fill="${colour}"><title>${escaped(`${label}, ${name}: ${count}`)}</title></rect>`;
    });
    const named =
      index % every === 0
        ? `<text x="${round(x + step / 2)}" y="${HEIGHT - 10}" text-anchor="middle">${escaped(label)}</text>`
        : '';
    return rects.join('') + named;
  });
  const rules = [0, 0.5, 1].map((share) => {
    const y = round(HEIGHT - BOTTOM - most * share * scale);
    return `<line x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}" stroke="var(--line)"/><text x="${LEFT - 6}" y="${y + 4}" text-anchor="end">${Math.round(most * share)}</text>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`${title}. The table below has the figures.`)}">${rules.join('')}${drawn.join('')}</svg>`;
}

function table([first = '', ...names]: readonly string[], bars: readonly Bar[]): string {
  const head = [first, ...names].map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const rows = bars.map(
    ({ label, parts }) =>
      `<tr><th scope="row">${escaped(label)}</th>${parts.map(({ count }) => `<td>${count}</td>`).join('')}</tr>`,
  );
  return `<details><summary>The figures as a table</summary><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
