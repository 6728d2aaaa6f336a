import { z } from 'zod';
import { legalDate } from '../calendar/legal-date.ts';
import type { SubjectKind } from './entry.ts';
import { commandId, eventId } from './ids.ts';
import { actor, basis, source } from './provenance.ts';
import { name } from './text.ts';

/** What every command says: when in law, by whom, on what basis, and how it is told apart from others. */
export const envelope = {
  /** The legal date. */
  on: legalDate,
  /** The act of the same day that it came before, where that one is on record already. */
  before: eventId.optional(),
  by: actor.optional(),
  recordedBy: name.optional(),
  basis: basis.default('recorded'),
  /** Whether the act lies further back than a record is usually kept up: more than ten years before it is entered. */
  historical: z.literal(true).optional(),
  source: source.optional(),
  /** The procedure the measure or body falls under; needed only where an engine has several. */
  procedure: name.optional(),
  /** Makes the command idempotent. */
  commandId: commandId.optional(),
  actId: commandId.optional(),
  causationId: commandId.optional(),
  correlationId: commandId.optional(),
};

/** The members that every command has: no act can have one of that name in its own data. */
export function isOfEnvelope(key: string, subject: SubjectKind): boolean {
  return Object.hasOwn(envelope, key) || key === 'type' || key === subject || key === 'measure';
}
