import { z } from 'zod';
import { legalDate } from '../calendar/legal-date.ts';
import { defineGloss } from '../vocabulary/define-gloss.ts';
import { eventId } from '../vocabulary/ids.ts';
import { actor, source } from '../vocabulary/provenance.ts';
import { keyed, name, note } from '../vocabulary/text.ts';

/**
 * What is recorded of an act is put right. Nothing is edited: the fold reads the named event as corrected.
 *
 * `on`, `by`, `source` and `data` replace what they name (keys of `data` one by one), and `by: null` takes the actor away; `before`
 * puts the act before another of its day; `act` says which act it was, of which `data` then says everything; `strike` takes an act
 * that never happened off the record.
 */
export const correct = defineGloss({
  type: 'correct',
  event: 'corrected',
  personal: ['reason', 'change.by', 'change.source', 'change.data'],
  say: ({ data }) => ({ headline: `Correction of ${data.event}`, details: [data.reason] }),
  data: z.strictObject({
    event: eventId,
    change: z.union([
      z
        .strictObject({
          on: legalDate.optional(),
          by: actor.nullable().optional(),
          before: eventId.optional(),
          /** How the source of the act reads now. */
          source: source.optional(),
          /** What the act was in truth, by the name of its command. */
          act: name.optional(),
          data: keyed(z.json(), 100).optional(),
        })
        .refine(
          ({ data = {}, ...rest }) =>
            Object.values(rest).some((value) => value !== undefined) || Object.keys(data).length > 0,
          'nothing is changed',
        ),
      z.strictObject({ strike: z.literal(true) }),
    ]),
    reason: note,
  }),
});
