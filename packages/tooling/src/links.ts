import { posix } from 'node:path';

/** A link of a Markdown file. */
export interface Link {
  readonly line: number;
  /** Where it leads, as it is written. */
  readonly href: string;
}

/** What a link of a file leads to. */
export interface Target {
  /** The file or folder, relative to the root; the file itself for a link within it. */
  readonly path: string;
  /** The heading it names, without the `#`; empty where it names none. */
  readonly anchor: string;
}

/** What links are held to. */
export interface Repository {
  /** Whether there is a file or folder, given relative to the root. */
  readonly exists: (path: string) => boolean;
  /** The text of a Markdown file. */
  readonly text: (path: string) => string;
}

/** The links and pictures of a Markdown file, those in code left out. */
export function linksOf(markdown: string): Link[] {
  const prose = withoutCode(markdown);
  const inline = prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const defined = prose.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/gm);
  const html = prose.matchAll(/\b(?:href|src)="([^"]+)"/g);
  return [...inline, ...defined, ...html]
    .map(({ index, 1: href = '' }) => ({ line: prose.slice(0, index).split('\n').length, href }))
    .sort((a, b) => a.line - b.line);
}

/** Where a link of a file leads within the repository; nothing for an address elsewhere. */
export function targetOf(from: string, href: string): Target | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('//')) return undefined;
  const [, path = '', anchor = ''] = /^([^#]*)#?(.*)$/.exec(href) ?? [];
  if (path === '') return { path: from, anchor };
  const folder = path.startsWith('/') ? '' : posix.dirname(from);
  const full = posix.join(folder, decodeURIComponent(path).replace(/^\/+/, ''));
  return { path: full.replace(/\/$/, '') || '.', anchor };
}

/** The names by which the headings of a Markdown file are linked to, in order. */
export function anchorsOf(markdown: string): string[] {
  const seen = new Map<string, number>();
  const headings = withoutFences(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  return [...headings].map(([, heading = '']) => {
    const slug = slugOf(heading);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}

/** A heading as it stands in an address, the way GitHub writes it: the site writes it so too. */
export function slugOf(heading: string): string {
  const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/<[^>]+>/g, '');
  return words
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** The links of Markdown files that lead nowhere, one sentence each. */
export function deadLinks(paths: readonly string[], { exists, text }: Repository): string[] {
  return paths.flatMap((from) =>
    linksOf(text(from)).flatMap(({ line, href }) => {
      const target = targetOf(from, href);
      if (!target) return [];
      if (target.path.startsWith('..') || !exists(target.path)) return [`${from}:${line}: there is no ${target.path}`];
      if (target.anchor === '' || anchorsOf(text(target.path)).includes(target.anchor)) return [];
      return [`${from}:${line}: ${target.path} has no heading #${target.anchor}`];
    }),
  );
}

function withoutCode(markdown: string): string {
  return withoutFences(markdown).replaceAll(/(`+)[^`\n](?:.*?[^`\n])?\1(?!`)/g, blank);
}

function withoutFences(markdown: string): string {
  return markdown.replaceAll(/^( {0,3})(```+|~~~+)[^\n]*\n.*?^ {0,3}\2[ \t]*$/gms, blank);
}

/** As many lines of nothing. */
function blank(code: string): string {
  return code.replaceAll(/[^\n]/g, ' ');
}
