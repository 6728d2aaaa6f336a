import { ownVocabulary, reportsMade } from '@statecraft/core';
import { committees } from '../../hall.ts';
import type { OwnActContext, OwnSaid } from './context.ts';

/** The ways to refer a measure: to one committee, and to several where a rule asks for the report of each. */
export function referrals({ has }: OwnActContext): OwnSaid<'refer'>[] {
  const several = (['all', 'in-order'] as const).map((mode) => ({ to: [...committees], mode }));
  return [{ to: [committees[0]] }, ...(has('all-reported') ? several : [])];
}

/** A measure goes to the other committee, with the consent of both chairs where a rule asks for it. */
export function otherReferrals({ facts, hall, has }: OwnActContext): OwnSaid<'re-refer'>[] {
  const from = facts.referrals.at(-1)?.to ?? [];
  const to = from[0] === 'housing' ? 'finance' : 'housing';
  const consent = [...from, to].flatMap((body) => hall.chair(body) ?? []);
  return [{ to: [to], ...(has('consent') && { consent }) }];
}

/** A report, by the committee and with the roll that a rule looks at. */
export function reports(context: OwnActContext): OwnSaid<'report'>[] {
  const { has } = context;
  return [
    { recommendation: 'do-pass', ...(has('all-reported') && { body: nextToReport(context) }), ...rollOf(context) },
  ];
}

/** The committee that is to report next. */
function nextToReport({ facts }: OwnActContext): string {
  const referral = facts.referrals.at(-1);
  const made = reportsMade(facts);
  const body = referral?.to.find((committee) => !made.some((report) => report.body === committee));
  return body ?? referral?.to[0] ?? committees[0];
}

/** The roll of a committee's report, where a rule of its row looks at it. */
function rollOf({ facts, hall, row, scene }: OwnActContext) {
  const { kind } = ownVocabulary.rules.roll;
  if (!scene.lifecycle.rulesOf(row).some((rule) => rule.kind === kind)) return {};
  const body = facts.referrals.at(-1)?.to[0] ?? committees[0];
  return { body, roll: { ayes: [...hall.members(body)] } };
}
