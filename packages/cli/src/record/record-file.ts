import { legalDate } from '@statecraft/core';
import { z } from 'zod';

/** The name and version of the format. */
export const RECORD_FORMAT = 'statecraft-record/1';

const text = z.string().min(1);
const id = z
  .string()
  .max(100, 'has at most 100 characters')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u,
    'starts with a letter or digit and goes on with letters, digits and . _ : -',
  );

const sourceReference = z.strictObject({
  /** Key of the record's `sources`. */
  id: text.optional(),
  /** The place within it: page, row, line. */
  locator: text.optional(),
  /** Why an inferred or hypothetical act is held to have happened. */
  reason: text.optional(),
});

/** An act as a record writes it: what the format asks of each; the rest is the form of its core command. */
const recordAct = z.looseObject({
  /** Names the act in place of its number, so that acts can be put in before it later. */
  key: id.optional(),
  basis: z.enum(['recorded', 'inferred', 'hypothetical']),
  source: sourceReference,
});

/** Schema of a record file; `docs/record-format.md` tells it in words. */
export const recordFile = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  /** Names the record and, with an act's key or number, its commands. */
  id,
  title: text,
  summary: text.optional(),
  procedure: text,
  /** The measure of the acts that concern a measure and name none. */
  measure: text.optional(),
  /** Files, relative to this one, whose acts come first. */
  continues: z.array(text).default([]),
  /** Names to print for ids of people, bodies and offices. */
  people: z.record(z.string(), text).default({}),
  sources: z.record(z.string(), z.strictObject({ title: text, address: text.optional() })).default({}),
  /** Where sources differ: shown, never decided. */
  disagreements: z
    .array(
      z.strictObject({
        topic: text,
        accounts: z.array(z.strictObject({ says: text, source: text })).min(2, 'a disagreement takes two accounts'),
      }),
    )
    .default([]),
  notes: z.array(text).default([]),
  /** What the record itself says of its outcome; `null` where it is on record that nothing is on record. */
  onRecord: z.strictObject({ effective: legalDate.nullable().optional() }).default({}),
  acts: z.array(recordAct),
});

/** A record file, read. */
export type RecordFile = z.output<typeof recordFile>;
/** A record file as it is written. */
export type RecordFileInput = z.input<typeof recordFile>;
