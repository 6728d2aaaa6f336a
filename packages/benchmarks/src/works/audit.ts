import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { run } from '@statecraft/cli';
import type { Comparison, LeftOut } from '../compare.ts';

const RECORD = 'STATECRAFT_NYC_RECORD';

/** `statecraft audit` of New York's record, beside the bare reading of it; the record is no part of this repository. */
export async function auditAgainstParse(): Promise<Comparison | LeftOut> {
  const file = process.env[RECORD];
  if (!file) return { leftOut: `${RECORD} names no file; it takes the gzipped JSON lines of New York's introductions` };
  const bills = parse(file);
  return {
    title: 'audit of a record, bills',
    against: 'bare gunzip and JSON.parse of its lines',
    count: bills,
    atLeast: 0.1,
    async ours() {
      let out = '';
      const code = await run(['audit', file, '--format', 'nyc', '--json'], {
        paper: { width: 80 },
        print: (text) => {
          out += text;
        },
        complain: (text) => {
          out += text;
        },
      });
      const { measures } = JSON.parse(out) as { measures: number };
      if (code !== 0 || measures !== bills) throw new Error(`the audit of ${file} ended with ${code}`);
      return out;
    },
    theirs: () => parse(file),
  };
}

/** How many bills a file has. Of what it parses it keeps nothing. */
function parse(file: string): number {
  let bills = 0;
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n'))
    if (line !== '' && JSON.parse(line) !== null) bills += 1;
  return bills;
}
