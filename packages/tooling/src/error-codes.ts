/** The codes that docs/errors.md explains: the first thing in backticks of each heading or table row. */
export function documentedCodes(markdown: string): string[] {
  return [...markdown.matchAll(/^(?:#{2,} |\| *)`([a-z][a-z-]*)`/gm)].map(([, code = '']) => code);
}
