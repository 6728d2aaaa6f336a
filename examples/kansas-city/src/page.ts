import { styleText } from 'node:util';
import type { Paper } from '@statecraft/cli';

type Style = Parameters<typeof styleText>[0];

/** Text in a style, on paper that shows colour. */
export function inked(text: string, style: Style, { colour = false }: Paper): string {
  return colour ? styleText(style, text, { validateStream: false }) : text;
}

/** A part's title between two rules, over the whole width. */
export function heading(title: string, paper: Paper): string {
  const rule = inked('═'.repeat(paper.width ?? 80), 'dim', paper);
  return `\n${rule}\n${inked(title, 'bold', paper)}\n${rule}\n`;
}

/** A title with a thin rule behind it. */
export function subheading(title: string, paper: Paper): string {
  const rule = '─'.repeat(Math.max(3, (paper.width ?? 80) - title.length - 4));
  return `\n${inked('──', 'dim', paper)} ${inked(title, 'bold', paper)} ${inked(rule, 'dim', paper)}\n`;
}

/** A paragraph broken at spaces, each line behind the margin, the first behind its own. */
export function paragraph(text: string, { width = 80 }: Paper, margin = '', first = margin): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width - margin.length)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => `${index === 0 ? first : margin}${line}\n`).join('');
}

/** A line with something set at its right edge; below it where the line is too long for both. */
export function opposed(left: string, right: string, { width = 80 }: Paper): [left: string, right: string] {
  const gap = width - left.length - right.length;
  return gap > 0 ? [left, `${' '.repeat(gap)}${right}`] : [left, `\n${right.padStart(width)}`];
}

/** Numbers as ranges: "1-3, 5". */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && number === range[1] + 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
