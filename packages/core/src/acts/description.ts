import { z } from 'zod';
import { personId } from './ids.ts';

/** A version of a measure's text. */
export const textVersion = z.strictObject({
  /** As the clerk prints it: "Committee Substitute for Ordinance No. 200162". */
  label: z.string().min(1),
  /** Digest of the text, with its algorithm: "sha256:...". */
  hash: z.string().min(1).optional(),
  address: z.url().optional(),
});
export type TextVersion = z.output<typeof textVersion>;

/** What a measure may be. */
export const measureKind = z.enum(['ordinance', 'resolution']);
export type MeasureKind = z.output<typeof measureKind>;

/** What filing and introduction may say of a measure. */
export const description = {
  title: z.string().min(1).optional(),
  /** The clerk's file number, once there is one. */
  file: z.string().min(1).optional(),
  sponsors: z.array(personId).readonly().optional(),
  /**
   * Classes that the law treats apart: `emergency`, `accelerated`, `grant`, and what else the procedure lists.
   * An empty list says that there is none; a missing one says nothing.
   */
  classes: z.array(z.string().min(1)).readonly().optional(),
  text: textVersion.optional(),
};

/** What the measure is. */
export interface DescriptionFacts {
  kind?: MeasureKind;
  title?: string;
  file?: string;
  sponsors: string[];
  classes?: string[];
  /** The text's versions in the order they came; the last one is before the body. */
  texts: TextVersion[];
}

type Description = z.output<z.ZodObject<typeof description>> & { kind?: MeasureKind | undefined };

/** Writes what an act says of the measure; what it leaves unsaid stays as it was. */
export function describe(facts: DescriptionFacts, { kind, title, file, sponsors, classes, text }: Description): void {
  if (kind !== undefined) facts.kind = kind;
  if (title !== undefined) facts.title = title;
  if (file !== undefined) facts.file = file;
  if (classes !== undefined) facts.classes = [...classes];
  if (text !== undefined) facts.texts.push(text);
  for (const sponsor of sponsors ?? []) if (!facts.sponsors.includes(sponsor)) facts.sponsors.push(sponsor);
}
