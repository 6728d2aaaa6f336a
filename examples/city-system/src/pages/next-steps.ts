import { type Deadline, isOfFacts, isOfKind, type Lifecycle, type Opportunity, ownVocabulary } from '@statecraft/core';
import { html } from 'hono/html';
import { type Choice, choicesOf } from './choices.ts';
import { citationOf } from './citation.ts';
import { datesInWords, day } from './dates.ts';
import { clerkPath } from './links.ts';
import { all, joined, type Markup, nothing } from './markup.ts';
import { verdictLabel } from './rulings.ts';

type Need = Opportunity['needs'][number];

/** What may come next: what is in order now, and what is not yet, with the rule, its citation and its arithmetic. */
export function nextSteps(
  opportunities: readonly Opportunity[],
  stage: string,
  { lifecycle, measure, clerk }: { lifecycle: Lifecycle | undefined; measure: string; clerk: boolean },
): Markup {
  if (opportunities.length === 0) return html`<p>Nothing may come next: this is where its way ends.</p>`;
  const choices = choicesOf(opportunities, stage);
  const ready = choices.filter((choice) => choice.ready);
  const later = choices.filter((choice) => !choice.ready);
  const item = (choice: Choice) => choiceItem(choice, lifecycle, clerk ? measure : undefined);
  return html`
    ${ready.length === 0 ? nothing : html`<ul class="choices">${all(ready.map(item))}</ul>`}
    ${later.length === 0 ? nothing : html`<h3 class="why-not">Why not yet</h3><ul class="choices choices-later">${all(later.map(item))}</ul>`}`;
}

function choiceItem(
  { id, title, leads, ready, needs }: Choice,
  lifecycle: Lifecycle | undefined,
  measure: string | undefined,
): Markup {
  const told = needs.filter((need) => isTold(need, lifecycle));
  return html`<li class="choice${ready ? '' : ' choice-later'}">
    <p class="choice-title"><strong>${title}</strong>${measure === undefined ? nothing : html` <a class="record" href="${clerkPath(measure, id)}">Record this<span class="sr"> act: ${title}</span></a>`}</p>
    <p class="quiet">${leads}</p>
    ${told.length === 0 ? nothing : html`<ul class="needs">${all(told.map((need) => needItem(need, lifecycle)))}</ul>`}
  </li>`;
}

/** A rule on an act to come: that it fails and with what arithmetic, or what it will ask for. */
export function needItem(
  { rule, title, law, citation, verdict, sentence }: Need,
  lifecycle: Lifecycle | undefined,
): Markup {
  const words = verdict === undefined || verdict === 'holds' ? `Takes ${law}` : (sentence ?? title);
  return html`<li class="need need-${verdict ?? 'ahead'}">
    ${verdict === undefined || verdict === 'holds' ? nothing : verdictLabel(verdict)}
    <span>${title}. ${datesInWords(capital(words))}.</span> <span class="quiet">${citationOf(rule, citation, lifecycle)}</span>
  </li>`;
}

/** Whether a rule has something to say of an act to come: one that is met, or finds nothing to rule on, has not. */
function isTold({ rule, verdict }: Need, lifecycle: Lifecycle | undefined): boolean {
  const inForce = lifecycle?.rule(rule);
  if (!inForce || isOfKind(ownVocabulary.rules.roll, inForce) || verdict === 'holds') return false;
  return verdict !== undefined || !isOfFacts(inForce);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const whens: Readonly<Record<Deadline['when'], string>> = {
  on: 'On',
  by: 'By',
  from: 'From',
  after: 'After',
};

/** The days that the law sets, soonest first, each with its rule. */
export function daysSet(deadlines: readonly Deadline[], lifecycle: Lifecycle | undefined): Markup {
  if (deadlines.length === 0) return html`<p class="quiet">The law sets no day for it as it stands.</p>`;
  return html`<ul class="days">${all(
    deadlines.map(
      ({ rule, title, citation, part, ...when }) =>
        html`<li><p><strong>${dayOfDeadline(when)}</strong> ${part === undefined ? '' : `${part}: `}${title}</p><p class="quiet">${citationOf(rule, citation, lifecycle)}</p></li>`,
    ),
  )}</ul>`;
}

/** The day of a deadline with what it is: "By March 26, 2020"; every day it may be where the law is not settled. */
export function dayOfDeadline({ when, date, candidates = [] }: Pick<Deadline, 'when' | 'date' | 'candidates'>): Markup {
  if (date !== undefined) return html`${whens[when]} ${day(date)}`;
  return html`${whens[when]} ${joined(
    candidates.map((each) => day(each)),
    ' or ',
  )}, not settled which`;
}
