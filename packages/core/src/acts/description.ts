import { z } from 'zod';
import { type LegalDate, legalDate } from '../calendar/legal-date.ts';
import type { Entry } from '../vocabulary/entry.ts';
import { measureId, personId } from '../vocabulary/ids.ts';
import type { Wording } from '../vocabulary/saying.ts';
import { address, distinctList, label, list, name, text, title } from '../vocabulary/text.ts';
import { capitalised, listed } from './words.ts';

/** Digest of a text, with its algorithm: "sha256:...". */
export const textHash = text(200);

const textVersionMade = z.strictObject({
  /** As the clerk prints it: "Committee Substitute for Ordinance No. 200162". */
  label,
  hash: textHash.optional(),
  /** Where it is on the web: http or https. */
  address: address.optional(),
  /** The day on which it says it takes effect, where it says one. */
  effective: legalDate.optional(),
  /** Parts of it that take effect on days of their own, and those days. */
  inPart: list(z.strictObject({ part: label, effective: legalDate }), { least: 1, most: 100 }).optional(),
});
type TextVersionMade = typeof textVersionMade;
/** The type of the schema, by a name. */
export interface TextVersionSchema extends TextVersionMade {}
/** A version of a measure's text. */
export const textVersion: TextVersionSchema = textVersionMade;
export type TextVersion = z.output<typeof textVersion>;

/** A version of the text with the act that brought it, by its event's id, and when. */
export type RecordedText = TextVersion & { act: string; on: LegalDate };

/** The type of the schema, by a name. */
export interface MeasureKindSchema extends z.ZodType<MeasureKind, MeasureKind> {}
/** What a measure may be. */
export const measureKind: MeasureKindSchema = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*$/, 'expected the name of a kind of measure, such as ordinance');
/** A kind of measure: ours, or one that the procedure lists in `kinds`. */
export type MeasureKind = 'ordinance' | 'resolution' | (string & {});

/** What filing and introduction may say of a measure. */
export const description = {
  title: title.optional(),
  /** The clerk's file number, once there is one. */
  file: name.optional(),
  /** Whoever is named twice sponsors it once. */
  sponsors: list(personId, { most: 500 }).optional(),
  /**
   * Classes that the law treats apart: `emergency`, `accelerated`, `grant`, and what else the procedure lists.
   * An empty list says that there is none; a missing one says nothing.
   */
  classes: distinctList(name, { most: 100 }).optional(),
  /** Measures that go with this one. */
  companions: distinctList(measureId, { most: 500 }).optional(),
  text: textVersion.optional(),
};

/** What the measure is. */
export interface DescriptionFacts {
  kind?: MeasureKind;
  title?: string;
  file?: string;
  sponsors: string[];
  classes?: string[];
  companions?: string[];
  /** The text's versions in the order they came; the last one is before the body. */
  texts: RecordedText[];
  /** Since when the text before the body is another than the last one on record, which no act has given. */
  textUnknownSince?: LegalDate;
}

type Description = z.output<z.ZodObject<typeof description>> & { kind?: MeasureKind | undefined };

/** Writes what an act says of the measure; what it leaves unsaid stays as it was. */
export function describe(facts: DescriptionFacts, entry: Entry<Description>): void {
  const { kind, title, file, sponsors, classes, companions, text } = entry.data;
  if (kind !== undefined) facts.kind = kind;
  if (title !== undefined) facts.title = title;
  if (file !== undefined) facts.file = file;
  if (classes !== undefined) facts.classes = [...classes];
  if (companions !== undefined) facts.companions = [...companions];
  if (text !== undefined) replaceText(facts, entry, text);
  for (const sponsor of sponsors ?? []) if (!facts.sponsors.includes(sponsor)) facts.sponsors.push(sponsor);
}

/** What filing and introduction say of a measure, in words. */
export function descriptionInWords(
  data: Description,
  { nameOf }: Pick<Wording, 'nameOf'>,
): (string | false | undefined)[] {
  const { kind, title, file, sponsors = [], classes = [], text } = data;
  const what = [kind, file && `file ${file}`].filter(Boolean).join(', ');
  return [
    title && `“${title}”`,
    what && capitalised(what),
    sponsors.length > 0 && `Sponsored by ${listed(sponsors.map(nameOf))}`,
    classes.length > 0 && `Of class: ${classes.join(', ')}`,
    text && `Text: ${text.label}`,
  ];
}

/** Writes that a text came before the body in the last one's place; without the text, that it is not on record. */
export function replaceText(facts: DescriptionFacts, { id, on }: Entry<unknown>, text: TextVersion | undefined): void {
  if (text) {
    facts.texts.push({ ...text, act: id, on });
    delete facts.textUnknownSince;
  } else facts.textUnknownSince = on;
}
