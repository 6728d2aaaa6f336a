import { type ActOf, type Answer, countOf, namesOn, type Ruling } from '@statecraft/core';
import { html } from 'hono/html';
import { all, type Markup, nothing } from './markup.ts';

type Method = ActOf<'vote'>['data']['method'];

/** A vote as it is drawn: how many gave which answer, who where it is known, and how many ayes it took. */
export interface DrawnVote {
  readonly method: Method;
  readonly outcome?: string | undefined;
  readonly rulings: readonly Pick<Ruling, 'numbers'>[];
}

const answers = {
  ayes: ['Aye', 'Ayes'],
  nays: ['Nay', 'Nays'],
  abstaining: ['Abstaining', 'Abstaining'],
  present: ['Present', 'Present'],
  paired: ['Paired', 'Paired'],
  recused: ['Recused', 'Recused'],
  absent: ['Absent', 'Absent'],
  excused: ['Excused', 'Excused'],
} as const satisfies Readonly<Record<Answer, readonly [one: string, many: string]>>;

/** From left to right: for, those who did neither, against. */
const order: readonly Answer[] = ['ayes', 'abstaining', 'present', 'paired', 'recused', 'excused', 'absent', 'nays'];

const CELL = 26;
const GAP = 4;
const TOP = 30;

/** What the arithmetic of a vote came to, from the numbers of its rulings. */
export function sumOfVote({ rulings }: Pick<DrawnVote, 'rulings'>): { needed: readonly number[]; of?: number } {
  const numbers = rulings.find(({ numbers }) => numbers?.needed !== undefined && 'outcome' in numbers)?.numbers;
  const needed = numbers?.needed;
  return {
    needed: Array.isArray(needed)
      ? needed.filter((each) => typeof each === 'number')
      : typeof needed === 'number'
        ? [needed]
        : [],
    ...(typeof numbers?.of === 'number' && { of: numbers.of }),
  };
}

/** A vote drawn: a seat for each answer, the line that the ayes must reach, and under it everybody by name. */
export function voteChart(vote: DrawnVote, nameOf: (id: string) => string): Markup {
  const { method, outcome } = vote;
  const count = countOf(method);
  if (!count) return nothing;
  const { needed, of } = sumOfVote(vote);
  const roll = method.kind === 'roll-call' ? method : undefined;
  const cells = order.flatMap((answer) =>
    Array.from({ length: count[answer] }, (_, index) => ({ answer, who: roll?.[answer][index] })),
  );
  const places = Math.max(cells.length, of ?? 0, ...needed);
  const nays = count.nays;
  const width = places * (CELL + GAP) + 2 * GAP;
  const at = (index: number) => GAP + index * (CELL + GAP);
  // The nays stand at the right end, so that what nobody cast lies between the two sides.
  const indexed = cells.map((cell, index) => ({
    ...cell,
    index: index < cells.length - nays ? index : places - (cells.length - index),
  }));
  const taken = new Set(indexed.map(({ index }) => index));
  const empty = Array.from({ length: places }, (_, index) => index).filter((index) => !taken.has(index));
  return html`<figure class="vote">
    <svg class="vote-chart" viewBox="0 0 ${width} ${TOP + CELL + 10}" role="img" aria-label="${voteInWords(vote)}" width="${width}" height="${TOP + CELL + 10}">
      ${all(empty.map((index) => html`<rect class="seat-empty" x="${at(index)}" y="${TOP}" width="${CELL}" height="${CELL}" rx="6"/>`))}
      ${all(
        indexed.map(
          ({ answer, who, index }) =>
            html`<rect class="seat seat-${answer}" x="${at(index)}" y="${TOP}" width="${CELL}" height="${CELL}" rx="6"><title>${who === undefined ? answers[answer][0] : `${nameOf(who)}: ${answers[answer][0]}`}</title></rect>${sign(answer, at(index) + CELL / 2, TOP + CELL / 2)}`,
        ),
      )}
      ${all(
        needed.map((votes) => {
          const x = at(votes) - GAP / 2;
          const right = x > width / 2;
          return html`<line class="threshold" x1="${x}" x2="${x}" y1="8" y2="${TOP + CELL + 8}"/><text class="threshold-words" x="${right ? x - 6 : x + 6}" y="19" text-anchor="${right ? 'end' : 'start'}">${votes} needed</text>`;
        }),
      )}
    </svg>
    <figcaption>
      <p class="vote-sum">${voteInWords(vote)}</p>
      ${roll ? rollByName(roll, nameOf) : nothing}
    </figcaption>
  </figure>`;

  function voteInWords(drawn: DrawnVote): string {
    const rest = order
      .filter((answer) => answer !== 'ayes' && answer !== 'nays' && count?.[answer])
      .map((answer) => `, ${count?.[answer]} ${answers[answer][0].toLowerCase()}`)
      .join('');
    const need = needed.length === 0 ? '' : `; ${needed.join(' or ')} needed${of === undefined ? '' : ` of ${of}`}`;
    const ayes = `${count?.ayes} ${count?.ayes === 1 ? 'aye' : 'ayes'}, ${nays} ${nays === 1 ? 'nay' : 'nays'}`;
    return `${ayes}${rest}${need}${(drawn.outcome ?? outcome) ? `: ${drawn.outcome ?? outcome}` : ''}`;
  }
}

/** The sides told apart without colour: a tick, a cross, nothing. */
function sign(answer: Answer, x: number, y: number): Markup {
  if (answer === 'ayes') return html`<path class="seat-sign" d="M${x - 6} ${y} l4 5 l8 -9"/>`;
  if (answer === 'nays') return html`<path class="seat-sign" d="M${x - 5} ${y - 5} l10 10 m0 -10 l-10 10"/>`;
  return nothing;
}

function rollByName(roll: Extract<Method, { kind: 'roll-call' }>, nameOf: (id: string) => string): Markup {
  if (namesOn(roll).length === 0) return nothing;
  const named = (['ayes', 'nays', ...order.slice(1, -1)] as const).filter((answer) => roll[answer].length > 0);
  return html`<dl class="roll">${all(
    named.map(
      (answer) =>
        html`<div class="roll-${answer}"><dt>${answers[answer][1]} <span class="count">${roll[answer].length}</span></dt><dd><ul>${all(roll[answer].map((id) => html`<li>${nameOf(id)}</li>`))}</ul></dd></div>`,
    ),
  )}</dl>`;
}
