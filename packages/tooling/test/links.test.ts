import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorsOf, deadLinks, linksOf, slugOf } from '../src/links.ts';
import { files, root, text } from '../src/workspace.ts';

const markdown = files('*.md', '.changeset/*.md', 'docs/**/*.md', '{packages,examples}/**/*.md');

test('every link in every Markdown file leads somewhere', () => {
  expect(markdown).toEqual(
    expect.arrayContaining(['README.md', 'packages/core/SPEC.md', 'docs/adr/005-a-gapless-log.md']),
  );
  expect(deadLinks(markdown, { exists: (path) => existsSync(join(root, path)), text })).toEqual([]);
});

test('every guide and decision is linked to from the front page of the guides or the list of decisions', () => {
  const linked = (from: string) => linksOf(text(from)).map(({ href }) => href.replace(/#.*/, ''));
  const guides = files('docs/*.md').map((path) => path.replace('docs/', ''));
  expect(guides.filter((path) => path !== 'index.md' && !linked('docs/index.md').includes(path))).toEqual([]);
  const decisions = files('docs/adr/*.md').map((path) => path.replace('docs/adr/', ''));
  expect(decisions.filter((path) => path !== 'README.md' && !linked('docs/adr/README.md').includes(path))).toEqual([]);
});

describe('finding links', () => {
  test('links, pictures, definitions and HTML are links; what stands in code is none', () => {
    const page =
      '[a](a.md) and ![b](b.svg "B")\n\n`[c](c.md)`\n\n```md\n[d](d.md)\n```\n\n[e]: e.md\n\n<img src="f.png">\n[`g`](g.md#h)\n';
    expect(linksOf(page)).toEqual([
      { line: 1, href: 'a.md' },
      { line: 1, href: 'b.svg' },
      { line: 9, href: 'e.md' },
      { line: 11, href: 'f.png' },
      { line: 12, href: 'g.md#h' },
    ]);
  });

  test.each([
    ['What is where', 'what-is-where'],
    ['`statecraft check`: a *look*', 'statecraft-check-a-look'],
    ['[A link](there.md), and more', 'a-link-and-more'],
    ['Über § 5 – Fristen', 'über--5--fristen'],
  ])('%s is linked to as #%s', (heading, slug) => {
    expect(slugOf(heading)).toBe(slug);
  });

  test('a heading that comes twice is told apart', () => {
    expect(anchorsOf('# A\n\n## B\n\n```sh\n# no heading\n```\n\n## B\n')).toEqual(['a', 'b', 'b-1']);
  });
});

describe('what leads nowhere', () => {
  const pages: Record<string, string> = { 'docs/a.md': '# Here\n', 'b.md': '# There\n' };
  const dead = (link: string) =>
    deadLinks(['docs/a.md'], {
      exists: (path) => path in pages || path === 'docs',
      text: (path) => (path === 'docs/a.md' ? `# Here\n\n[x](${link})\n` : (pages[path] ?? '')),
    });

  test.each([
    '../b.md',
    '/b.md',
    '../b.md#there',
    '#here',
    '../docs/',
    'https://example.org/x#y',
    'mailto:a@b.example',
  ])('%s leads somewhere', (link) => {
    expect(dead(link)).toEqual([]);
  });

  test.each(['b.md', '../c.md', '../b.md#here', '#there', '../../b.md'])('%s does not', (link) => {
    expect(dead(link)).toHaveLength(1);
  });
});
