import type { Ruling } from '../vocabulary/ruling.ts';
import { printCitation } from './citation.ts';
import type { Lifecycle } from './lifecycle.ts';
import { lawOf, sayRuling } from './rules/rules.ts';

/** A ruling with the words for it. */
export interface ExplainedRuling extends Omit<Ruling, 'parts'> {
  readonly title: string;
  /** What the rule made of the act, in a sentence with its arithmetic. */
  readonly sentence: string;
  /** What the rule asks for, in plain words. */
  readonly law: string;
  readonly citation: string;
  /** The rulings of the rules that this rule is made of. */
  readonly parts?: readonly ExplainedRuling[] | undefined;
}

/**
 * Puts a stored ruling into words, from the procedure and edition that made it.
 *
 * A ruling whose rule or whole procedure is not at hand keeps its verdict and numbers, and says so: a docket can be read without them.
 */
export function explainRuling(lifecycle: Lifecycle | undefined, { parts, ...ruling }: Ruling): ExplainedRuling {
  const rule = lifecycle?.rule(ruling.rule);
  const row = lifecycle?.row(ruling.rule);
  const citation = citeRule(lifecycle, ruling.rule);
  if (rule) {
    const sentence = sayRuling(rule, { ...ruling, parts });
    const words = { title: rule.title, sentence, law: lawOf(rule), citation };
    return { ...ruling, ...words, ...(parts && { parts: parts.map((part) => explainRuling(lifecycle, part)) }) };
  }
  if (row) {
    const law = `in order at ${row.stages.join(' or ')}`;
    return { ...ruling, title: row.title, sentence: sayOutOfOrder(ruling), law, citation };
  }
  const gone = 'the procedure at hand has no such rule';
  return { ...ruling, title: ruling.rule, sentence: gone, law: gone, citation };
}

function sayOutOfOrder({ numbers = {} }: Ruling): string {
  const { stage, inOrderAt, missing } = numbers;
  const way = Array.isArray(missing) && missing.length > 0 ? `; first: ${missing.join(', ')}` : '';
  return `in order at ${String(inOrderAt).split(',').join(' or ')}; the measure is at ${stage}${way}`;
}

/** The citation of a rule or row, printed; says so when the procedure has neither. */
export function citeRule(lifecycle: Lifecycle | undefined, id: string): string {
  const part = lifecycle?.rule(id) ?? lifecycle?.row(id);
  return part ? printCitation(part) : 'not in the procedure at hand';
}
