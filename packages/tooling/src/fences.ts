/** A fenced block of a Markdown file. */
export interface Fence {
  /** The line its code begins on, counted from one. */
  readonly line: number;
  /** What it is written in: `ts`, `sh`; empty where it does not say. */
  readonly language: string;
  /** What is said of it behind the language, by name: `ts name=our-town.ts no-run` has a `name` and a `no-run`. */
  readonly marks: Readonly<Record<string, string>>;
  readonly code: string;
}

/** The fences of a Markdown file, in order. */
export function fences(markdown: string): Fence[] {
  return [...markdown.matchAll(/^```(\S*)( [^\n]*)?\n(.*?)^```$/gms)].map(
    ({ index, 1: language = '', 2: marks = '', 3: code = '' }) => ({
      line: markdown.slice(0, index).split('\n').length + 1,
      language,
      marks: marksIn(marks),
      code,
    }),
  );
}

function marksIn(info: string): Record<string, string> {
  const words = info.split(' ').filter((word) => word !== '');
  return Object.fromEntries(
    words.map((word) => word.split(/=(.*)/, 2) as [string, string?]).map(([k, v = '']) => [k, v]),
  );
}
