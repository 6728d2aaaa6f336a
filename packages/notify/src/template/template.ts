/** A template, read: text, values, and parts that are left out when a value of theirs is missing. */
export type Part = string | { readonly value: string } | { readonly optional: readonly Part[] };

/** Reads a template. Gives the parts, or what is wrong with it. */
export function parseTemplate(text: string): { readonly parts: readonly Part[] } | { readonly problem: string } {
  const parts: Part[] = [];
  let optional: Part[] | undefined;
  let at = 0;
  const add = (part: Part) => (optional ?? parts).push(part);
  while (at < text.length) {
    const next = text.slice(at).search(/[[\]{}]/);
    if (next !== 0) {
      add(next < 0 ? text.slice(at) : text.slice(at, at + next));
      if (next < 0) break;
      at += next;
    }
    const mark = text[at];
    if (mark === '{') {
      const name = /^\{([a-z]+)\}/.exec(text.slice(at));
      if (!name?.[1])
        return { problem: `the { at character ${at + 1} does not open a name in small letters and close again` };
      add({ value: name[1] });
      at += name[0].length;
    } else if (mark === '[' && !optional) {
      optional = [];
      at += 1;
    } else if (mark === ']' && optional) {
      parts.push({ optional });
      optional = undefined;
      at += 1;
    } else return { problem: `the ${mark} at character ${at + 1} has no place there` };
  }
  return optional ? { problem: 'a [ is not closed' } : { parts };
}

/** Names of the values that a template asks for. */
export function valuesIn(parts: readonly Part[]): string[] {
  return parts.flatMap((part) =>
    typeof part === 'string' ? [] : 'value' in part ? [part.value] : valuesIn(part.optional),
  );
}

/** A template with its values put in; a missing value is empty, and takes its optional part with it. */
export function fill(parts: readonly Part[], values: Readonly<Record<string, string | undefined>>): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('value' in part) return values[part.value] ?? '';
      return valuesIn(part.optional).every((name) => values[name]) ? fill(part.optional, values) : '';
    })
    .join('');
}
