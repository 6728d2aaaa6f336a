import { z } from 'zod';
import { type Answer, type Answers, answer, howMany, plainAnswers } from './answers.ts';
import type { Count } from './roll-call.ts';

/** The most answers, and the most thresholds, that one threshold lists. */
const MOST = 100;

const fraction = z.tuple([z.int().min(1), z.int().min(1)]).readonly();
const properFraction = fraction.refine(([part, whole]) => part < whole, 'nobody has more ayes than the whole');
const upToTheWhole = fraction.refine(([part, whole]) => part <= whole, 'a threshold is at most the whole');

const base = {
  of: z.enum(['seats', 'in-office', 'present', 'voting']),
  /** Members who gave one of these answers are left out of the base: the disqualified, say; never those who voted. */
  less: z
    .array(answer.exclude(['ayes', 'nays']))
    .min(1)
    .max(MOST)
    .optional(),
  /** So many seats are left out of the base: the executive's own, say. */
  besides: z.int().min(1).optional(),
};

const simple = z.union([
  z.strictObject({ votes: z.int().min(1) }),
  z.strictObject({ moreThan: properFraction, ...base }),
  z.strictObject({ atLeast: upToTheWhole, ...base }),
]);

/** A fraction: a part, and the whole. */
type Fraction = readonly [part: number, whole: number];

/** What a share is a share of. */
interface Base {
  readonly of: 'seats' | 'in-office' | 'present' | 'voting';
  /** Members who gave one of these answers are left out of the base: the disqualified, say; never those who voted. */
  readonly less?: Exclude<Answer, 'ayes' | 'nays'>[] | undefined;
  /** So many seats are left out of the base: the executive's own, say. */
  readonly besides?: number | undefined;
}

type Share = (Base & { readonly moreThan: Fraction }) | (Base & { readonly atLeast: Fraction });
type Simple = { readonly votes: number } | Share;
/** How many of whom a question takes: a fraction of a base, or the largest of several. */
export type Threshold = Simple | { readonly largest: Simple[] };

/** The type of the schema, by a name. */
export interface ThresholdSchema extends z.ZodType<Threshold, Threshold> {}
/**
 * How many ayes carry a question, as data: an absolute number, a fraction of a base, or the largest of several.
 *
 * Bases: `seats`, all the body has, filled or vacant; `in-office`, voting members on the day; `present` and `voting` as the
 * procedure's answers have it. `moreThan: [1, 2]` is a majority; `atLeast: [2, 3]` is two thirds, rounded up.
 */
export const threshold: ThresholdSchema = z.union([
  simple,
  z.strictObject({ largest: z.array(simple).min(2).max(MOST) }),
]);

/** How large the body is on the day; what the record does not tell is left out. */
export interface BodySize {
  readonly seats?: number | undefined;
  readonly inOffice?: number | undefined;
}

/**
 * The ayes needed, and the number they are a share of; `undefined` where the record does not give that number.
 *
 * `beside` is how many votes were cast beside the count: the chair's casting vote.
 */
export function votesNeeded(
  rule: Threshold,
  size: BodySize,
  count: Count | undefined,
  answers: Answers = plainAnswers,
  beside = 0,
): { needed: number; of?: number } | undefined {
  if ('votes' in rule) return { needed: rule.votes };
  if ('largest' in rule) {
    const needs = rule.largest.map((each) => votesNeeded(each, size, count, answers, beside));
    return needs.reduce((most, need) => (most && need ? (need.needed > most.needed ? need : most) : undefined));
  }
  const of = baseOf(rule, size, count, answers, beside);
  if (of === undefined) return undefined;
  if ('moreThan' in rule) return { needed: Math.floor((of * rule.moreThan[0]) / rule.moreThan[1]) + 1, of };
  // Of nobody, no share is reached: a motion needs at least one aye.
  return { needed: Math.max(1, Math.ceil((of * rule.atLeast[0]) / rule.atLeast[1])), of };
}

function baseOf(
  rule: Share,
  size: BodySize,
  count: Count | undefined,
  answers: Answers,
  beside: number,
): number | undefined {
  const whole = wholeOf(rule.of, size, count, answers, beside);
  if (whole === undefined || (rule.less && !count)) return undefined;
  const left = rule.less && count ? howMany(count, rule.less) : 0;
  return Math.max(0, whole - left - (rule.besides ?? 0));
}

function wholeOf(
  of: Share['of'],
  size: BodySize,
  count: Count | undefined,
  answers: Answers,
  beside: number,
): number | undefined {
  switch (of) {
    case 'seats':
      return size.seats;
    case 'in-office':
      return size.inOffice;
    case 'present':
      return count && howMany(count, answers.present);
    case 'voting':
      return count && howMany(count, answers.voting) + beside;
    default:
      return of satisfies never;
  }
}
