import { randomUUID } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { describeEventLog } from '@statecraft/testing/event-log';
import { afterAll, beforeAll } from 'vitest';
import { streamNames } from '../src/log-stream.ts';
import { natsLog } from '../src/nats-log.ts';
import { describeWithAnyServer, NatsServer } from './server.ts';

describeWithAnyServer('natsLog', () => {
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
