import { z } from 'zod';

const citationMade = z.strictObject({
  /** The charter, statute, rules or practice: "City Charter", "Council Rules". */
  instrument: z.string().min(1),
  section: z.string().min(1).optional(),
  /** The edition of the instrument that was read. */
  edition: z.string().min(1).optional(),
  /** Key of the source in the procedure's list. */
  source: z.string().min(1).optional(),
  /** How well it is known: read in the primary source, read in a report of it, or concluded. */
  mark: z.enum(['confirmed', 'secondary', 'inferred']).default('confirmed'),
});
type CitationMade = typeof citationMade;
/** The type of the schema, by a name. */
export interface CitationSchema extends CitationMade {}
/** Where a rule of law is written: its instrument and section, and the source in which we read it. */
export const citation: CitationSchema = citationMade;
/** Where a rule is written, and how well that is known. */
export type Citation = z.output<typeof citation>;

const unsettledMade = z.strictObject({
  question: z.string().min(1),
  /** The answers that are reported or possible, in words. */
  candidates: z.array(z.string().min(1)).default([]),
  sources: z.array(z.string().min(1)).default([]),
});
type UnsettledMade = typeof unsettledMade;
/** The type of the schema, by a name. */
export interface UnsettledSchema extends UnsettledMade {}
/** A question of law that the sources leave open. */
export const unsettled: UnsettledSchema = unsettledMade;
export type Unsettled = z.output<typeof unsettled>;

/** What a rule or row rests on: a citation, an open question, or both. */
export interface Grounds {
  readonly citation?: Citation | undefined;
  readonly unsettled?: Unsettled | undefined;
}

/** A citation as a clerk would print it: "City Charter 502 (edition of 2014-05-01; K8)". */
export function printCitation({ citation, unsettled }: Grounds): string {
  if (!citation)
    return `unsettled${unsettled && unsettled.sources.length > 0 ? ` (${unsettled.sources.join(', ')})` : ''}`;
  const { instrument, section, edition, source, mark } = citation;
  const notes = [edition && `edition of ${edition}`, source, mark !== 'confirmed' && mark].filter(Boolean);
  return `${instrument}${section ? ` ${section}` : ''}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}
