import { ownVocabulary } from '@statecraft/core';
import type { Failing, Wording } from '../any-drafts.ts';
import { isCommandOf } from '../command-of.ts';
import type { OwnRuleContext } from './context.ts';

/** A rule on who moves a question that was voted on before. */
interface Moving {
  readonly of: string;
}

/** Moved by a member of the side that lost, else by a stranger. */
export function movedByTheBeaten({ of }: Moving, { facts }: OwnRuleContext): Failing[] {
  const [beaten = 'stranger'] = sides(of, facts).lost;
  return [{ wrong: 'moved from the side that lost', say: { mover: beaten } }];
}

/** Moved by a member of the side that prevailed. */
export function movedByTheWinners({ of }: Moving, { facts }: OwnRuleContext): Wording | undefined {
  const [mover] = sides(of, facts).prevailed;
  return mover === undefined ? undefined : { mover };
}

function sides(question: string, { votes }: OwnRuleContext['facts']) {
  const before = votes.findLast((vote) => vote.question.kind === question);
  const { ayes, nays } = before?.method.kind === 'roll-call' ? before.method : { ayes: [], nays: [] };
  return before?.outcome === 'carried' ? { prevailed: ayes, lost: nays } : { prevailed: nays, lost: ayes };
}

/** With the consent of the chairs of all committees that are concerned. */
export function withConsent(_rule: unknown, { command, facts, hall }: OwnRuleContext): Wording {
  const to = isCommandOf(ownVocabulary.acts['re-refer'], command) ? command.to : [];
  const chairs = [...(facts.referrals.at(-1)?.to ?? []), ...to].flatMap((body) => hall.chair(body) ?? []);
  return { consent: chairs };
}
