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

/** A text that says something, trimmed; or nothing. */
export function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}
