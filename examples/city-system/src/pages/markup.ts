import { html, raw } from 'hono/html';

/** A piece of a page. Whatever is put into it is escaped unless it is a piece itself. */
export type Markup = ReturnType<typeof raw> | Promise<ReturnType<typeof raw>>;

/** What may stand in a piece of a page; nothing where it is absent. */
export type Part = Markup | string | number | false | undefined;

/** No markup at all. */
export const nothing = raw('');

/** Pieces one after the other. */
export function all(parts: readonly Part[]): Markup {
  return html`${parts.filter((part) => part !== false && part !== undefined) as Markup[]}`;
}

/** A piece with a comma, or what else is given, between its parts. */
export function joined(parts: readonly Markup[], between = ', '): Markup {
  return all(parts.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
}
