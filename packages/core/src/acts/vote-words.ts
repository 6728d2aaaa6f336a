import type { Ruling } from '../vocabulary/ruling.ts';
import type { Method } from '../vote/method.ts';
import { countRoll, type RollCall } from '../vote/roll-call.ts';

/** How a vote was taken where there is no count. */
const taken: Readonly<Record<Exclude<Method['kind'], 'roll-call' | 'tally'>, string>> = {
  voice: 'by voice vote',
  'unanimous-consent': 'by unanimous consent',
  unrecorded: 'count not on record',
};

/** How a vote came out: "carried 12–1, 9 needed", "carried 10–3, 7 needed of 13"; how it was taken where there is no count. */
export function outcomeInWords(outcome: string, method: Method, rulings: readonly Ruling[]): string {
  const numbers = rulings.find(({ numbers }) => numbers?.needed !== undefined && 'outcome' in numbers)?.numbers;
  const needed = Array.isArray(numbers?.needed) ? numbers.needed.join(' or ') : numbers?.needed;
  const need = needed === undefined ? '' : `, ${needed} needed${numbers?.of === undefined ? '' : ` of ${numbers.of}`}`;
  if (method.kind !== 'roll-call' && method.kind !== 'tally') return `${outcome}, ${taken[method.kind]}${need}`;
  const { ayes, nays } = method.kind === 'tally' ? method : countRoll(method);
  return `${outcome} ${ayes}–${nays}${need}`;
}

/** What each answer of a roll call is called; how it stands in the words of a vote. Paired members are not named. */
const answers: Readonly<Record<Exclude<keyof RollCall, 'paired'>, string>> = {
  ayes: 'Ayes',
  nays: 'Nays',
  abstaining: 'Abstaining',
  present: 'Present',
  recused: 'Recused',
  absent: 'Absent',
  excused: 'Excused',
};

/** A roll call, a line for each answer: "Ayes: A, B". Answers that nobody gave are left out. */
export function rollInWords(roll: Partial<RollCall>, nameOnRoll: (id: string) => string): string[] {
  return Object.entries(answers).flatMap(([answer, words]) => {
    const names = roll[answer as keyof typeof answers] ?? [];
    return names.length === 0 ? [] : [`${words}: ${names.map(nameOnRoll).join(', ')}`];
  });
}
