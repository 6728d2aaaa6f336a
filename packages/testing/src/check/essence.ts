import { type MeasureFacts, partsOf, type Rule, reportsMade, type Standing } from '@statecraft/core';
import type { Scene } from '../drafting/scene.ts';

/**
 * What the rules of a procedure can tell of a measure, as a key: two measures with one essence have the same acts before them,
 * but for how much of a time has run. The exploration looks at one measure of each, the one that came there by the fewest acts.
 */
export function essenceOf(scene: Scene): (standing: Standing) => string {
  const looks = new Set(scene.rules.flatMap((rule) => lookAt(rule, scene)));
  const looking = [...looks].sort();
  return ({ stage, facts }) =>
    JSON.stringify([stage, facts.kind, facts.classes, ...looking.map((look) => seen(look, facts))]);
}

/** What a rule looks at, as names that `seen` knows. */
function lookAt(rule: Rule, scene: Scene): string[] {
  switch (rule.kind) {
    case 'lie-over':
      return [
        ...rule.since.map((anchor) => `date ${anchor}`),
        ...(rule.waivable ? [`waiver ${rule.id} ${rule.since.join()}`] : []),
      ];
    case 'window':
      return rule.since.map((anchor) => `date ${anchor}`);
    case 'once':
      return [`votes ${rule.question}`, ...rule.since.map((anchor) => `date ${anchor}`)];
    case 'prerequisite':
      return rule.done.map((anchor) => `date ${anchor}`);
    case 'readings':
      return [`readings ${rule.count}${rule.waivable ? ` ${rule.id}` : ''}`];
    case 'hold':
      return [rule.by];
    case 'mover':
    case 'same-or-next-meeting':
      return ['passage'];
    case 'repetition':
      return [`votes ${rule.question}`];
    case 'text':
      return ['text'];
    case 'all-reported':
      return ['reports'];
    case 'sponsor':
      return ['sponsors'];
    case 'substitute-offered':
      return ['offered'];
    case 'related':
      return rule.which === 'companions' ? ['companions'] : [];
    default:
      return partsOf(rule)[0] === rule ? [] : partsOf(rule).flatMap((part) => lookAt(part, scene));
  }
}

/** What there is to see of one thing that a rule looks at. */
function seen(look: string, facts: MeasureFacts): unknown {
  const [what, of = '', id = ''] = look.split(' ');
  const dayOf = (anchor: string) => facts.dates[anchor as keyof typeof facts.dates];
  switch (what) {
    case 'date':
      return dayOf(of) !== undefined;
    case 'waiver':
      return facts.waivers.some(
        ({ rule, on }) => rule === of && id.split(',').every((since) => (dayOf(since) ?? '') <= on),
      );
    case 'votes':
      return facts.votes.some(({ question }) => question.kind === of);
    case 'readings':
      // Once waived, they count no more.
      if (id !== '' && facts.waivers.some(({ rule }) => rule === id)) return 'waived';
      return Math.min(Number(of), new Set([facts.introducedOn, ...facts.readings.map(({ on }) => on)]).size);
    case 'hold':
      return facts.hold && (facts.hold.until === 'indefinite' ? 'indefinite' : 'dated');
    case 'postponement':
      return facts.postponement !== undefined;
    case 'passage':
      return facts.votes.findLast(({ question }) => question.kind === 'passage')?.outcome;
    case 'text':
      return [facts.texts.length > 0, facts.textUnknownSince !== undefined];
    case 'reports': {
      const referral = facts.referrals.at(-1);
      const made = reportsMade(facts);
      return [referral?.mode, ...(referral?.to.map((body) => made.some((report) => report.body === body)) ?? [])];
    }
    case 'sponsors':
      return facts.sponsors;
    case 'offered':
      return facts.veto?.substitute !== undefined;
    default:
      return facts.companions;
  }
}
