import type { Lifecycle } from '@statecraft/core';
import { html } from 'hono/html';
import type { Choice } from './choices.ts';
import type { DocketLine } from './docket-page.ts';
import { hiddenFields } from './form-fields.ts';
import { clerkPath, measurePath, withQuery } from './links.ts';
import { all, type Markup, nothing } from './markup.ts';
import { needItem } from './next-steps.ts';
import { carriedBy, type Typed } from './read-act-form.ts';
import { stageInWords, stageLabel } from './stages.ts';

/** What the page on which a clerk signs in shows. */
export interface SignInPage {
  /** Where it goes on to. */
  readonly next: string;
  readonly wrong?: string | undefined;
  /** What was typed into a form of an act when the session had ended: it is there again once the clerk has signed in. */
  readonly carried?: Typed | undefined;
}

/** The page on which a clerk signs in. */
export function signInPage({ wrong, next, carried = new Map() }: SignInPage): Markup {
  return html`<h1>The clerk’s desk</h1>
    <p class="lead">Sign in with the token that your city gave you, to record acts.</p>
    ${carried.size === 0 ? nothing : html`<p>Your session has ended. Nothing was recorded, and what you typed is kept: sign in to go on with it.</p>`}
    <form class="narrow" method="post" action="/clerk/sign-in">
      <input type="hidden" name="next" value="${next}">
      ${hiddenFields(carriedBy(carried))}
      <div class="field${wrong ? ' field-wrong' : ''}">
        <label for="token">Token</label>
        <input type="password" id="token" name="token" required autocomplete="current-password"${wrong ? html` aria-invalid="true" aria-describedby="w-token"` : ''}>
        ${wrong ? html`<p class="wrong" id="w-token">${wrong}</p>` : nothing}
      </div>
      <button type="submit">Sign in</button>
    </form>`;
}

/** The clerk's desk: the measures that are open, to record on, and a way to take a new one. */
export function deskPage({
  lines,
  words,
  next,
}: {
  readonly lines: readonly DocketLine[];
  readonly words: string;
  readonly next?: string | undefined;
}): Markup {
  return html`<h1>The clerk’s desk</h1>
    <p class="lead">Choose a measure to record an act on it.</p>
    <form method="get" action="/clerk" class="inline" role="search" aria-label="Find a measure">
      <div class="field"><label for="words">Words, or a file number</label><input type="search" id="words" name="words" value="${words}"></div>
      <button type="submit">Find</button>
    </form>
    <ul class="lines">${all(
      lines.map(
        ({ id, file, title, stage }) =>
          html`<li class="line"><p class="line-file">${file ?? id}</p><div class="line-what"><h2 class="line-title"><a href="${clerkPath(id)}">${title}</a></h2></div><p class="line-next">${stageLabel(stage)}</p></li>`,
      ),
    )}</ul>
    ${lines.length === 0 ? html`<p class="empty">No measure is found.</p>` : nothing}
    ${next ? html`<p><a rel="next" href="${withQuery('/clerk', { words, after: next })}">Next page</a></p>` : nothing}
    <section class="card" aria-labelledby="new"><h2 id="new">A new measure</h2>
      <form method="get" action="/clerk/measures" class="inline">
        <div class="field"><label for="id">Its id in the record</label><input type="text" id="id" name="id" required pattern="[A-Za-z0-9][A-Za-z0-9._:\\-]*" aria-describedby="id-hint"><p class="hint" id="id-hint">Letters, digits and . _ : - as in kc-210001</p></div>
        <button type="submit">Draw it up</button>
      </form>
    </section>`;
}

/** What may be recorded on a measure next. */
export function choicesPage({
  measure,
  stage,
  choices,
  lifecycle,
}: {
  readonly measure: { readonly id: string; readonly words: string };
  readonly stage: string;
  readonly choices: readonly Choice[];
  readonly lifecycle: Lifecycle | undefined;
}): Markup {
  const item = ({ id, title, leads, needs, ready }: Choice) => {
    const against = needs.filter(({ verdict }) => verdict === 'fails');
    return html`<li class="choice${ready ? '' : ' choice-later'}"><p class="choice-title"><a href="${clerkPath(measure.id, id)}"><strong>${title}</strong></a></p><p class="quiet">${leads}</p>${against.length === 0 ? nothing : html`<ul class="needs">${all(against.map((need) => needItem(need, lifecycle)))}</ul>`}</li>`;
  };
  return html`<p class="kicker"><a href="${measurePath(measure.id)}">${measure.words}</a></p>
    <h1>Record an act</h1>
    <p class="lead">It stands at: ${stageInWords(stage)}. These acts are in order.</p>
    ${choices.length === 0 ? html`<p class="empty">Nothing may come next: this is where its way ends.</p>` : html`<ul class="choices">${all(choices.map(item))}</ul>`}`;
}
