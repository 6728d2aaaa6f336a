import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { type DescriptionFacts, replaceText, textVersion } from './description.ts';

export interface PrintFacts {
  /** The last text that was printed, by its digest; absent where that is not on record. */
  printed?: { hash: string; on: LegalDate };
}

/** The text is printed and laid before the members, or put before them by electronic means. */
export const print = defineAct({
  type: 'print',
  event: 'printed',
  subject: 'measure',
  data: z.strictObject({ text: textVersion.optional() }),
  personal: ['text.label', 'text.address'],
  facts: (): PrintFacts => ({}),
  record(facts: DescriptionFacts & PrintFacts, entry) {
    if (entry.data.text) replaceText(facts, entry, entry.data.text);
    const hash = facts.textUnknownSince === undefined ? facts.texts.at(-1)?.hash : undefined;
    if (hash === undefined) delete facts.printed;
    else facts.printed = { hash, on: entry.on };
  },
  say: () => ({ headline: 'Printed' }),
});

/** Whether the text before the body is the one that was printed last; `undefined` where a digest is not on record. */
export function isPrinted({ printed, texts, textUnknownSince }: DescriptionFacts & PrintFacts): boolean | undefined {
  if (!printed) return undefined;
  if (textUnknownSince !== undefined) return false;
  const hash = texts.at(-1)?.hash;
  return hash === undefined ? undefined : hash === printed.hash;
}
