import type { Basis, Verdict } from '@statecraft/core';
import { type Span, span, together } from '../print/spans.ts';

const bases = {
  recorded: { mark: '●' },
  inferred: { mark: '◐', style: 'yellow' },
  hypothetical: { mark: '○', style: 'magenta' },
} as const;

const verdicts = {
  holds: { mark: '✓', style: 'green', word: 'holds' },
  fails: { mark: '✗', style: 'red', word: 'fails' },
  undetermined: { mark: '?', style: 'yellow', word: 'not determined' },
  unsettled: { mark: '~', style: 'yellow', word: 'not settled' },
} as const;

/** How firmly a whole stands on record: no more firmly than the least firm of its parts. */
export function weakest(parts: readonly Basis[]): Basis {
  return (['hypothetical', 'inferred'] as const).find((basis) => parts.includes(basis)) ?? 'recorded';
}

/** The mark of how firmly an act stands on record. */
export function basisMark(basis: Basis): Span {
  const { mark, ...style } = bases[basis];
  return span(mark, 'style' in style ? style.style : undefined);
}

/** A word in the colour of its basis; the usual one, `recorded`, is quiet. */
export function basisWord(basis: Basis, text: string): Span {
  return span(text, basis === 'recorded' ? 'dim' : bases[basis].style);
}

/** The mark of a verdict. */
export function verdictMark(verdict: Verdict): Span {
  return span(verdicts[verdict].mark, verdicts[verdict].style);
}

/** What a verdict is called where it needs a name. */
export function verdictWord(verdict: Verdict): Span {
  return span(verdicts[verdict].word, verdicts[verdict].style);
}

/** What the marks on a page mean. */
export function legend(used: { readonly bases: ReadonlySet<Basis>; readonly verdicts: ReadonlySet<Verdict> }): Span[] {
  const parts = [
    ...(Object.keys(bases) as Basis[])
      .filter((basis) => used.bases.has(basis))
      .map((basis) => `${bases[basis].mark} ${basis}`),
    ...(Object.keys(verdicts) as Verdict[])
      .filter((verdict) => used.verdicts.has(verdict))
      .map((verdict) => `${verdicts[verdict].mark} ${verdicts[verdict].word}`),
  ];
  return [span(parts.map(together).join(`${together('  ')} `), 'dim')];
}
