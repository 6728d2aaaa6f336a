import { columns, type Paper, paint, type Span, span, spans, wrap } from './spans.ts';

/** What stands before the lines of a paragraph: before the first, and before every later one. Both are of one width. */
export interface Margin {
  readonly first: readonly Span[];
  readonly rest: readonly Span[];
}

/** A page under way: paragraphs, wrapped to its width. */
export class Page {
  readonly width: number;
  readonly #colour: boolean;
  readonly #lines: string[] = [];

  constructor({ width = 80, colour = false }: Paper = {}) {
    this.width = Math.max(40, width);
    this.#colour = colour;
  }

  /** A paragraph; with `right`, something set at the end of its first line. */
  put(text: readonly Span[], margin: Margin = indent(0), right?: Span): this {
    const room = this.width - widthOf(margin.first);
    const taken = right ? columns(right.text) + 2 : 0;
    // All lines keep clear of what is set at the right: a narrower block reads better than a step in its edge.
    for (const [index, line] of wrap(text, room - taken).entries()) {
      const set =
        index === 0 && right ? [span(' '.repeat(Math.max(2, room - widthOf(line) - columns(right.text)))), right] : [];
      this.#lines.push(paint([...(index === 0 ? margin.first : margin.rest), ...line, ...set], this.#colour));
    }
    return this;
  }

  /** A line as it is. */
  line(text: readonly Span[] = []): this {
    this.#lines.push(paint(text, this.#colour));
    return this;
  }

  /** A heading with an empty line before it. */
  heading(title: string): this {
    return this.line().put([span(title, 'bold')]);
  }

  /** A term and what is said of it, in two columns. */
  entry(term: string, text: readonly Span[], width = 14): this {
    return this.put(text, {
      first: [span(term.padEnd(width), 'dim')],
      rest: [span(' '.repeat(width))],
    });
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

/** A margin of so many spaces, with a mark at the end of the first. */
export function indent(width: number, mark: string | Span = ''): Margin {
  const [sign = span('')] = spans(mark);
  const gap = span(' '.repeat(Math.max(0, width)));
  return sign.text === ''
    ? { first: [gap], rest: [gap] }
    : { first: [gap, sign, span(' ')], rest: [gap, span(' '.repeat(columns(sign.text) + 1))] };
}

function widthOf(line: readonly Span[]): number {
  return line.reduce((sum, { text }) => sum + columns(text), 0);
}
