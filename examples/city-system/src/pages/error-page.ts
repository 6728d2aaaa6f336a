import { html } from 'hono/html';
import type { Page } from './layout.ts';

const told: Readonly<Record<number, readonly [title: string, words: string]>> = {
  400: ['That cannot be read', 'What was asked for is not in a form that this service knows.'],
  401: ['Sign in first', 'Only a clerk who has signed in may do this.'],
  403: ['That is not allowed', 'Your role may not do this, or the form is not one of ours or has grown too old.'],
  404: ['Nothing is here', 'No measure, body or page has this address. It may have been mistyped.'],
  413: ['That is too large', 'More was sent than this service takes in one piece.'],
  429: ['Too many at once', 'Wait a moment and try again.'],
  500: [
    'Something went wrong here',
    'This is a fault of the service, not yours. Nothing was recorded. Try again in a moment.',
  ],
  503: ['The record cannot be reached', 'Nothing was recorded. Try again in a moment.'],
};

/** A page that says why there is nothing else to show, and where to go from here. */
export function errorPage(status: number, detail?: string): Page {
  const [title, words] = told[status] ?? told[status >= 500 ? 500 : 400] ?? ['', ''];
  return {
    title,
    main: html`<p class="kicker">${status}</p>
      <h1>${title}</h1>
      <p class="lead">${detail ?? words}</p>
      <p><a href="/">To the docket</a></p>`,
  };
}
