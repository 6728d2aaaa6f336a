import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { createEngine } from '@statecraft/core';
import { natsLog } from '@statecraft/nats';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { NatsServer } from '@statecraft/test-kit';
import type { Comparison } from '../compare.ts';
import { clock, live, roster } from '../life.ts';

/** `execute` on NATS JetStream with 64 measures in flight, beside publishing with as many acknowledgements awaited. */
export async function natsExecuteTogether(): Promise<Comparison> {
  const server = await NatsServer.start();
  const log = await natsLog('bench', { connection: { servers: server.url } });
  const engine = createEngine({ log, procedures: [kansasCity], clock });
  await engine.executeAll(roster);
  const connection = await connect({ servers: server.url });
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: 'bare', subjects: ['bare'] });
  const bare = jetstream(connection);
  const message = 'x'.repeat(600);
  return {
    title: 'execute on NATS JetStream, 64 in flight',
    against: 'JetStream publishes with their acknowledgements awaited, 64 in flight',
    count: 6_400,
    atLeast: 0,
    ours: (count) => live(engine, count, 64),
    async theirs(count) {
      await Promise.all(
        Array.from({ length: 64 }, async () => {
          for (let done = 0; done < count / 64; done += 1) await bare.publish('bare', message);
        }),
      );
      return count;
    },
    async close() {
      await connection.close();
      await log.close();
      await server.stop();
    },
  };
}
