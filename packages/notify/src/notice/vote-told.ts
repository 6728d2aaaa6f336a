import { type Chronicled, countOf, definitionsOf, type Method, type Procedure } from '@statecraft/core';
import { meaningOf } from './meaning.ts';
import type { Named, VoteTold } from './notice.ts';
import { questionSaid } from './said.ts';

interface VoteData {
  readonly question: { readonly kind: string };
  readonly method: Method;
  readonly body?: string;
}

/** What an act says of a vote; `undefined` for an act that is none. */
function voteIn({ event, data }: Chronicled): VoteData | undefined {
  return meaningOf(event).tells === 'count' ? (data as unknown as VoteData) : undefined;
}

/** The vote that an act is, with its sum as the law computed it; `undefined` for any other act. */
export function voteTold(
  act: Chronicled,
  procedure: Procedure | undefined,
  named: (id: string) => Named,
): VoteTold | undefined {
  const vote = voteIn(act);
  if (!vote) return undefined;
  const { outcome, law } = act;
  const { question, method, body = procedure?.council ?? 'council' } = vote;
  const { ayes, nays, ...others } = counted(method);
  const numbers = law.rulings.find(
    (ruling) => ruling.numbers?.needed !== undefined && 'outcome' in ruling.numbers,
  )?.numbers;
  return {
    question: question.kind,
    said: isOurs(question) ? undefined : questionSaid(question, procedure, named),
    outcome,
    body: named(body),
    method: method.kind,
    ayes,
    nays,
    others,
    needed: numbers && [numbers.needed].flat().map(Number),
    of: typeof numbers?.of === 'number' ? numbers.of : undefined,
    members:
      method.kind === 'roll-call'
        ? { ayes: method.ayes.map(named), nays: method.nays.map(named) }
        : { ayes: [], nays: [] },
  };
}

/** Whether a question is one of the library, which the templates have words for. */
function isOurs({ kind }: VoteData['question']): boolean {
  return definitionsOf([]).questions.has(kind);
}

/** Every member whose name stands on the roll of a vote. */
export function membersCalled(act: Chronicled): string[] {
  const method = voteIn(act)?.method;
  if (method?.kind !== 'roll-call') return [];
  const { kind: _roll, ...answers } = method;
  return Object.values(answers).flat();
}

function counted(method: Method): { ayes?: number; nays?: number } & Record<string, number> {
  const count = countOf(method);
  if (!count) return {};
  const { ayes, nays, ...others } = count;
  const given = Object.entries(others).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0,
  );
  return { ayes, nays, ...Object.fromEntries(given) };
}
