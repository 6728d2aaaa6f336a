import { InputError } from '@statecraft/cli';
import { isFault } from '@statecraft/core';
import { type City, openCity } from './city.ts';
import { flagsIn, usage } from './flags.ts';
import { serveCity } from './serve.ts';
import type { CitySettings } from './settings.ts';

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
