import { html } from 'hono/html';
import { followPath } from './links.ts';
import { all, type Markup, nothing, type Part } from './markup.ts';

/** What every page has around its matter. */
export interface Frame {
  /** The city's name, as it signs. */
  readonly city: string;
  /** The position of the log up to which the page tells. */
  readonly heard: number;
  /** The clerk who is signed in, by name, and the token that their forms carry. */
  readonly clerk?: { readonly name: string; readonly csrf: string } | undefined;
}

/** A page: its title, where it is in the navigation, and its matter. */
export interface Page {
  readonly title: string;
  readonly at?: '/' | '/bodies' | '/deadlines' | '/clerk' | undefined;
  readonly main: Part;
  /** What changes on record concern it: all, those of one stream, or none. */
  readonly live?: 'all' | `measure/${string}` | `body/${string}` | undefined;
}

const places = [
  ['/', 'Docket'],
  ['/bodies', 'Bodies'],
  ['/deadlines', 'Deadlines'],
  ['/clerk', 'Clerk'],
] as const;

/** Writes a whole page. */
export function layout({ city, heard, clerk }: Frame, { title, at, main, live }: Page): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title} · ${city}</title>
  <link rel="stylesheet" href="/assets/style.css">
  <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
  ${live === undefined ? nothing : html`<script type="module" src="/assets/live.js"></script>`}
</head>
<body${live === undefined ? '' : html` data-live="${live}" data-after="${heard}"`}>
  <a class="skip" href="#main">Skip to the matter</a>
  <header class="masthead">
    <div class="wide">
      <p class="city"><a href="/">${seal}<span>${city}</span></a></p>
      <nav aria-label="Main">
        <ul>${all(places.map(([href, words]) => html`<li><a href="${href}"${href === at ? html` aria-current="page"` : ''}>${words}</a></li>`))}</ul>
      </nav>
    </div>
  </header>
  <main id="main" class="wide" tabindex="-1">
    ${main}
  </main>
  <p id="news" class="news" role="status" aria-live="polite"></p>
  <footer class="foot">
    <div class="wide">
      <ul>
        <li><a href="${followPath('feed.atom')}">Feed</a></li>
        <li><a href="${followPath('calendar.ics')}">Calendar</a></li>
        <li><a href="/api/openapi.json">For programs</a></li>
      </ul>
      <p>What the law makes of a record is computed from rules with citations. It is no legal advice.</p>
      ${
        clerk
          ? html`<form method="post" action="/clerk/sign-out"><input type="hidden" name="csrf" value="${clerk.csrf}"><p>Signed in as ${clerk.name}. <button class="plain" type="submit">Sign out</button></p></form>`
          : nothing
      }
    </div>
  </footer>
</body>
</html>`;
}

const seal = html`<svg class="seal" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><path d="M4 27h24M6 24h20M8 13v11M13 13v11M19 13v11M24 13v11M5 12h22L16 4z"/></svg>`;
