import type { Lifecycle } from '@statecraft/core';
import { html } from 'hono/html';
import { webAddress } from './links.ts';
import type { Markup } from './markup.ts';

/** Where a rule or row is written, led to where its source has an address. */
export function citationOf(rule: string, citation: string, lifecycle: Lifecycle | undefined): Markup {
  const part = lifecycle?.rule(rule) ?? lifecycle?.row(rule);
  const source = part?.citation?.source;
  const address = source === undefined ? undefined : webAddress(lifecycle?.procedure.sources[source]?.address);
  return address === undefined
    ? html`<cite>${citation}</cite>`
    : html`<cite><a href="${address}" rel="noreferrer">${citation}</a></cite>`;
}
