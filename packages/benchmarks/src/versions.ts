import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The packages whose versions bear on a figure. */
const packages = [
  '@event-driven-io/emmett',
  '@event-driven-io/emmett-postgresql',
  '@nats-io/jetstream',
  'pg',
  'xstate',
];

/** What was measured on: Node and what it brings, the packages, and the NATS server where there is one. */
export function versions(): Readonly<Record<string, string | undefined>> {
  const { node, v8, sqlite } = process.versions;
  return {
    node,
    v8,
    sqlite,
    ...Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    nats: natsServer(),
  };
}

function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function natsServer(): string | undefined {
  try {
    return execFileSync('nats-server', ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
