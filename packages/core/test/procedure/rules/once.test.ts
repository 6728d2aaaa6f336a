import { expect, test } from 'vitest';
import {
  type AnyAct,
  bodiesOf,
  definitionsOf,
  type LegalDate,
  lifecycleOf,
  type MeasureFacts,
  ruleOn,
  sayRuling,
} from '../../../src/index.ts';
import { shelbyville } from '../../town/shelbyville.ts';

const once = lifecycleOf(shelbyville, shelbyville.editions[0]?.id ?? '').rule('override.once');
if (!once) throw new Error('no such rule');

type Vote = readonly [on: string, kind: 'override' | 'passage'];

/** What the rule finds of an override on 20 January, after votes and a veto on some days. */
function found(votes: readonly Vote[], veto?: string) {
  const facts: MeasureFacts = definitionsOf([]).unrecordedMeasure();
  for (const [on, kind] of votes)
    facts.votes.push({ id: on, on: on as LegalDate, question: { kind }, method: { kind: 'voice' }, outcome: 'lost' });
  if (veto) facts.dates.veto = veto as LegalDate;
  const act = { type: 'vote', on: '2020-01-20', data: { question: { kind: 'override' } } } as unknown as AnyAct;
  const finding = once && ruleOn(once, facts, { act, bodies: bodiesOf(shelbyville, () => undefined) });
  return once && finding && `${finding.verdict}: ${sayRuling(once, finding)}`;
}

test.each<[string, readonly Vote[], string | undefined, string]>([
  ['none before', [], '2020-01-10', 'holds: the first vote on override'],
  ['one before', [['2020-01-15', 'override']], '2020-01-10', 'fails: override was voted on before, on 2020-01-15'],
  [
    'one on the day of the veto',
    [['2020-01-10', 'override']],
    '2020-01-10',
    'fails: override was voted on before, on 2020-01-10',
  ],
  ['one before another veto', [['2020-01-09', 'override']], '2020-01-10', 'holds: the first vote on override'],
  ['one on another question', [['2020-01-15', 'passage']], '2020-01-10', 'holds: the first vote on override'],
  [
    'one, the veto not on record',
    [['2020-01-15', 'override']],
    undefined,
    'fails: override was voted on before, on 2020-01-15',
  ],
])('[RULE-13] a single vote: %s', (_, votes, veto, words) => {
  expect(found(votes, veto)).toBe(words);
});
