import type { TestPostgres } from '@statecraft/test-kit/for-tests';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';

/** A connection of its own. */
export async function connected(url: string): Promise<Client> {
  const client = new Client(url);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

let databases = 0;

/** The connection string of a database of its own. */
export async function newDatabase(server: TestPostgres): Promise<string> {
  const client = await connected(server.url());
  databases += 1;
  const name = `statecraft_${process.pid}_${databases}`;
  await client.query(`CREATE DATABASE ${name}`);
  onTestFinished(async () => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`)));
  const url = new URL(server.url());
  url.pathname = `/${name}`;
  return url.href;
}
