import { z } from 'zod';
import type { MeasureFacts } from '../acts/acts.ts';
import type { LegalDate } from '../calendar/legal-date.ts';

/** Whether a carried vote may waive the rule; only where the law says so. */
export const waivable = z.boolean().default(false);

/** The carried vote that waived a rule for a measure; one from before `since` was given for what stood then. */
export function waiverOf(
  { id, waivable }: { readonly id: string; readonly waivable: boolean },
  { waivers }: MeasureFacts,
  since?: LegalDate,
): MeasureFacts['waivers'][number] | undefined {
  return waivable ? waivers.find(({ rule, on }) => rule === id && (since === undefined || on >= since)) : undefined;
}

/** Whether a vote may waive a rule. */
export function isWaivable(rule: object): boolean {
  return 'waivable' in rule && rule.waivable === true;
}
