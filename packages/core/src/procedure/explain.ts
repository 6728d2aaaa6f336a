import type { Ruling } from '../log/event.ts';
import { printCitation } from './citation.ts';
import type { Lifecycle } from './lifecycle.ts';
import { behaviourOf } from './rules/rules.ts';

/** A ruling with the words for it. */
export interface ExplainedRuling extends Ruling {
  readonly title: string;
  /** What the rule made of the act, in a sentence with its arithmetic. */
  readonly sentence: string;
  readonly citation: string;
}

/** Puts a stored ruling into words, from the procedure that made it. One of a rule that is gone keeps its numbers and says so. */
export function explainRuling(lifecycle: Lifecycle, ruling: Ruling): ExplainedRuling {
  const rule = lifecycle.rule(ruling.rule);
  const citation = citeRule(lifecycle, ruling.rule);
  if (rule) return { ...ruling, title: rule.title, sentence: behaviourOf(rule).say(rule, ruling), citation };
  const row = lifecycle.row(ruling.rule);
  if (!row)
    return { ...ruling, title: ruling.rule, sentence: 'this version of the procedure has no such rule', citation };
  const { stage, inOrderAt, missing } = ruling.numbers ?? {};
  const way = Array.isArray(missing) && missing.length > 0 ? `; first: ${missing.join(', ')}` : '';
  return {
    ...ruling,
    title: row.title,
    sentence: `in order at ${String(inOrderAt).split(',').join(' or ')}; the measure is at ${stage}${way}`,
    citation,
  };
}

/** The citation of a rule or row, printed; says so when the procedure has neither. */
export function citeRule(lifecycle: Lifecycle, id: string): string {
  const part = lifecycle.rule(id) ?? lifecycle.row(id);
  return part ? printCitation(part) : 'not in this version of the procedure';
}
