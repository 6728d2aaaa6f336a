import { addDays, type LegalDate } from '@statecraft/core';
import type { Failing } from '../any-drafts.ts';
import type { OwnRuleContext } from './context.ts';

/** A rule that makes an act lawful once a time has run. */
interface Ripening {
  readonly lawful: 'on-last-day' | 'after';
}

/** The act is done a day before the time has run. */
export function tooEarly({ lawful }: Ripening, { ruling }: OwnRuleContext): Failing[] {
  const last = dayIn(ruling.numbers?.last);
  if (last === undefined) return [];
  return [{ wrong: 'a day too early', on: lawful === 'after' ? last : addDays(last, -1) }];
}

/** The act waits until the time has run. */
export function onceRun({ lawful }: Ripening, { ruling }: OwnRuleContext): { readonly on: LegalDate } | undefined {
  const last = dayIn(ruling.numbers?.last);
  return last && { on: lawful === 'after' ? addDays(last, 1) : last };
}

/** A figure that is a day. */
export function dayIn(figure: unknown): LegalDate | undefined {
  return typeof figure === 'string' && /^\d{4}-/.test(figure) ? (figure as LegalDate) : undefined;
}
