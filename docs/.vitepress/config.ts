import { existsSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MarkdownRenderer } from 'vitepress';
import { defineConfig } from 'vitepress';

const root = fileURLToPath(new URL('../../', import.meta.url));

// By address, so that Node loads it and not the bundler of this file, which does not know the packages' target.
const links = new URL('../../packages/tooling/src/links.ts', import.meta.url).href;
const { slugOf, targetOf }: typeof import('../../packages/tooling/src/links.ts') = await import(links);

/** The page of a Markdown file: guides at the top, everything else where it is in the repository. */
function pageOf(file: string): string {
  return file.replace(/^docs\//, '').replace(/(^|\/)README\.md$/, (_, folder) => (folder ? '/index.md' : 'readme.md'));
}

/** Whether there is a Markdown file of that name. */
function isPage(file: string): boolean {
  return file.endsWith('.md') && existsSync(join(root, file));
}

/** Links are written as the repository has them, for whoever reads it there; here they lead from page to page. */
function repositoryLinks(md: MarkdownRenderer): void {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const from = relative(root, env.realPath ?? env.path);
    let named = false;
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      if (token.type === 'link_close' && named) token.tag = 'span';
      if (token.type !== 'link_open') continue;
      const href = token.attrGet('href') ?? '';
      const target = href.startsWith('#') ? undefined : targetOf(from, href);
      const file = target && [target.path, posix.join(target.path, 'README.md')].find(isPage);
      // What is there and is no page (a licence, a source) is named and not linked to.
      named = target !== undefined && file === undefined && existsSync(join(root, target.path));
      if (named) Object.assign(token, { tag: 'span', attrs: null });
      else if (target) token.attrSet('href', `/${pageOf(file ?? target.path)}${target.anchor && `#${target.anchor}`}`);
    }
  });
}

/** A fence that is a file has its name above it. */
function fileNames(md: MarkdownRenderer): void {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const block = fence?.(tokens, index, ...rest) ?? '';
    const name = /(?:^| )name=(\S+)/.exec(tokens[index]?.info ?? '')?.[1];
    return name === undefined ? block : `<p class="file-name">${md.utils.escapeHtml(name)}</p>${block}`;
  };
}

const packages = [
  'core',
  'procedures',
  'sqlite',
  'postgres',
  'nats',
  'opentelemetry',
  'legistar',
  'notify',
  'testing',
  'cli',
].map((name) => ({
  text: name,
  link: `/packages/${name}/`,
  collapsed: true,
  items: [{ text: 'Its rules', link: `/packages/${name}/SPEC` }],
}));

export default defineConfig({
  title: 'Statecraft',
  description: 'The life of an ordinance, from filing to law, as a library.',
  lang: 'en-US',
  srcDir: '..',
  srcExclude: ['.changeset/**', 'packages/*/CHANGELOG.md', '**/test/**', '**/dist/**'],
  rewrites: pageOf,
  cleanUrls: false,
  lastUpdated: false,
  markdown: {
    anchor: { slugify: slugOf },
    config(md) {
      repositoryLinks(md);
      fileNames(md);
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Embed it', link: '/embed-in-a-service' },
      { text: 'Write a procedure', link: '/write-your-procedure' },
      { text: 'Test it', link: '/test-your-procedure' },
      { text: 'Operate it', link: '/operate' },
      { text: 'Words', link: '/words' },
    ],
    sidebar: [
      {
        text: 'Begin',
        items: [
          { text: 'Who are you?', link: '/' },
          { text: 'README', link: '/readme' },
          { text: 'Words', link: '/words' },
        ],
      },
      {
        text: 'The law and the record',
        items: [
          { text: 'Write your city’s procedure', link: '/write-your-procedure' },
          { text: 'Extend the vocabulary', link: '/extend-the-vocabulary' },
          { text: 'Test your procedure', link: '/test-your-procedure' },
          { text: 'Read a refusal', link: '/read-a-refusal' },
          { text: 'Import your Legistar record', link: '/import-your-legistar-record' },
          { text: 'The record format', link: '/record-format' },
        ],
      },
      {
        text: 'In a service',
        items: [
          { text: 'Embed it', link: '/embed-in-a-service' },
          { text: 'Choose a log', link: '/choose-a-log' },
          { text: 'Read across measures', link: '/projections' },
          { text: 'Notify people', link: '/notify' },
          { text: 'Operate it', link: '/operate' },
        ],
      },
      {
        text: 'Look it up',
        items: [
          { text: 'Faults and refusals', link: '/errors' },
          { text: 'The event schema', link: '/event-schema' },
          { text: 'Benchmarks', link: '/benchmarks' },
          { text: 'What the checker says', link: '/what-the-checker-says' },
          { text: 'Seeded faults', link: '/seeded-faults' },
          { text: 'An audit of New York', link: '/audit-new-york' },
        ],
      },
      { text: 'Packages', collapsed: true, items: packages },
      {
        text: 'Change it',
        collapsed: true,
        items: [
          { text: 'Architecture', link: '/ARCHITECTURE' },
          { text: 'Contributing', link: '/CONTRIBUTING' },
          { text: 'Decisions', link: '/adr/' },
        ],
      },
    ],
  },
});
