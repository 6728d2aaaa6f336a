import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { InputError } from '@statecraft/cli';
import { isFault } from '@statecraft/core';
import { type City, openCity } from './city.ts';
import { serveCity } from './serve.ts';
import type { CitySettings } from './settings.ts';

const usage = `Usage: npm run city -- [--port 8080] [--host 127.0.0.1] [--data FOLDER] [--address https://docket.example]

  --port     where it listens; 8080 unless told
  --host     on which address of this machine; 127.0.0.1 unless told
  --data     the folder for what is kept in files; .data beside the example unless told
  --address  how it is reached from outside; http://localhost:PORT unless told

  DATABASE_URL=postgres://...   keeps the record in PostgreSQL
  NATS_URL=nats://...           keeps the record in NATS JetStream
  SMTP_URL, MAIL_FROM           the server that takes mail, and who signs
  BEHIND_PROXY=1                a proxy of the city's own stands before the service
`;

const ownData = fileURLToPath(new URL('../.data', import.meta.url));

try {
  process.exitCode = await main(process.argv.slice(2), process.env);
} catch (fault) {
  if (!isFault(fault) && !(fault instanceof InputError)) throw fault;
  console.error(fault.message);
  process.exitCode = isFault(fault) ? 3 : 2;
}

async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const flags = flagsIn(args);
  if (!flags) {
    console.error(usage);
    return 2;
  }
  const { port, host, settings } = flags;
  const city = await openCity({ ...settings, ...settingsIn(environment) });
  try {
    const served = await serveCity(city, { port, host });
    tell(city);
    await told();
    await served.close();
    return 0;
  } catch (fault) {
    await city.close();
    if ((fault as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw fault;
    console.error(`Port ${port} of ${host} is taken. Give another one: npm run city -- --port ${port + 1}`);
    return 1;
  }
}

function flagsIn(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        address: { type: 'string' },
      },
    });
    const port = Number(values.port ?? 8080);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return undefined;
    const address = new URL(values.address ?? `http://localhost:${port}`).origin;
    return { port, host: values.host ?? '127.0.0.1', settings: { address, data: resolve(values.data ?? ownData) } };
  } catch {
    return undefined;
  }
}

function settingsIn({
  DATABASE_URL,
  NATS_URL,
  SMTP_URL,
  MAIL_FROM,
  BEHIND_PROXY,
}: NodeJS.ProcessEnv): Partial<CitySettings> {
  return {
    databaseUrl: DATABASE_URL || undefined,
    natsUrl: NATS_URL || undefined,
    mail: SMTP_URL && MAIL_FROM ? { server: SMTP_URL, from: MAIL_FROM } : undefined,
    behindProxy: BEHIND_PROXY === '1',
  };
}

function tell({ name, address, place, first }: City): void {
  const lines = [`${name}: ${address}`, `  API       ${address}/api/openapi.json`, `  Record    ${place}`];
  if (first.acts > 0) lines.push(`  Put on record at this first start: ${first.acts} acts of Kansas City’s records`);
  if (first.tokens.length > 0) {
    lines.push('', 'Tokens, made now and printed only here:');
    for (const { officer, token } of first.tokens)
      lines.push(
        `  ${officer.role.padEnd(7)} ${officer.name.padEnd(14)} ${token}  until ${officer.until.slice(0, 10)}`,
      );
  }
  console.log(`${lines.join('\n')}\n\nCtrl-C ends it.`);
}

/** Waits until the service is told to end; told twice, it ends at once. */
function told(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
