import { z } from 'zod';
import { vote } from '../../acts/vote.ts';
import { type ActBy, isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { named } from '../../vocabulary/names.ts';
import { type Answers, howMany, plainAnswers } from '../../vote/answers.ts';
import type { Count } from '../../vote/roll-call.ts';
import { type BodySize, type Threshold, threshold, votesNeeded } from '../../vote/threshold.ts';
import { type Bodies, sizeOn } from '../bodies.ts';
import { LONGEST_NAME, MOST_NAMES } from '../rule-bounds.ts';
import { countOfVoters } from '../voters.ts';

/** How a vote came out by the count: under every threshold that may be the law, `open` where they differ, absent where the count is unknown. */
interface Sum {
  readonly computed?: 'carried' | 'lost' | 'open';
  readonly numbers: { ayes?: number; nays?: number; needed?: number | number[]; of?: number; seats?: number };
}

/** Works out a vote against one threshold, or against each that may be the law; the chair's casting vote where it counts. */
function sumOf(thresholds: readonly Threshold[], put: ActBy<typeof vote>, bodies: Bodies, castingCounts = false): Sum {
  const count = countOfVoters(put, bodies);
  const { answers } = bodies;
  const size = sizeOn(bodies, put.data.body ?? bodies.council, put.on);
  const casting = castingCounts ? put.data.casting : undefined;
  const needs = thresholds.map((rule) => votesNeeded(rule, size, count, answers, casting ? 1 : 0));
  const needed = needs.flatMap((need) => (need ? [need.needed] : []));
  const of = needs[0]?.of;
  const numbers = {
    ...(count && { ayes: cast('ayes', count, answers, casting), nays: cast('nays', count, answers, casting) }),
    ...(needed[0] !== undefined && { needed: needed.length === 1 ? needed[0] : needed }),
    ...(of !== undefined && { of }),
  };
  if (!count || needed.length < thresholds.length) return { numbers };
  const reached = needed.filter((votes) => cast('ayes', count, answers, casting) >= votes).length;
  return { numbers, computed: reached === needed.length ? 'carried' : reached === 0 ? 'lost' : 'open' };
}

type Side = 'ayes' | 'nays';

/** The votes on one side, the chair's casting vote included. */
function cast(side: Side, count: Count, answers: Answers, casting: Side | undefined): number {
  return howMany(count, side === 'ayes' ? answers.for : answers.against) + (casting === side ? 1 : 0);
}

/** What nobody can say of a casting vote where the procedure is silent on it. */
const CASTING_RULE = 'a rule that gives the chair a casting vote';

/** A question carries with so many ayes, and not with fewer. */
export const thresholdRule = defineRuleKind({
  kind: 'threshold',
  params: {
    /** One where the law is known; each that may be the law where it is not. */
    thresholds: z.array(threshold).min(1).max(MOST_NAMES),
    /** Whose question it is; the council's when left out. A vote of another body fails. */
    body: named(z.string().min(1).max(LONGEST_NAME), 'body').optional(),
  },
  acts: ['vote'],
  ofFacts: false,
  sees: () => undefined,
  assess({ thresholds, body: whose }, _seen, { act, bodies, castingCounts }) {
    if (!isAct(vote, act)) return { verdict: 'undetermined', lacks: ['a vote'] };
    const body = act.data.body ?? bodies.council;
    if (body !== (whose ?? bodies.council)) return { verdict: 'fails', numbers: { body } };
    const { computed, numbers } = sumOf(thresholds, act, bodies, castingCounts);
    const shown = { ...numbers, ...(act.outcome && { outcome: act.outcome }) };
    const silent = act.data.casting !== undefined && castingCounts === undefined ? [CASTING_RULE] : [];
    if (computed === undefined) {
      const lacks = numbers.ayes === undefined ? 'the count of the vote' : 'how many sat in the body on that day';
      return { verdict: 'undetermined', numbers: shown, lacks: [lacks, ...silent] };
    }
    const lacks = silent.length > 0 ? { lacks: silent } : {};
    if (computed === 'open') return { verdict: 'unsettled', numbers: shown, ...lacks };
    const sum = { numbers: { ...shown, computed }, ...lacks };
    if (act.outcome !== computed) return { verdict: 'fails', ...sum };
    return { verdict: silent.length > 0 ? 'undetermined' : 'holds', ...sum };
  },
  say(_rule, { numbers = {}, verdict, lacks = [] }) {
    const { ayes, nays, needed, of, outcome, computed, body } = numbers;
    if (body !== undefined) return `a vote of ${body}, whose question it is not`;
    const need = `${Array.isArray(needed) ? needed.join(' or ') : (needed ?? 'an unknown number')} needed${of === undefined ? '' : ` of ${of}`}`;
    if (ayes === undefined)
      return `${need}; ${outcome === undefined ? 'neither counted nor announced' : `announced ${outcome}`}`;
    const sum = `${ayes} ${ayes === 1 ? 'aye' : 'ayes'}, ${nays} ${nays === 1 ? 'nay' : 'nays'}, ${need}`;
    const uncounted = lacks.includes(CASTING_RULE)
      ? '; the casting vote is not counted, for no rule gives the chair one'
      : '';
    if (verdict === 'unsettled') return `${sum}: whether that carries is not settled${uncounted}`;
    if (computed === undefined) return `${sum}${uncounted}`;
    return `${sum}: ${computed}${computed === outcome ? '' : `, but announced as ${outcome}`}${uncounted}`;
  },
  law({ thresholds, body }, situation) {
    const size = situation && sizeOn(situation.bodies, body ?? situation.bodies.council, situation.act.on);
    return thresholds.map((rule) => inWords(rule, size, situation?.bodies.answers)).join(', or ');
  },
  deadline: 'none',
  contradictions({ id, thresholds, body }, { bodies, council }) {
    const { name, seats = Number.POSITIVE_INFINITY } = bodies[body ?? council] ?? {};
    return thresholds.flatMap((each) =>
      'votes' in each && each.votes > seats
        ? [`${id} takes ${each.votes} ayes of ${name}, which has ${seats} seats`]
        : [],
    );
  },
  outcome({ thresholds }, { act, bodies, castingCounts }) {
    const sum = isAct(vote, act) ? sumOf(thresholds, act, bodies, castingCounts) : undefined;
    return sum?.computed ?? 'unknown';
  },
});

function inWords(rule: Threshold, size: BodySize | undefined, answers: Answers = plainAnswers): string {
  if ('votes' in rule) return `${rule.votes} ayes`;
  if ('largest' in rule)
    return `the largest of: ${rule.largest.map((each) => inWords(each, size, answers)).join('; ')}`;
  const whole = {
    seats: 'all seats, filled or vacant',
    'in-office': 'the members in office',
    present: 'those present',
    voting: 'the votes cast',
  }[rule.of];
  const base = `${whole}${rule.besides ? ` besides ${rule.besides}` : ''}${rule.less ? `, the ${rule.less.join(' and ')} left out` : ''}`;
  const share =
    'moreThan' in rule
      ? `more than ${rule.moreThan.join('/')} of ${base}`
      : `at least ${rule.atLeast.join('/')} of ${base}`;
  const need = size && votesNeeded(rule, size, undefined, answers);
  return need ? `${need.needed} ayes of ${need.of}: ${share}` : share;
}
