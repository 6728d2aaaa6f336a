import { type AsOf, legalDate } from '@statecraft/core';
import { html } from 'hono/html';
import { day, instant } from './dates.ts';
import { measurePath } from './links.ts';
import { type Markup, nothing } from './markup.ts';

/** Where a reader looks back from, and what of the question was no day or instant. */
export interface Asked {
  readonly asOf: AsOf;
  /** As it was typed, to stand in the form again. */
  readonly typed: { readonly on: string; readonly at: string };
  readonly wrong?: string | undefined;
}

/** Reads the question of a form: `on`, a legal date, and `at`, an instant in UTC. An empty field asks nothing. */
export function askedIn(query: { readonly on?: string | undefined; readonly at?: string | undefined }): Asked {
  const typed = { on: (query.on ?? '').trim(), at: (query.at ?? '').trim() };
  const on = typed.on === '' ? undefined : legalDate.safeParse(typed.on);
  if (on && !on.success) return { asOf: {}, typed, wrong: `“${typed.on}” is no date. Write one as 2020-03-10.` };
  const at = typed.at === '' ? undefined : instantIn(typed.at);
  if (at === null) return { asOf: {}, typed, wrong: `“${typed.at}” is no instant. Write one as 2020-03-10T14:30.` };
  return { asOf: { ...(on && { on: on.data }), ...(at && { at }) }, typed };
}

/** An instant of a form, in UTC where it names no zone; null for what is none. */
function instantIn(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/.test(text)) return null;
  const time = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Whether the reader looks back at all. */
export function looksBack({ asOf }: Asked): boolean {
  return asOf.on !== undefined || asOf.at !== undefined;
}

/** Says that what stands here is not the present record, and leads back to it. */
export function asOfNotice(measure: string, { asOf }: Asked, zone: string): Markup {
  const { on, at } = asOf;
  return html`<div class="notice notice-past" role="status">
    <p><strong>You are looking back.</strong> This is the record as it stood${on === undefined ? nothing : html` at the end of ${day(on)}`}${at === undefined ? nothing : html`, as it had been entered by ${instant(at, zone)}`}.</p>
    <p><a href="${measurePath(measure)}">Back to the record of today</a></p>
  </div>`;
}

/** The form that asks for the record as of any day, and as entered by any instant. */
export function asOfForm(measure: string, { typed, wrong }: Asked): Markup {
  return html`<form class="as-of" method="get" action="${measurePath(measure)}">
    <div class="field">
      <label for="as-of-on">As it stood on</label>
      <input type="date" id="as-of-on" name="on" value="${typed.on}"${wrong ? html` aria-describedby="as-of-wrong"` : ''}>
    </div>
    <details id="as-of-entered"${typed.at === '' ? '' : html` open`}>
      <summary>As entered by an instant</summary>
      <div class="field">
        <label for="as-of-at">Entered by (UTC)</label>
        <input type="datetime-local" id="as-of-at" name="at" step="1" value="${typed.at.replace(/(\.\d+)?Z$/, '')}" aria-describedby="as-of-hint">
        <p class="hint" id="as-of-hint">Leaves out what the clerk entered later, corrections too.</p>
      </div>
    </details>
    ${wrong ? html`<p class="wrong" id="as-of-wrong">${wrong}</p>` : nothing}
    <button type="submit">Look back</button>
  </form>`;
}
