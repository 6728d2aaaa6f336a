import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { files, root } from '../src/workspace.ts';

const site = mkdtempSync(join(tmpdir(), 'statecraft-site-'));
afterAll(() => rmSync(site, { recursive: true, force: true }));

// A link between pages that leads nowhere ends the build.
beforeAll(async () => {
  const vitepress = join(root, 'node_modules/vitepress/bin/vitepress.js');
  const env = { ...process.env, VITEST: '', NODE_ENV: 'production' };
  const build = promisify(execFile)(process.execPath, [vitepress, 'build', 'docs', '--outDir', site], {
    cwd: root,
    env,
  });
  await build.catch(({ stdout, stderr }) => {
    throw new Error(`the site cannot be built:\n${stdout}${stderr}`);
  });
}, 600_000);

const html = (page: string) => readFileSync(join(site, page), 'utf8');

test('every guide, README and specification is a page', () => {
  const pages = files('docs/**/*.md', '*.md', 'packages/*/{README,SPEC}.md', 'examples/*/{README,SPEC}.md').map(
    (path) =>
      path
        .replace(/^docs\//, '')
        .replace(/^README\.md$/, 'readme.md')
        .replace(/README\.md$/, 'index.md')
        .replace(/\.md$/, '.html'),
  );
  expect(pages.filter((page) => !existsSync(join(site, page)))).toEqual([]);
});

test('every link of every page leads to a page, and to a heading that it has', () => {
  const ids = (page: string) => new Set([...html(page).matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
  const pages = files('docs/**/*.md', 'packages/*/README.md').map((path) =>
    path
      .replace(/^docs\//, '')
      .replace(/README\.md$/, 'index.md')
      .replace(/\.md$/, '.html'),
  );
  const dead = pages.flatMap((page) =>
    [...html(page).matchAll(/<a [^>]*href="([^"]+)"/g)].flatMap(([, href = '']) => {
      if (/^[a-z]+:/.test(href)) return [];
      const [path = '', anchor] = href.replace(/^\//, '').split('#');
      const file = href.startsWith('#') ? page : path === '' ? 'index.html' : path.replace(/(\/|^)$/, '$1index.html');
      const target = href.startsWith('/') || href.startsWith('#') ? file : posix.join(dirname(page), file);
      if (!existsSync(join(site, target))) return [`${page}: ${href}`];
      return anchor && !ids(target).has(decodeURIComponent(anchor)) ? [`${page}: ${href}`] : [];
    }),
  );
  expect(dead).toEqual([]);
});

test('the pages can be searched, without a server', () => {
  const index = readdirSync(join(site, 'assets/chunks')).find((name) => name.startsWith('@localSearchIndex'));
  expect(readFileSync(join(site, 'assets/chunks', index ?? ''), 'utf8')).toContain('write-your-procedure');
});
