import { html } from 'hono/html';
import type { Markup } from './markup.ts';

const long = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** A legal date for people: "March 26, 2020". What is no date is given back as it is. */
export function dayInWords(date: string, style: 'long' | 'short' = 'long'): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  return (style === 'long' ? long : short).format(time);
}

/** A legal date as an element that machines can read too. */
export function day(date: string, style?: 'long' | 'short'): Markup {
  return html`<time datetime="${date}">${dayInWords(date, style)}</time>`;
}

/** An instant in the city's own zone: "Mar 26, 2020, 3:04 PM". */
export function instant(at: string, zone: string): Markup {
  const words = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  return html`<time datetime="${at}">${words.format(Date.parse(at))}</time>`;
}

/** A text with its dates in words: "Held in committee until March 18, 2020". */
export function datesInWords(text: string): string {
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => dayInWords(date));
}
