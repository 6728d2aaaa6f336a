import { randomUUID } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { NatsServer } from '@statecraft/test-kit';
import { describeWithAnyNats } from '@statecraft/test-kit/for-tests';
import { describeEventLog } from '@statecraft/testing/event-log';
import { afterAll, beforeAll } from 'vitest';
import { streamNames } from '../src/log-stream.ts';
import { headerRoom } from '../src/message.ts';
import { natsLog } from '../src/nats-log.ts';

describeWithAnyNats('natsLog', () => {
  let server: NatsServer | undefined;
  let servers = process.env.NATS_URL ?? '';
  beforeAll(async () => {
    if (servers !== '') return;
    server = await NatsServer.start();
    servers = server.url;
  });
  afterAll(() => server?.stop());

  describeEventLog('on JetStream', {
    capabilities: ['persistent', 'shared'],
    // What the servers of the tests take in one message.
    ...(process.env.NATS_URL ? {} : { largestCommit: 8 * 1024 * 1024 - headerRoom }),
    place: () => {
      const name = `conformance.${randomUUID()}`;
      return {
        open: () => natsLog(name, { connection: { servers } }),
        cleanup: async () => {
          const connection = await connect({ servers });
          const manager = await jetstreamManager(connection);
          await manager.streams.delete(streamNames(name).stream).catch(() => undefined);
          await connection.close();
        },
      };
    },
  });
});
