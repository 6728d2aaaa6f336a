import type { ExplainedRuling } from '@statecraft/core';
import type { Page } from '../print/page.ts';
import { type Span, span, spans } from '../print/spans.ts';
import { verdictMark, verdictWord } from './marks.ts';

/** What to print of a ruling. */
export interface PrintedRuling
  extends Pick<ExplainedRuling, 'verdict' | 'title' | 'sentence' | 'citation' | 'numbers' | 'asked'> {
  readonly parts?: readonly PrintedRuling[] | undefined;
}

/**
 * Prints rulings beside a rail, their parts below them; those that hold and have no sum to show are put in as few words as can be.
 *
 * What a row only asked, to be told from other rows, is left out: whatever its verdict, it refuses nothing.
 */
export function putRulings(page: Page, rulings: readonly PrintedRuling[], rail: Span): void {
  for (const { verdict, title, sentence, citation, numbers = {}, parts } of rulings.filter(({ asked }) => !asked)) {
    const quiet = verdict === 'holds' && !('needed' in numbers) && !('date' in numbers);
    const text = quiet
      ? spans(span(title, 'dim'), span(` · ${citation}`, 'dim'))
      : spans(
          ...(verdict === 'holds' ? [] : [verdictWord(verdict), ': ']),
          `${sentence.toLowerCase().startsWith(title.toLowerCase()) ? sentence : `${title}: ${sentence}`}`,
          span(` · ${citation}`, 'dim'),
        );
    page.put(text, { first: spans(rail, verdictMark(verdict), ' '), rest: spans(rail, '  ') });
    if (parts) putRulings(page, parts, span(`${rail.text}  `, rail.style));
  }
}
