import { stringLiterals } from './string-literals.ts';

/** The ids of the rules a SPEC.md states, one to a line: `- **VOTE-3** One sentence.` */
export function idsOfSpec(markdown: string): string[] {
  return [...markdown.matchAll(/^- \*\*([A-Z]+-\d+)\*\* \S/gm)].map(([, id = '']) => id);
}

/** The ids that the titles of a test file begin with: `[VOTE-3] [ROLL-1] refuses ...` */
export function idsOfTests(path: string, source: string): string[] {
  return stringLiterals(path, source).flatMap((literal) => {
    const [prefix = ''] = /^(\[[A-Z]+-\d+\]\s*)+/.exec(literal) ?? [];
    return [...prefix.matchAll(/[A-Z]+-\d+/g)].map(([id]) => id);
  });
}
