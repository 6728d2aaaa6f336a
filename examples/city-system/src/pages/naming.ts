import type { MeasureFacts } from '@statecraft/core';

/** What a measure is called: its title, else the text that is before the body, else its number. */
export function titleOf(id: string, { title, texts, file, kind }: Readonly<MeasureFacts>): string {
  const named = kind === undefined ? 'Measure' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return title ?? texts.at(-1)?.label ?? `${named} ${file ?? id}`;
}

/** A measure by its file number, where it has one, and its title. */
export function namedOf(id: string, facts: Readonly<MeasureFacts>): string {
  const title = titleOf(id, facts);
  return facts.file === undefined || title.includes(facts.file) ? title : `${facts.file}: ${title}`;
}
