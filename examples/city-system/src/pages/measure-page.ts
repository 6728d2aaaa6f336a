import {
  isOfKind,
  type Lifecycle,
  type Measure,
  type MeasureFacts,
  type Opportunity,
  ownVocabulary,
} from '@statecraft/core';
import { html } from 'hono/html';
import { type Asked, asOfForm, asOfNotice, looksBack } from './as-of.ts';
import { citationOf } from './citation.ts';
import { datesInWords, day } from './dates.ts';
import { bodyPath, clerkPath, followPath, webAddress } from './links.ts';
import { all, joined, type Markup, nothing } from './markup.ts';
import { namedOf, titleOf } from './naming.ts';
import { daysSet, nextSteps } from './next-steps.ts';
import { stageInWords, stageLabel } from './stages.ts';
import { type Station, type Telling, timeline } from './timeline.ts';

/** What the page of a measure shows. */
export interface MeasurePage {
  readonly measure: Measure;
  readonly stations: readonly Station[];
  readonly telling: Telling;
  readonly lifecycle: Lifecycle | undefined;
  readonly diagram: Markup;
  readonly asked: Asked;
  /** What may be done next; not told of the past. */
  readonly next: readonly Opportunity[];
  /** The acts of the shortest way to law, by their titles. */
  readonly way: readonly string[];
  readonly committees: readonly { readonly id: string; readonly name: string }[];
  readonly clerk: boolean;
  /** What was recorded just now, in words. */
  readonly recorded?: string | undefined;
}

/** The page of a measure: where it stands, what comes next and by when, its life act by act, and the record as of any day. */
export function measurePage(page: MeasurePage): Markup {
  const { measure, stations, telling, lifecycle, diagram, asked, next, way, recorded, clerk } = page;
  const { id, stage, version, deadlines } = measure;
  const past = looksBack(asked);
  return html`
    ${recorded ? html`<div class="notice notice-done" role="status"><p><strong>Recorded.</strong> ${datesInWords(recorded)}</p></div>` : nothing}
    ${past ? asOfNotice(id, asked, telling.zone) : nothing}
    <div id="measure-head" data-part>${head(page)}</div>
    <div class="columns">
      <div class="column-next">
        <section class="card" aria-labelledby="days" id="measure-days" data-part>
          <h2 id="days">By when</h2>
          ${daysSet(deadlines, lifecycle)}
        </section>
        ${
          past
            ? nothing
            : html`<section class="card" aria-labelledby="next" id="measure-next" data-part>
                <h2 id="next">What comes next</h2>
                ${nextSteps(next, stage, { lifecycle, measure: id, clerk })}
                ${way.length < 2 ? nothing : html`<p class="way"><strong>The shortest way to law:</strong> ${way.join(', then ')}.</p>`}
              </section>`
        }
      </div>
      <div class="column-life">
        <section aria-labelledby="life" id="measure-life" data-part>
          <h2 id="life">Its life, act by act</h2>
          ${stations.length === 0 ? html`<p class="empty">Nothing was on record of it then.</p>` : timeline(stations, telling)}
        </section>
        <section aria-labelledby="way" id="measure-way" data-part>
          <h2 id="way">Where it is on its way</h2>
          ${diagram}
        </section>
      </div>
      <div class="column-look">
        <section class="card" aria-labelledby="back">
          <h2 id="back">Look back</h2>
          ${asOfForm(id, asked)}
        </section>
        <section class="card" aria-labelledby="follow" id="measure-links" data-part>
          <h2 id="follow">Follow it</h2>
          ${links(id, version)}
        </section>
      </div>
    </div>
    ${clerk && !past ? html`<p class="clerk-link"><a class="button" href="${clerkPath(id)}">Record an act</a></p>` : nothing}`;
}

function head({ measure, telling, committees, stations, lifecycle }: MeasurePage): Markup {
  const { id, facts, stage } = measure;
  const { kind, file, sponsors, texts } = facts;
  const hypothetical = stations.some(
    (station) => station.kind === 'act' && station.entry.event.basis === 'hypothetical',
  );
  const text = texts.at(-1);
  const address = webAddress(text?.address);
  return html`
    <p class="kicker">${kind ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ` : ''}${file ?? id}</p>
    <h1>${titleOf(id, facts)}</h1>
    <p class="standing">${stageLabel(stage)}${hypothetical ? html` <span class="basis basis-hypothetical">after hypothetical acts</span>` : nothing} ${standingInWords(facts, stage)}</p>
    <dl class="facts">
      ${sponsors.length > 0 ? html`<div><dt>Sponsors</dt><dd>${sponsors.map(telling.nameOf).join(', ')}</dd></div>` : nothing}
      ${committees.length > 0 ? html`<div><dt>Committee</dt><dd>${joined(committees.map(({ id: body, name }) => html`<a href="${bodyPath(body)}">${name}</a>`))}</dd></div>` : nothing}
      ${facts.classes && facts.classes.length > 0 ? html`<div><dt>Class</dt><dd>${facts.classes.map((name) => lifecycle?.procedure.classes[name] ?? name).join('; ')}</dd></div>` : nothing}
      ${text ? html`<div><dt>Text</dt><dd>${address ? html`<a href="${address}" rel="noreferrer">${text.label}</a>` : text.label}</dd></div>` : nothing}
      ${effect(measure, lifecycle)}
    </dl>`;
}

/** What the stage alone does not say: until when it is held. */
function standingInWords({ hold, postponement }: MeasureFacts, stage: string): Markup {
  if (stage === 'committee.held' && hold) {
    return hold.until === 'indefinite' ? html`Held without a date.` : html`Held until ${day(hold.until)}.`;
  }
  return stage === 'vote.postponed' && postponement ? html`Put off to ${day(postponement.until)}.` : nothing;
}

function isEffect(id: string, lifecycle: Lifecycle | undefined): boolean {
  const rule = lifecycle?.rule(id);
  return rule !== undefined && isOfKind(ownVocabulary.rules.effective, rule);
}

function effect({ deadlines }: Measure, lifecycle: Lifecycle | undefined): Markup {
  const effective = deadlines.filter(({ rule }) => isEffect(rule, lifecycle));
  return all(
    effective.map(
      ({ rule, date, candidates = [], part, citation }) =>
        html`<div><dt>${part === undefined ? 'Effective' : `${part} effective`}</dt><dd>${
          date === undefined
            ? html`${joined(
                candidates.map((each) => day(each)),
                ' or ',
              )}, not settled which`
            : day(date)
        } <span class="quiet">${citationOf(rule, citation, lifecycle)}</span></dd></div>`,
    ),
  );
}

function links(id: string, version: number): Markup {
  return html`<ul class="follow">
    <li><a href="${followPath('feed.atom', `measure:${id}`)}">Feed</a></li>
    <li><a href="${followPath('calendar.ics', `measure:${id}`)}">Calendar</a></li>
    <li><a href="/api/measures/${encodeURIComponent(id)}">Record as JSON</a></li>
    <li class="quiet">${version} ${version === 1 ? 'entry' : 'entries'} on record</li>
  </ul>`;
}

/** The title of the page, in the browser's bar. */
export function measureTitle({ id, facts, stage }: Measure): string {
  return `${namedOf(id, facts)} (${stageInWords(stage)})`;
}
