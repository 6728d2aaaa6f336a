import { z } from 'zod';
import { namesTold } from './limits.ts';

/** Marks that turn the direction of writing, so that a text reads otherwise than it is. */
const TURNING = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
/** A text of nothing that a reader sees: spaces, controls, marks of no width. */
const UNSEEN = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]*$/u;

/**
 * A check on a schema whose issue is only about a bound: it holds for new commands, and what is on record reads as before.
 *
 * @example
 * member.superRefine(bound((given) => given !== 'nobody', 'expected somebody'))
 */
export function bound<Value>(holds: (value: Value) => boolean, otherwise: string | ((value: Value) => string)) {
  return (value: Value, context: z.core.$RefinementCtx<Value>): void => {
    if (holds(value)) return;
    const message = typeof otherwise === 'string' ? otherwise : otherwise(value);
    context.addIssue({ code: 'custom', message, params: { bound: true } });
  };
}

/**
 * Whether an issue that a schema found is only about a bound: a length, a number of members, or which characters a text has.
 *
 * Bounds hold for new commands. A reader of recorded data passes such issues over.
 */
export function isBound(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'too_big') return true;
  if (issue.code === 'custom') return issue.params?.bound === true;
  return issue.code === 'invalid_union' && issue.errors.some((option) => option.length > 0 && option.every(isBound));
}

/** A text that nothing can be wrong with: letters, digits and marks of ASCII, the first of them seen. Most texts are. */
const PLAIN = /^[\x21-\x7E][\x20-\x7E]*$/;

/** Schema of a text of at most so many characters; its characters are looked at only when it is not too long. */
function bounded(most: number, controls: RegExp, controlled: string) {
  const faults: readonly (readonly [wrong: (given: string) => boolean, message: string])[] = [
    [(given) => !given.isWellFormed(), 'expected well-formed Unicode, and half a character stands alone'],
    [(given) => UNSEEN.test(given), 'expected a text, and it is blank'],
    [(given) => controls.test(given), controlled],
    [(given) => TURNING.test(given), 'expected no marks that turn the direction of writing'],
  ];
  return (
    z
      .string()
      // A text that is too long is not aborted on: the complaint keeps its place also where the text stands in one of several forms.
      .max(most, { error: `expected at most ${most} characters` })
      .min(1, { abort: true, error: 'expected a text, and it is empty' })
      .superRefine((given, context) => {
        if (given.length > most || PLAIN.test(given)) return;
        for (const [wrong, message] of faults)
          if (wrong(given)) context.addIssue({ code: 'custom', message, params: { bound: true } });
      })
  );
}

/**
 * Schema of a text on one line, of at most `most` characters. The text is well-formed Unicode, is not blank, and holds no control
 * characters and no marks that turn the direction of writing.
 *
 * @example
 * data: z.strictObject({ occasion: text(200) })
 */
export function text(most: number) {
  return bounded(most, /\p{Cc}/u, 'expected one line, without tabs and other control characters');
}

/** Schema of a text that may have several lines and tabs, of at most `most` characters; otherwise as `text`. */
export function lines(most: number) {
  return bounded(most, /(?![\n\r\t])\p{Cc}/u, 'expected no control characters');
}

/** Schema of a short name: of a person, a capacity, a class. At most 200 characters. */
export const name = text(200);
/** Schema of a label: of a version of a text, a place, a part. At most 500 characters. */
export const label = text(500);
/** Schema of a measure's title, at most 20,000 characters. The longest title that we know has 9,538 and names 199 thoroughfares. */
export const title = text(20_000);
/** Schema of a note: a reason, a message, a description. It may have paragraphs, and at most 5,000 characters. */
export const note = lines(5_000);
/** Schema of what a source says, in its own words and on its own lines. At most 20,000 characters. */
export const quotation = lines(20_000);

const MOST_OF_ADDRESS = 2_000;

/** Schema of an address on the web: http or https, at most 2,000 characters. */
export const address = z
  .string()
  .max(MOST_OF_ADDRESS, { error: `expected at most ${MOST_OF_ADDRESS} characters` })
  .min(1, { abort: true, error: 'expected an address, and it is empty' })
  .superRefine(
    bound(
      (given) => given.length > MOST_OF_ADDRESS || isWebAddress(given),
      'expected an address that begins with https:// or http://',
    ),
  );

/** Whether a text is an address on the web: http or https, without spaces and characters that no reader sees. */
function isWebAddress(given: string): boolean {
  return (
    given.isWellFormed() &&
    /^https?:\/\/[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]+$/iu.test(given) &&
    URL.canParse(given)
  );
}

/** How many members a list may have. */
interface Size {
  readonly most: number;
  /** 0 when left out. */
  readonly least?: number;
}

/** Schema of a list of at most `most` members, which may name a member twice. */
export function list<Member extends z.ZodType>(member: Member, { most, least = 0 }: Size) {
  return sized(member, most, least).readonly();
}

/** Schema of a list of at most `most` members, each of which it names once. One complaint names all that are doubled. */
export function distinctList<Member extends z.ZodType<string>>(member: Member, { most, least = 0 }: Size) {
  return sized(member, most, least)
    .superRefine(
      bound(
        (members) => members.length > most || doubledIn(members).length === 0,
        (members) => `names more than once: ${namesTold(doubledIn(members))}`,
      ),
    )
    .readonly();
}

function sized<Member extends z.ZodType>(member: Member, most: number, least: number) {
  const members = z.array(member).max(most, { error: `expected at most ${most} members` });
  return least === 0 ? members : members.min(least, { abort: true, error: `expected ${least} or more members` });
}

/** The members that stand more than once in a list, each once. */
export function doubledIn(members: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(members.filter((member) => seen.size === seen.add(member).size))];
}

/** Schema of a record of at most `most` keys. */
export function keyed<Value extends z.ZodType>(value: Value, most: number) {
  return z
    .record(z.string(), value)
    .superRefine(bound((given) => Object.keys(given).length <= most, `expected at most ${most} keys`));
}

/**
 * Schema of a whole number from `least` to `most`.
 *
 * @example
 * data: z.strictObject({ signatures: count({ least: 1, most: 10_000_000 }) })
 */
export function count({ most, least = 0 }: Size) {
  return z
    .int()
    .min(least)
    .max(most, { error: `expected at most ${most}` });
}

/** Recorded data read by a schema: the data with what the schema fills in, or what is wrong with it beyond bounds. */
export type ReadPastBounds<Output> =
  | { readonly success: true; readonly data: Output }
  | { readonly success: false; readonly issues: readonly z.core.$ZodIssue[] };

/**
 * Reads recorded data by a schema whose bounds it may break: the bounds hold for new commands, and the data may be older than they are.
 * What the schema fills in is filled in, as for any other data.
 */
export function readPastBounds<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
): ReadPastBounds<z.output<Schema>> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed;
  const issues = parsed.error.issues.filter((issue) => !isBound(issue));
  if (issues.length > 0) return { success: false, issues };
  // Zod gives no data beside an issue; its own step does.
  const { value } = schema._zod.run({ value: data, issues: [] }, { async: false }) as z.core.ParsePayload<
    z.output<Schema>
  >;
  return { success: true, data: value };
}
