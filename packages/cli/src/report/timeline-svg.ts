import { daysBetween } from '@statecraft/core';
import { colourOf, colours } from './colours.ts';
import { escaped } from './markup.ts';
import { kindMarks, type Station, type Story } from './story.ts';

const WIDTH = 820;
const LINE = 18;
/** Where the rail stands, and the words beside it. */
const RAIL = 120;
const WORDS = RAIL + 24;
/** As many characters as a line of words has room for, and a line of the title. */
const ROOM = 92;
const TITLE_ROOM = 76;
const MARKS = { recorded: '', inferred: ' (inferred)', hypothetical: ' (hypothetical)' } as const;

/**
 * A measure's life as an SVG: its acts along a rail that has the colour of the stage, further apart where more time passed, and under
 * each what is amiss. It needs no script and nothing from elsewhere; its description tells it to those who do not see it.
 */
export function timelineSvg(story: Story): string {
  const drawn: string[] = [];
  let y = 34;
  const put = (text: string, x: number, style = '') =>
    drawn.push(`<text x="${x}" y="${y}"${style}>${escaped(text)}</text>`);
  for (const line of wrapped(`${story.number}: ${story.title}`, TITLE_ROOM)) {
    put(line, 16, ' class="title"');
    y += LINE + 4;
  }
  y += 6;
  for (const [index, station] of story.stations.entries()) {
    const next = story.stations[index + 1];
    const top = y - 5;
    if (station.on !== story.stations[index - 1]?.on) put(station.on, 16, ' class="date"');
    for (const [place, line] of wrapped(`${station.what}${MARKS[station.basis]}`).entries()) {
      put(line, WORDS, place === 0 ? ' class="act"' : '');
      y += LINE;
    }
    if (station.stage !== story.stations[index - 1]?.stage) {
      put(`→ ${station.stage}`, WORDS, ' class="faint"');
      y += LINE;
    }
    for (const finding of station.findings) {
      const { mark, tone } = kindMarks[finding.kind];
      for (const line of wrapped(`${mark} ${finding.kind}: ${finding.sentence}`)) {
        put(line, WORDS, ` class="${tone}"`);
        y += LINE;
      }
    }
    const days = next ? daysBetween(station.on, next.on) : 0;
    if (days > 0) y += Math.min(60, 6 + 8 * Math.log2(days));
    else y += 4;
    const colour = colourOf(station.stage);
    if (next) {
      drawn.push(`<line x1="${RAIL}" x2="${RAIL}" y1="${top}" y2="${y - 5}" stroke="${colour}" stroke-width="4"/>`);
      if (days > 14) drawn.push(`<text x="${RAIL - 10}" y="${y - 16}" class="gap">${days} days</text>`);
    }
    drawn.push(`<circle cx="${RAIL}" cy="${top}" r="6" fill="${colour}" stroke="var(--paper)" stroke-width="2"/>`);
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${Math.ceil(y + 10)}" width="${WIDTH}" role="img" aria-labelledby="story-title story-life">`,
    `<title id="story-title">${escaped(`The life of ${story.number}: ${story.title}`)}</title>`,
    `<desc id="story-life">${escaped(`${story.stations.map(inWords).join(' ')} It stands at ${story.stage}.`)}</desc>`,
    `<style>${colours}text{font:13px system-ui,sans-serif;fill:var(--ink)}.title{font-size:16px;font-weight:600}.act{font-weight:600}.date{font-variant-numeric:tabular-nums}.faint,.gap{fill:var(--faint)}.gap{font-size:11px;text-anchor:end}.bad{fill:var(--bad)}.open{fill:var(--open)}</style>`,
    '<rect width="100%" height="100%" fill="var(--paper)"/>',
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function inWords({ on, what, stage, basis, findings }: Station): string {
  const amiss = findings.map(({ kind, sentence }) => ` ${kind}: ${sentence}.`);
  return `${on}: ${what}${MARKS[basis]}, then at ${stage}.${amiss.join('')}`;
}

/** A text in lines that there is room for; a word that is longer has a line of its own. */
function wrapped(text: string, room = ROOM): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
