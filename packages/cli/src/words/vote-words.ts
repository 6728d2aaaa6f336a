import { type ActOf, countOf, type Lifecycle, type Ruling } from '@statecraft/core';
import { together } from '../print/spans.ts';
import type { NameOf } from './names.ts';

type Vote = ActOf<'vote'>['data'];
type Roll = NonNullable<ActOf<'report'>['data']['roll']>;

/** What was voted on: "Passage", "Waiver of three readings on separate days". */
export function questionInWords(question: Vote['question'], lifecycle: Lifecycle): string {
  switch (question.kind) {
    case 'waiver': {
      const title = lifecycle.rule(question.rule)?.title ?? question.rule;
      return `Waiver of ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
    }
    case 'first-reading':
      return 'First reading';
    case 'passage':
      return 'Passage';
    case 'amendment':
      return 'Amendment';
    case 'reconsideration':
      return 'Reconsideration';
    case 'discharge':
      return 'Discharge of the committee';
    case 'override':
      return 'Override of the veto';
    case 'acceptance':
      return 'Acceptance of the substitute that came with the veto';
    default:
      return question satisfies never;
  }
}

/** How a vote came out: "carried 12–1, 9 needed", "carried 10–3, 7 needed of 13"; how it was taken where there is no count. */
export function outcomeInWords(outcome: string, method: Vote['method'], rulings: readonly Ruling[]): string {
  const count = countOf(method);
  const numbers = rulings.find(({ numbers }) => numbers?.needed !== undefined && 'outcome' in numbers)?.numbers;
  const needed = Array.isArray(numbers?.needed) ? numbers.needed.join(' or ') : numbers?.needed;
  const need = needed === undefined ? '' : `, ${needed} needed${numbers?.of === undefined ? '' : ` of ${numbers.of}`}`;
  if (count) return `${outcome} ${count.ayes}–${count.nays}${need}`;
  const taken = {
    voice: 'by voice vote',
    'unanimous-consent': 'by unanimous consent',
    unrecorded: 'count not on record',
  };
  return `${outcome}, ${taken[method.kind as keyof typeof taken]}${need}`;
}

/** A roll call by answer: `['Ayes', 'A, B and C']`, the empty ones left out. */
export function rollInWords(roll: Partial<Roll>, nameOf: NameOf): [answer: string, names: string][] {
  const answers: [string, readonly string[] | undefined][] = [
    ['Ayes', roll.ayes],
    ['Nays', roll.nays],
    ['Abstaining', roll.abstaining],
    ['Present', roll.present],
    ['Recused', roll.recused],
    ['Absent', roll.absent],
    ['Excused', roll.excused],
  ];
  return answers.flatMap(([answer, names = []]): [string, string][] =>
    names.length === 0 ? [] : [[answer, names.map((id) => together(nameOf(id))).join(', ')]],
  );
}
