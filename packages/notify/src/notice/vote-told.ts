import { type Chronicled, countOf, type Method } from '@statecraft/core';
import type { Named, VoteTold } from './notice.ts';

interface VoteData {
  readonly question: { readonly kind: string };
  readonly method: Method;
  readonly body?: string;
}

/** The vote that an act is, with its sum as the law computed it; `undefined` for any other act. */
export function voteTold(
  { event, data, outcome, law }: Chronicled,
  council: string,
  named: (id: string) => Named,
): VoteTold | undefined {
  if (event.type !== 'voted') return undefined;
  const { question, method, body = council } = data as unknown as VoteData;
  const { ayes, nays, ...others } = counted(method);
  const numbers = law.rulings.find(
    (ruling) => ruling.numbers?.needed !== undefined && 'outcome' in ruling.numbers,
  )?.numbers;
  return {
    question: question.kind,
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

/** Every member whose name stands on the roll of a vote. */
export function membersCalled({ event, data }: Chronicled): string[] {
  const { method } = data as { method?: Method };
  if (event.type !== 'voted' || method?.kind !== 'roll-call') return [];
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
