import type { Explanation } from '@statecraft/core';
import { html } from 'hono/html';
import { type ActForm, formPath, hiddenHead } from './act-form.ts';
import { datesInWords, dayInWords } from './dates.ts';
import { hiddenFields } from './form-fields.ts';
import { clerkPath } from './links.ts';
import { all, type Markup, nothing } from './markup.ts';
import { type Typed, without } from './read-act-form.ts';
import { rulingsList } from './rulings.ts';
import { stageLabel } from './stages.ts';

/** An act in words, with its day and its votes drawn. */
export interface Told {
  readonly headline: string;
  readonly details: readonly string[];
  readonly on: string;
  readonly chart: Markup;
}

/** What is shown before an act is recorded: what it says, and every ruling on it. */
export interface Review extends Omit<ActForm, 'refused' | 'misplaced' | 'meanwhile' | 'anew' | 'state'>, Told {
  readonly typed: Typed;
  readonly explanation: Explanation;
}

/** The rulings on an act that is lawful, and the button that records it. */
export function reviewPage(review: Review): Markup {
  const { measure, lifecycle, explanation } = review;
  const { rulings, stage } = explanation;
  return html`
    <p class="kicker"><a href="${clerkPath(measure.id)}">${measure.words}</a></p>
    <h1>Is this right?</h1>
    <section class="card" aria-labelledby="act"><h2 id="act">${datesInWords(review.headline)}</h2>
      ${toldBelow(review)}
      ${standing(stage)}
    </section>
    <section aria-labelledby="rulings"><h2 id="rulings">What the law makes of it</h2>
      ${rulings.length === 0 ? html`<p class="quiet">No rule speaks of this act.</p>` : rulingsList(rulings, lifecycle)}
    </section>
    ${confirming(review)}`;
}

function confirming(review: Pick<Review, 'measure' | 'choice' | 'typed' | 'csrf' | 'version' | 'commandId'>): Markup {
  return html`<form method="post" action="${formPath(review)}" class="confirm">
      ${hiddenHead(review)}
      ${hiddenFields(without(review.typed, 'csrf', 'version', 'commandId', 'step'))}
      <div class="actions">
        <button type="submit" name="step" value="record">Record it</button>
        <button type="submit" name="step" value="edit" class="second">Change something</button>
      </div>
    </form>`;
}

/** What is shown before a correction is recorded: how the act reads, how it would, and which acts the law would read otherwise. */
export interface CorrectionReview
  extends Pick<
    Review,
    'measure' | 'choice' | 'typed' | 'csrf' | 'version' | 'commandId' | 'lifecycle' | 'explanation'
  > {
  readonly before: Told;
  /** Absent where the act is struck. */
  readonly after?: Told | undefined;
  /** The acts that would read otherwise in law, in words, as the explanation has them. */
  readonly headlines: readonly string[];
}

/** The act as it is and as it would be, what the law would make of both it and those after it, and the button that records the correction. */
export function correctionPage(review: CorrectionReview): Markup {
  const { measure, lifecycle, before, after, explanation, headlines } = review;
  const { revises, stage } = explanation;
  return html`
    <p class="kicker"><a href="${clerkPath(measure.id)}">${measure.words}</a></p>
    <h1>Is this right?</h1>
    <section class="card" aria-labelledby="now"><h2 id="now">As it is entered</h2>${toldWhole(before)}</section>
    <section class="card" aria-labelledby="then"><h2 id="then">As it will read</h2>${after ? toldWhole(after) : html`<p>It never happened: it is struck.</p>`}
      ${standing(stage)}
    </section>
    <section aria-labelledby="rulings"><h2 id="rulings">What the law makes of it</h2>
      ${
        revises.length === 0
          ? html`<p class="quiet">No act on record comes out otherwise.</p>`
          : html`<ul class="revised">${all(
              revises.map(
                ({ rulings, stage: at, void: isVoid }, index) =>
                  html`<li><h3>${datesInWords(headlines[index] ?? '')}</h3>${isVoid ? html`<p>The law does not do it any more.</p>` : at === undefined ? nothing : html`<p>${stageLabel(at)}</p>`}${rulingsList(rulings, lifecycle)}</li>`,
              ),
            )}</ul>`
      }
    </section>
    ${confirming(review)}`;
}

/** An act below a heading that is its headline. */
function toldBelow({ details, on, chart }: Told): Markup {
  return html`<p class="quiet">On ${dayInWords(on)}</p>
    ${all(details.map((detail) => html`<p>${datesInWords(detail)}</p>`))}${chart}`;
}

function toldWhole(told: Told): Markup {
  return html`<p><strong>${datesInWords(told.headline)}</strong></p>${toldBelow(told)}`;
}

function standing(stage: string | undefined): Markup {
  return stage === undefined ? nothing : html`<p>The measure will then stand at ${stageLabel(stage)}</p>`;
}
