import { isOfKind, ownVocabulary, partsOf } from '@statecraft/core';
import type { Wording } from '../any-drafts.ts';
import { isCommandOf } from '../command-of.ts';
import type { AnyhowContext, OtherwiseContext } from '../define-drafts.ts';
import { methodOn, methodWith, sideOf, tieIn, votingIn } from './ayes.ts';
import { type OwnActContext, type OwnSaid, textBefore } from './context.ts';

type Said = OwnSaid<'vote'>;
type Question = Said['question'];
type Outcome = NonNullable<Said['announced']>;

const kinds = ownVocabulary.rules;

/**
 * The ways to put the question of a row: with everybody of one side, and on a tie with the casting vote where a rule gives the chair one.
 * The body is the one that the row or its threshold names, else the council.
 */
export function votes(context: OwnActContext): Said[] {
  const { facts, has, questions, row, scene } = context;
  const rules = scene.lifecycle.rulesOf(row).flatMap(partsOf);
  const named = row.when.body ?? rules.find((rule) => isOfKind(kinds.threshold, rule))?.body;
  const body = typeof named === 'string' ? named : undefined;
  const voting = votingIn(scene, body);
  const outcome = row.when.outcome as Outcome | undefined;
  const side = sideOf(outcome);
  const [mover] = voting.members;
  const hash = textBefore(facts);
  const way = {
    ...(body !== undefined && { body }),
    method: methodOn(side, voting),
    ...(mover !== undefined && { mover }),
    ...(has('text') && hash !== undefined && { text: { hash } }),
  };
  const casts = rules.some((rule) => isOfKind(kinds['casting-vote'], rule) && rule.allowed === 'on-a-tie');
  const ways = casts ? [way, { ...way, method: tieIn(voting), casting: side }] : [way];
  return ways.flatMap((each) =>
    questions.map((question) => ({
      ...each,
      // A question of any vocabulary is put as ours are.
      question: question as Question,
      ...(outcome !== undefined && { announced: outcome }),
    })),
  );
}

/** A vote by chance: near to unanimous for its outcome, now and then any count, by roll call or by tally. */
export function voteAnyhow(context: AnyhowContext<typeof ownVocabulary>): Said {
  const { ayes, choice, questions, row, scene } = context;
  const voting = votingIn(scene);
  const { members, size } = voting;
  const outcome = row.when.outcome as Outcome | undefined;
  const saysAye = choice % 7 === 6 ? ayes % (size + 1) : outcome === 'lost' ? ayes % 4 : size - (ayes % 4);
  const [mover] = members;
  return {
    question: (questions[0] ?? {}) as Question,
    method: choice % 5 === 4 ? methodWith({ ...voting, byTally: true }, saysAye) : methodWith(voting, saysAye),
    ...(mover !== undefined && { mover }),
    ...(outcome !== undefined && { announced: outcome }),
  };
}

/** The vote with another count, or taken otherwise. */
export function miscounted({ scene, command, chance }: OtherwiseContext): Wording | undefined {
  if (!isCommandOf(ownVocabulary.acts.vote, command)) return undefined;
  const voting = votingIn(scene, command.body);
  const members = chance.shuffled(voting.members);
  const ayes = chance.below(voting.size + 1);
  const voted = ayes + chance.below(voting.size - ayes + 1);
  const [announced] = chance.shuffled([command.announced, 'carried', 'lost'] as const);
  const [how] = chance.shuffled(['roll-call', 'roll-call', 'tally', 'voice', 'unanimous-consent'] as const);
  const rollCall = {
    kind: how,
    ayes: members.slice(0, ayes),
    nays: members.slice(ayes, voted),
    abstaining: members.slice(voted),
  };
  const tally = () => ({
    kind: 'tally',
    ayes,
    nays: voted - ayes + (chance.below(9) === 0 ? voting.size : 0),
  });
  const isByName = how === 'roll-call' && !voting.byTally;
  const method = isByName ? rollCall : how === 'tally' || how === 'roll-call' ? tally() : { kind: how ?? 'voice' };
  return { method, ...(announced && { announced }) };
}
