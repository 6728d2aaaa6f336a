import type { Command } from '@statecraft/core';

/** A history with its last act under test, and what is expected of it. */
export interface Case {
  /** How the procedure is called in the test. */
  readonly procedure: string;
  readonly history: readonly Command[];
  /** The act under test; the history's last where it is left out. */
  readonly command?: Command;
  /** The stage where the act lands, or the rules that refuse it. */
  readonly expected: { readonly stage: string } | { readonly rejectedBy: readonly string[] };
}

/**
 * A case as the text of a given/when/then, to be pasted into a test.
 *
 * @example
 * printCase({ procedure: 'kansasCity', history, expected: { rejectedBy: ['kc.passage'] } });
 */
export function printCase({ procedure, history, command, expected }: Case): string {
  const before = command ? history : history.slice(0, -1);
  const tested = command ?? history.at(-1);
  const then =
    'stage' in expected
      ? `{ stage: ${literal(expected.stage)} }`
      : `rejected(${expected.rejectedBy.map(literal).join(', ')})`;
  return [
    'await given(',
    `  ${procedure},`,
    ...before.map((act) => `  ${literal(act)},`),
    ')',
    `  .when(${literal(tested)})`,
    `  .then(${then});`,
  ].join('\n');
}

/** A value as TypeScript would write it, on one line. */
function literal(value: unknown): string {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return `{ ${entries.map(([key, each]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key)}: ${literal(each)}`).join(', ')} }`;
  }
  return String(value);
}
