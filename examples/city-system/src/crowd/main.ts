import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { actsOf, crowd, percentile } from './crowd.ts';

// 200 who read beside 20 who write, against the same server answering a constant page; in turns, so that the machine's moods fall on both.
const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '200' },
    writers: { type: 'string', default: '20' },
    reads: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '5' },
  },
});
const [readers, writers, reads, rounds] = [values.readers, values.writers, values.reads, values.rounds].map(Number) as [
  number,
  number,
  number,
  number,
];
const paths = [
  '/',
  '/api/docket?limit=20',
  '/measures/kc-200162',
  '/api/measures/kc-200162',
  '/api/measures/kc-200162/history',
  '/api/bodies/council',
];

const data = mkdtempSync(join(tmpdir(), 'statecraft-crowd-'));
const port = await freePort();
const server = fork(new URL('./served.ts', import.meta.url), [data, String(port)], { execArgv: process.execArgv });
try {
  const [{ token }] = (await once(server, 'message')) as [{ token: string }];
  process.exitCode = await run({ address: `http://127.0.0.1:${port}`, token });
} finally {
  server.kill();
  rmSync(data, { recursive: true, force: true });
}

async function run({ address, token }: { address: string; token: string }): Promise<number> {
  const kinds = {
    'a constant page': { paths: ['/constant'], writers: 0 },
    'the record': { paths, writers: 0 },
    'the record beside writes': { paths, writers },
  };
  const on = new Date().toISOString().slice(0, 10);
  const times = new Map<string, number[]>();
  const [accepted, errors]: [string[], string[]] = [[], []];
  // The first round warms both and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [kind, what] of Object.entries(kinds)) {
      const result = await crowd({ address, token, readers, reads, name: `crowd-${round}`, on, ...what });
      if (round > 0) times.set(kind, [...(times.get(kind) ?? []), ...result.reads]);
      accepted.push(...result.accepted);
      errors.push(...result.errors);
    }
  }
  const acts = await actsOf(address);
  const recorded = new Set(acts.map(({ id }) => id));
  const lost = accepted.filter((id) => !recorded.has(id));
  const gapless = acts.every(({ position }, index) => position === index + 1);
  console.log(`${readers} readers, ${writers} writers, ${rounds} rounds of ${readers * reads} reads of each kind`);
  for (const [kind, of] of times) console.log(`  ${kind.padEnd(26)} p50 ${shown(of, 50)}  p99 ${shown(of, 99)}`);
  const p99 = (kind: keyof typeof kinds) => percentile(times.get(kind) ?? [], 99);
  const ratio = (kind: keyof typeof kinds) => (p99(kind) / p99('a constant page')).toFixed(1);
  console.log(
    `  p99 against a constant page: ${ratio('the record')} × alone, ${ratio('the record beside writes')} × beside writes`,
  );
  console.log(
    `  ${accepted.length} acts accepted, ${lost.length} of them not in the log; positions ${gapless ? 'without a gap' : 'WITH GAPS'}; ${errors.length} errors`,
  );
  for (const error of errors.slice(0, 5)) console.log(`    ${error}`);
  return lost.length + errors.length > 0 || !gapless ? 1 : 0;
}

function shown(values: readonly number[], percent: number): string {
  return `${percentile(values, percent).toFixed(1).padStart(7)} ms`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return free;
}
