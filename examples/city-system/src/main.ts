import { InputError } from '@statecraft/cli';
import { isFault } from '@statecraft/core';
import { type City, openCity } from './city.ts';
import { settingsIn } from './environment.ts';
import { type Flags, flagsIn, usage } from './flags.ts';
import { serveCity } from './serve.ts';

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
  // Before anything else can fail: the tokens are known to nobody after this.
  tellOfFirst(city);
  try {
    const served = await serveCity(city, { port, host });
    tell(city);
    await told();
    await served.close();
    return 0;
  } catch (fault) {
    await city.close();
    const why = whyNotServed((fault as NodeJS.ErrnoException).code, flags);
    if (why === undefined) throw fault;
    console.error(why);
    return 1;
  }
}

/** Why the city answers at no port, in a sentence; `undefined` for what is no matter of port and host. */
function whyNotServed(code: string | undefined, { port, host }: Pick<Flags, 'port' | 'host'>): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is taken. Give another one: npm run city -- --port ${port + 1}`;
    case 'EACCES':
      return `Port ${port} of ${host} is not for everybody. Give another one: npm run city -- --port 8080`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine. Give another one: npm run city -- --host 127.0.0.1`;
    default:
      return undefined;
  }
}

function tellOfFirst({ first: { acts, tokens } }: City): void {
  if (acts > 0) console.log(`Put on record at this first start: ${acts} acts of Kansas City’s records`);
  if (tokens.length === 0) return;
  const lines = tokens.map(
    ({ officer, token }) =>
      `  ${officer.role.padEnd(7)} ${officer.name.padEnd(14)} ${token}  until ${officer.until.slice(0, 10)}`,
  );
  console.log(`Tokens, made now and printed only here:\n${lines.join('\n')}\n`);
}

function tell({ name, address, place }: City): void {
  const lines = [`${name}: ${address}`, `  API       ${address}/api/openapi.json`, `  Record    ${place}`];
  console.log(`${lines.join('\n')}\n\nCtrl-C ends it.`);
}

/** Waits until the service is told to end; told twice, it ends at once. */
function told(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
