import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { CitySettings } from './settings.ts';

/** How the program is called. */
export const usage = `Usage: npm run city -- [--port 8080] [--host 127.0.0.1] [--data FOLDER] [--address https://docket.example]

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

/** What the program was told. */
export interface Flags {
  readonly port: number;
  readonly host: string;
  readonly settings: Pick<CitySettings, 'address' | 'data'>;
}

/** Reads the program's arguments; `undefined` for those that are none. */
export function flagsIn(args: readonly string[]): Flags | undefined {
  const string = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: string, host: string, data: string, address: string },
    });
    const port = Number(values.port ?? 8080);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return undefined;
    const { origin, protocol } = new URL(values.address ?? `http://localhost:${port}`);
    if (!/^https?:$/.test(protocol)) return undefined;
    return {
      port,
      host: values.host ?? '127.0.0.1',
      settings: { address: origin, data: resolve(values.data ?? ownData) },
    };
  } catch {
    return undefined;
  }
}
