import type { Basis, Source } from '@statecraft/core';
import { html } from 'hono/html';
import { webAddress } from './links.ts';
import { type Markup, nothing } from './markup.ts';

/** How firmly an act stands on record, as a label; none for one that was read in a record. */
export function basisLabel(basis: Basis): Markup {
  return basis === 'recorded' ? nothing : html`<span class="basis basis-${basis}">${basis}</span>`;
}

const words: Readonly<Record<Basis, string>> = {
  recorded: 'Source',
  inferred: 'Inferred from',
  hypothetical: 'Hypothetical, after',
};

/** On what an act rests: its source, the place in it, and why it is held to have happened. */
export function grounds(basis: Basis, source: Source | undefined): Markup {
  if (!source) return nothing;
  const { id, title, locator, says, reason } = source;
  const address = webAddress(source.address);
  const name = title ?? id;
  const named =
    name === undefined ? nothing : address ? html`<a href="${address}" rel="noreferrer">${name}</a>` : html`${name}`;
  const place = locator === undefined ? nothing : html`${name === undefined ? '' : ', '}${locator}`;
  const read = name === undefined && locator === undefined ? nothing : html`${words[basis]}: ${named}${place}. `;
  return html`<p class="quiet grounds">${read}${says ? html`“${says}” ` : nothing}${reason ?? ''}</p>`;
}
