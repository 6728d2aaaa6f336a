import { styleText } from 'node:util';

/** How a piece of text is set off on a terminal in colour. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'magenta' | 'cyan';

/** A piece of text in one style. */
export interface Span {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** What a page is printed on. */
export interface Paper {
  /** Columns; 80 when left out. */
  readonly width?: number;
  /** Whether it shows colour; not when left out. */
  readonly colour?: boolean;
}

/** Lines as a terminal may have them: control characters and marks that turn the direction of writing are made visible, as records come from others. */
export function legible(lines: string): string {
  return lines.replace(/(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (mark) => (/\s/.test(mark) ? ' ' : '\uFFFD'));
}

/** A span of text, legible and without line breaks. */
export function span(text: string, style?: Style): Span {
  return { text: legible(text).replace(/[\n\t]/g, ' '), style };
}

/** Spans from strings and spans, without those that are absent. */
export function spans(...parts: readonly (string | Span | false | undefined)[]): Span[] {
  return parts.flatMap((part) => (!part ? [] : typeof part === 'string' ? [span(part)] : [part]));
}

/** A text whose words stay on one line. */
export function together(text: string): string {
  return text.replaceAll(' ', '\u00A0');
}

/** Breaks spans into lines of at most `width` columns, at spaces; a longer word stands on a line of its own, unbroken. */
export function wrap(text: readonly Span[], width: number): Span[][] {
  const lines: Span[][] = [];
  let line: Span[] = [];
  let used = 0;
  for (const word of wordsIn(text)) {
    const wide = word.reduce((sum, each) => sum + columns(each.text), 0);
    if (used > 0 && used + 1 + wide > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    if (used > 0) line.push({ text: ' ', style: word[0]?.style });
    line.push(...word);
    used += wide + (used > 0 ? 1 : 0);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Words, each of as many spans as it has styles. */
function wordsIn(text: readonly Span[]): Span[][] {
  const words: Span[][] = [];
  let word: Span[] = [];
  for (const { text: characters, style } of text) {
    for (const [index, piece] of characters.split(' ').entries()) {
      if (index > 0) {
        if (word.length > 0) words.push(word);
        word = [];
      }
      if (piece !== '') word.push({ text: piece, style });
    }
  }
  if (word.length > 0) words.push(word);
  return words;
}

const graphemes = new Intl.Segmenter();

/** How many columns a text takes: one for each character as a reader counts them. */
export function columns(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : [...graphemes.segment(text)].length;
}

/** A line as it is written to the terminal; the spaces that kept words together are plain ones now. */
export function paint(line: readonly Span[], colour: boolean): string {
  return runsOf(line)
    .map(({ text, style }) => (colour && style ? styleText(style, text, { validateStream: false }) : text))
    .join('')
    .replaceAll('\u00A0', ' ')
    .trimEnd();
}

/** Neighbours of one style as one span. */
function runsOf(line: readonly Span[]): Span[] {
  const runs: Span[] = [];
  for (const each of line) {
    const last = runs.at(-1);
    if (last && last.style === each.style) runs.splice(-1, 1, { ...last, text: last.text + each.text });
    else runs.push(each);
  }
  return runs;
}
