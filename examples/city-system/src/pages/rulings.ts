import type { ExplainedRuling, Lifecycle, Verdict } from '@statecraft/core';
import { html } from 'hono/html';
import { citationOf } from './citation.ts';
import { datesInWords } from './dates.ts';
import { all, type Markup, nothing } from './markup.ts';

const verdicts: Readonly<Record<Verdict, readonly [mark: string, word: string]>> = {
  holds: ['✓', 'Holds'],
  fails: ['✗', 'Fails'],
  undetermined: ['?', 'Not determined'],
  unsettled: ['~', 'Not settled'],
};

/** A verdict as a mark and a word. */
export function verdictLabel(verdict: Verdict): Markup {
  const [mark, word] = verdicts[verdict];
  return html`<span class="verdict verdict-${verdict}"><span aria-hidden="true">${mark}</span> ${word}</span>`;
}

/**
 * What the law made of an act: each rule with its verdict, its arithmetic and where it is written. What a row only asked is left out:
 * it refuses nothing.
 */
export function rulingsList(rulings: readonly ExplainedRuling[], lifecycle: Lifecycle | undefined): Markup {
  return html`<ul class="rulings">${all(rulings.filter(({ asked }) => !asked).map((ruling) => rulingItem(ruling, lifecycle)))}</ul>`;
}

function rulingItem(ruling: ExplainedRuling, lifecycle: Lifecycle | undefined): Markup {
  const { rule, verdict, title, sentence, citation, parts } = ruling;
  return html`<li class="ruling ruling-${verdict}">
    <p class="ruling-title">${verdictLabel(verdict)} <strong>${title}</strong></p>
    <p class="sentence">${datesInWords(sentence)}</p>
    <p class="quiet">${citationOf(rule, citation, lifecycle)}</p>
    ${parts ? rulingsList(parts, lifecycle) : nothing}
  </li>`;
}

/** How many rules hold and how many do not, in a few words. */
export function rulingsInShort(rulings: readonly ExplainedRuling[]): string {
  const words: Readonly<Record<Verdict, string>> = {
    holds: 'met',
    fails: 'broken',
    undetermined: 'not determined',
    unsettled: 'not settled',
  };
  return (['holds', 'fails', 'undetermined', 'unsettled'] as const)
    .flatMap((verdict) => {
      const count = rulings.filter((ruling) => ruling.verdict === verdict && !ruling.asked).length;
      return count === 0 ? [] : [`${count} ${words[verdict]}`];
    })
    .join(', ');
}
