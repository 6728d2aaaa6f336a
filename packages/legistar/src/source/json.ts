/** A JSON object whose fields nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object that a line of JSON holds, or what is wrong with it. */
export function objectIn(text: string): { readonly fields: Fields } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (flaw) {
    return { problem: `the line is not JSON: ${(flaw as Error).message}` };
  }
  return isFields(value) ? { fields: value } : { problem: 'the line holds no JSON object' };
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A whole number, or nothing. */
export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

/** Control characters, and marks that turn the direction of writing: no text on record holds them. */
const UNSEEN = /(?![\n\r\t])\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A text that says something, trimmed, without characters that nobody sees; or nothing. */
export function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.toWellFormed().replace(UNSEEN, ' ').trim();
  return trimmed === '' ? undefined : trimmed;
}
