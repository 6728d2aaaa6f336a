import { Agent, request } from 'node:http';

/** Who comes at once, and what they do. */
export interface CrowdRequest {
  /** Where the service answers: `http://127.0.0.1:8080`. */
  readonly address: string;
  readonly readers: number;
  /** How many pages each reader reads, one after the other. */
  readonly reads: number;
  /** What is read, in turns. */
  readonly paths: readonly string[];
  /** How many write for as long as there is a reader, each act after the last was accepted. */
  readonly writers: number;
  /** The clerk's token. */
  readonly token: string;
  /** Names the acts of this crowd apart from those of others. */
  readonly name: string;
  /** The legal date of what is written: a day near the service's own. */
  readonly on: string;
}

/** What became of it. */
export interface CrowdResult {
  /** Milliseconds of each read, from asking to the last byte, in the order in which they ended. */
  readonly reads: readonly number[];
  /** The ids of the acts that were accepted. */
  readonly accepted: readonly string[];
  /** Whatever was not answered with 200 or 201. */
  readonly errors: readonly string[];
}

/** Sends a crowd: so many who read at once, beside so many who write. */
export async function crowd({
  address,
  readers,
  reads,
  paths,
  writers,
  token,
  name,
  on,
}: CrowdRequest): Promise<CrowdResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers + writers });
  const times: number[] = [];
  const accepted: string[] = [];
  const errors: string[] = [];
  let reading = true;

  const read = async (reader: number) => {
    for (let turn = 0; turn < reads; turn += 1) {
      const path = paths[(reader + turn) % paths.length] ?? '/';
      const began = performance.now();
      const { status, body } = await ask(agent, `${address}${path}`);
      times.push(performance.now() - began);
      if (status !== 200) errors.push(`GET ${path}: ${status} ${body.slice(0, 200)}`);
    }
  };
  const write = async (writer: number) => {
    for (let turn = 1; turn === 1 || reading; turn += 1) {
      const key = `${name}-${writer}-${turn}`;
      const act = {
        type: 'introduce',
        measure: key,
        on,
        kind: 'ordinance',
        title: `Of ${key}`,
        by: { id: 'w', role: 'member' },
      };
      const { status, body } = await ask(agent, `${address}/api/acts`, { token, key, json: JSON.stringify(act) });
      if (status === 201) accepted.push((JSON.parse(body) as { event: { id: string } }).event.id);
      else errors.push(`POST ${key}: ${status} ${body.slice(0, 200)}`);
    }
  };
  const each = (count: number, work: (index: number) => Promise<void>) =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)));
  const writing = each(writers, write);
  try {
    await each(readers, read);
  } finally {
    reading = false;
    await writing;
    agent.destroy();
  }
  return { reads: times, accepted, errors };
}

/** Every act in a service's log by its id, in the order of the log. */
export async function actsOf(address: string): Promise<readonly { readonly id: string; readonly position: number }[]> {
  const acts: { id: string; position: number }[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const response = await fetch(`${address}/api/acts?limit=500&after=${after}`);
    const page = (await response.json()) as { acts: { id: string; position: number }[]; next?: number };
    acts.push(...page.acts);
    after = page.next;
  }
  return acts;
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

interface Writing {
  readonly token: string;
  readonly key: string;
  readonly json: string;
}

function ask(agent: Agent, url: string, writing?: Writing): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = writing && {
      authorization: `Bearer ${writing.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(writing.json),
      'idempotency-key': writing.key,
    };
    const asked = request(url, { agent, method: writing ? 'POST' : 'GET', ...(headers && { headers }) }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body })).once('error', reject);
    });
    asked.once('error', reject).end(writing?.json);
  });
}
