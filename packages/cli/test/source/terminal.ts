import { run } from '../../src/program.ts';

/** What a run of the program in this process came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly shares: readonly (number | undefined)[];
}

/** Runs the program in this process, on a terminal that somebody watches. */
export async function ran(...args: readonly string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const shares: (number | undefined)[] = [];
  const code = await run(args, {
    paper: { width: 80 },
    print: (text) => {
      out += text;
    },
    complain: (text) => {
      err += text;
    },
    progress: (share) => shares.push(share),
  });
  return { code, out, err, shares };
}
