/** What the page on the checker explains of a city: the findings that its list items begin with. */
export function explainedIn(page: string, city: string): string[] {
  const [, section = ''] = page.split(`\n## ${city}\n`);
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^- (`[a-z-]+` of `[^`]+`): \S/gm)].map(([, finding = '']) => finding);
}
