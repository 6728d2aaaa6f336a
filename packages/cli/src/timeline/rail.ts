import type { Margin } from '../print/page.ts';
import { type Span, span, spans } from '../print/spans.ts';

const DATE = '0000-00-00'.length;

/** The rail of a timeline, as it stands before the lines of an act. */
export const rail: Span = span(`${' '.repeat(DATE)} │ `, 'dim');

/** The margin of an act's headline: its date, unless the act before it was of the same day, and its mark on the rail. */
export function station(on: string, before: string | undefined, mark: Span): Margin {
  return { first: spans(span(on === before ? ' '.repeat(DATE) : on, 'bold'), ' ', mark, ' '), rest: [rail] };
}

/** The margin of what an act says below its headline. */
export const alongside: Margin = { first: [rail], rest: [rail] };
