import type { Malformation } from '../acts/command.ts';
import { cut, firstOf, told } from '../vocabulary/limits.ts';
import type { Figure, Ruling } from '../vocabulary/ruling.ts';
import { type Assessment, refusals } from './assess.ts';
import { explainRuling } from './explain.ts';
import { type Breach, type IntegrityRule, integrityRules } from './integrity.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Why a command was refused. */
export interface Rejection {
  /**
   * `malformed`: not of its act's form; `contradiction`: against what is on record; `not-provided`: the procedure has no such act;
   * `out-of-order`: not at this stage; `unlawful`: a rule fails; `undetermined`, `unsettled`: refused by a caller stricter than the law.
   */
  readonly code:
    | 'malformed'
    | 'contradiction'
    | 'not-provided'
    | 'out-of-order'
    | 'unlawful'
    | 'undetermined'
    | 'unsettled';
  /** The rule of law, the row of the lifecycle table, or the rule of the record's integrity. */
  readonly rule: string;
  readonly citation: string;
  /** The place in the command; empty for the act as a whole. */
  readonly path: readonly (string | number)[];
  /** What is wrong, with its arithmetic, in a sentence. */
  readonly message: string;
  /** What would satisfy the rule, in words. */
  readonly needs: string;
  readonly ruling?: Ruling | undefined;
}

/** A rejection of a command that is not of its act's form. */
export function rejectMalformed({ path, message }: Malformation): Rejection {
  return {
    code: 'malformed',
    rule: 'ACT-1',
    citation: citeIntegrity('ACT-1'),
    path,
    message,
    needs: integrityRules['ACT-1'],
  };
}

/** A rejection of an act that contradicts the record. */
export function rejectBreach({ rule, path, message }: Breach): Rejection {
  return {
    code: rule === 'CORRECT-2' ? 'malformed' : 'contradiction',
    rule,
    citation: citeIntegrity(rule),
    path,
    message,
    needs: integrityRules[rule],
  };
}

/** Why an assessment is refused; empty when it is not. */
export function rejectionsOf(lifecycle: Lifecycle, assessment: Assessment, stage: string): Rejection[] {
  const { row, act, undecided } = assessment;
  if (!row && undecided.length === 0) {
    const message = `${lifecycle.procedure.title} has no act ${act.type} of this form at stage ${stage}`;
    const needs = 'an act of the lifecycle table, worded as one of its rows asks';
    const citation = citeIntegrity('STAGE-1');
    return [{ code: 'not-provided', rule: 'STAGE-1', citation, path: ['type'], message, needs }];
  }
  if (!row) return undecided.map((ruling) => rejectUndecided(lifecycle, ruling));
  return refusals(assessment).map((ruling) => rejectRuling(lifecycle, ruling));
}

/** A rejection for what a rule made of an act; the ruling of a row says that the act is out of order. */
export function rejectRuling(lifecycle: Lifecycle, ruling: Ruling): Rejection {
  const { rule, verdict } = ruling;
  const code = lifecycle.row(rule)
    ? 'out-of-order'
    : verdict === 'undetermined' || verdict === 'unsettled'
      ? verdict
      : 'unlawful';
  const { sentence, citation, law } = explainRuling(lifecycle, ruling);
  return {
    code,
    rule,
    citation,
    path: [],
    message: cut(sentence, LONGEST),
    needs: cut(law, LONGEST),
    ruling: inShort(ruling),
  };
}

/** The longest sentence that a rejection says of a ruling, in characters. */
const LONGEST = 600;

/** A ruling as a rejection shows it: the first of a list of names that a command sent. What is recorded is the whole ruling. */
function inShort({ numbers, lacks, parts, ...ruling }: Ruling): Ruling {
  const shown = Object.entries(numbers ?? {}).map(([name, figure]) => [name, figureInShort(figure)] as const);
  return {
    ...ruling,
    ...(numbers && { numbers: Object.fromEntries(shown) }),
    ...(lacks && { lacks: firstOf(lacks).map((each) => cut(each)) }),
    ...(parts && { parts: parts.map(inShort) }),
  };
}

function figureInShort(figure: Figure): Figure {
  if (!Array.isArray(figure)) return typeof figure === 'string' ? cut(figure) : figure;
  const shown = firstOf<string | number>(figure).map((each) => (typeof each === 'string' ? cut(each, 40) : each));
  return shown as unknown as Figure;
}

/** A rejection of an act whose row is not known, for the record or the law leaves open what would tell it. */
function rejectUndecided(lifecycle: Lifecycle, ruling: Ruling): Rejection {
  const { rule, verdict, lacks = [] } = ruling;
  const { sentence, citation, law } = explainRuling(lifecycle, ruling);
  const code = verdict === 'unsettled' ? 'unsettled' : 'undetermined';
  const isCounted = !lifecycle.row(rule);
  const lacking = lacks.length > 0 ? `; not on record: ${lacks.join(', ')}` : '';
  const message = isCounted
    ? `${sentence}${sentence.includes(lacks.join(', ')) ? '' : lacking}`
    : `not on record: ${lacks.join(', ')}`;
  const needs = isCounted
    ? `${law}; put on record what is lacking, or give \`announced\``
    : '`announced`: carried or lost';
  return { code, rule, citation, path: [], message: cut(message, LONGEST), needs, ruling: inShort(ruling) };
}

/** The first rejections of a command, and how many more there are: an answer is small, whatever was sent. */
export function toldRejections(rejections: readonly Rejection[]): readonly Rejection[] {
  const [first] = rejections;
  if (!first) return rejections;
  const { ruling: _ofTheFirst, ...like } = first;
  return told(rejections, (count) => ({ ...like, path: [], message: `and ${count} more` }));
}

function citeIntegrity(rule: IntegrityRule): string {
  return `Statecraft SPEC ${rule}: ${integrityRules[rule]}`;
}
