/** A fenced block of TypeScript in a Markdown file. */
export interface Fence {
  /** The line its code begins on, counted from one. */
  readonly line: number;
  readonly code: string;
  /** Whether it is to be run; one marked `ts no-run` is only type-checked. */
  readonly runs: boolean;
  /** The server it wants, its address in an environment variable; one marked `ts needs=postgres` has it. */
  readonly needs?: string | undefined;
  /** The name under which others of the page import it; one marked `ts name=our-town.ts` has it. */
  readonly name?: string | undefined;
}

/** The TypeScript fences of a Markdown file, in order. */
export function typescriptFences(markdown: string): Fence[] {
  return [...markdown.matchAll(/^```ts( [^\n]*)?\n(.*?)^```$/gms)].map(({ index, 1: info = '', 2: code = '' }) => ({
    line: markdown.slice(0, index).split('\n').length + 1,
    code,
    runs: !info.split(' ').includes('no-run'),
    ...word('name', info),
    ...word('needs', info),
  }));
}

function word<Key extends 'name' | 'needs'>(key: Key, info: string): { [key in Key]?: string } {
  const value = new RegExp(`(?:^| )${key}=(\\S+)`).exec(info)?.[1];
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]?: string });
}
