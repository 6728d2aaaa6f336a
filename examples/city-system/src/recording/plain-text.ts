/** A place in a command whose text does not belong on the record. */
export interface Unplain {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * The texts of a command that are not plain: with control characters, halves of characters, or HTML tags in them.
 *
 * Whatever the record says is escaped where it is shown; a tag in a title is an attack or a mistake, and neither is worth keeping for good.
 */
export function unplainTexts(value: unknown, path: readonly (string | number)[] = []): Unplain[] {
  if (typeof value === 'string') {
    const message = flawOf(value);
    return message === undefined ? [] : [{ path, message }];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unplainTexts(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function flawOf(text: string): string | undefined {
  if (!text.isWellFormed()) return 'holds half of a character';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are looked for; line breaks and tabs may stand in a text
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return 'holds a control character';
  if (/<[a-z!/?]/i.test(text)) return 'holds an HTML tag; texts on the record are plain';
  return undefined;
}
