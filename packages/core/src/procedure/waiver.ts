import { z } from 'zod';
import type { WaiverFacts } from '../acts/questions.ts';
import type { LegalDate } from '../calendar/legal-date.ts';

/** Whether a carried vote may waive the rule; only where the law says so. */
export const waivable = z.boolean().default(false);

/** The day of the carried vote that waived a rule for a measure; a vote from before `since` was given for what stood then. */
export function waivedOn(
  { id, waivable }: { readonly id: string; readonly waivable: boolean },
  { waivers }: WaiverFacts,
  since?: LegalDate,
): LegalDate | undefined {
  return waivable ? waivers.find(({ rule, on }) => rule === id && (since === undefined || on >= since))?.on : undefined;
}

/** Whether a vote may waive a rule. */
export function isWaivable(rule: object): boolean {
  return 'waivable' in rule && rule.waivable === true;
}
