import type { z } from 'zod';

/**
 * A place of a procedure that is not of its form, in a sentence: the rule or row by its id, the field, and what the field takes.
 *
 * @example
 * // rule rr.next-day: term: takes days: expected a number; or firstMeetingNotWithin: expected a number
 */
export function sayIssue(issue: z.core.$ZodIssue, input: unknown): string {
  const { where, rest } = placeOf(issue.path, input);
  const field = rest.map(String).join('.');
  return `${[where, field].filter(Boolean).join(': ') || 'the procedure'}: ${sayFault(issue)}`;
}

/** The part of the procedure that a path leads into, by its id where it has one, and the rest of the path. */
function placeOf(path: readonly PropertyKey[], input: unknown): { where: string; rest: readonly PropertyKey[] } {
  let value: unknown = input;
  let where = '';
  let rest = path;
  for (const [index, key] of path.entries()) {
    value = value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[key] : undefined;
    const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : undefined;
    if (typeof id !== 'string' || typeof key !== 'number') continue;
    where = `${oneOf(path[index - 1])} ${id.slice(0, 200)}`;
    rest = path.slice(index + 1);
  }
  return { where, rest };
}

function oneOf(list: PropertyKey | undefined): string {
  return list === 'rules'
    ? 'rule'
    : list === 'rows'
      ? 'row'
      : list === 'parts'
        ? 'part'
        : String(list).replace(/s$/, '');
}

function sayFault(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `has no field ${issue.keys.map((key) => key.slice(0, 100)).join(', ')}`;
  if (issue.code !== 'invalid_union') return issue.message;
  if (issue.errors.length === 0) return `${issue.message}: there is no such ${String(issue.path.at(-1) ?? 'value')}`;
  const ways = issue.errors.map((option) => option.slice(0, 3).map(sayPart).join(' and '));
  return `takes ${[...new Set(ways)].slice(0, 8).join('; or ')}`;
}

function sayPart(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.');
  const fault = sayFault(issue).replace(/^Invalid input: /, '');
  return field ? `${field}: ${fault}` : fault;
}
