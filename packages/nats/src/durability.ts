import type { StreamInfo } from '@nats-io/jetstream';
import type { ServerInfo } from '@nats-io/transport-node';
import type { Durability, LogHealth } from '@statecraft/core';

/** What a server syncs before it could be told otherwise, and when nothing is configured: every two minutes. */
const syncUnlessTold = 120_000;

/** When a server syncs its files: before it acknowledges, every so many milliseconds, or `unknown`. */
type Sync = 'always' | number | 'unknown';

/** What a stream's settings and its server's give. `monitors`: addresses of the servers' monitoring, where they say how they sync. */
export async function storeOf(
  { config, cluster, state: { messages, bytes } }: StreamInfo,
  server: Pick<ServerInfo, 'version' | 'server_name'> | undefined,
  monitors: readonly string[],
): Promise<Pick<LogHealth, 'durability' | 'store'>> {
  const storage = config.storage === 'memory' ? 'memory' : 'file';
  const replicas = config.num_replicas;
  const hosts = cluster?.leader
    ? [cluster.leader, ...(cluster.replicas ?? []).map(({ name }) => name)]
    : [server?.server_name];
  const sync = hasSyncSetting(server?.version) ? await syncOf(monitors, hosts) : syncUnlessTold;
  return {
    durability: durabilityOf(storage, replicas, sync),
    store: { nats: server?.version ?? 'unknown', storage, replicas, sync, messages, bytes },
  };
}

function durabilityOf(storage: 'memory' | 'file', replicas: number, sync: Sync): Durability {
  if (storage === 'memory') return { durable: false, because: 'The stream is kept in memory.' };
  if (replicas >= 3) return { durable: true, because: `The stream is kept on ${replicas} servers.` };
  if (sync === 'always') return { durable: true, because: 'The server syncs before it acknowledges.' };
  const copies = replicas === 1 ? 'one server' : `${replicas} servers`;
  const when =
    sync === 'unknown'
      ? 'whether it syncs before it acknowledges is not known: name its monitoring address in `monitors`'
      : `it syncs only every ${sync} ms`;
  return {
    durable: false,
    because: `The stream is kept on ${copies} and ${when}. Use three replicas, or sync_interval: always (NATS 2.10 or later).`,
  };
}

/** `sync_interval` came with NATS 2.10. */
function hasSyncSetting(version = ''): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
}

/** The weakest setting of the servers that keep the stream; `unknown` unless each of them said. */
async function syncOf(monitors: readonly string[], hosts: readonly (string | undefined)[]): Promise<Sync> {
  if (monitors.length === 0) return 'unknown';
  const told = await Promise.all(monitors.map(settingOf));
  const concerned = hosts.map((host) => told.find((setting) => setting?.server === host));
  let weakest: Sync = 'always';
  for (const setting of concerned) {
    if (setting === undefined) return 'unknown';
    if (setting.sync !== 'always') weakest = Math.max(setting.sync, typeof weakest === 'number' ? weakest : 0);
  }
  return weakest;
}

async function settingOf(monitor: string): Promise<{ server: string; sync: 'always' | number } | undefined> {
  try {
    const [jetstream, server] = await Promise.all([ask(monitor, 'jsz?config=true'), ask(monitor, 'varz')]);
    const config = jetstream.config as { sync_interval?: number; sync_always?: boolean };
    const sync = config.sync_always ? 'always' : (config.sync_interval ?? syncUnlessTold * 1e6) / 1e6;
    return { server: String(server.server_name), sync };
  } catch {
    return undefined;
  }
}

async function ask(monitor: string, page: string): Promise<Record<string, unknown>> {
  const answer = await fetch(new URL(page, monitor.endsWith('/') ? monitor : `${monitor}/`), {
    signal: AbortSignal.timeout(2000),
  });
  return (await answer.json()) as Record<string, unknown>;
}
