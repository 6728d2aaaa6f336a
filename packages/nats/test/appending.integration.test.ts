import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { NatsServer } from '@statecraft/test-kit';
import { describeWithNats } from '@statecraft/test-kit/for-tests';
import { all, commit, event } from '@statecraft/test-kit/samples';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { streamNames } from '../src/log-stream.ts';
import { newName, open } from './places.ts';

describeWithNats('appending', () => {
  let server: NatsServer;
  let connection: NatsConnection;
  let manager: JetStreamManager;
  beforeAll(async () => {
    server = await NatsServer.start({ lines: ['max_payload: 100000'] });
    connection = await connect({ servers: server.url });
    manager = await jetstreamManager(connection);
  });
  afterAll(async () => {
    await connection?.close();
    await server?.stop();
  });

  const messages = async (name: string) => (await manager.streams.info(streamNames(name).stream)).state.messages;

  it('[NATS-8] puts appends of one turn in one message, and those that come meanwhile in the next', async () => {
    const name = newName();
    const log = await open(server, name);
    await Promise.all(Array.from({ length: 64 }, (_, n) => log.append(commit(`measure/${n}`))));
    expect(await messages(name)).toBe(1);
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        for (let version = 1; version < 6; version += 1) await log.append(commit(`measure/${n}`, version));
      }),
    );
    expect(await messages(name)).toBe(6);
  });

  it('[NATS-8] gives each append of a message its own outcome, in the order they came', async () => {
    const name = newName();
    const log = await open(server, name);
    const repeated = commit('measure/2', 'none');
    const group = [
      commit('measure/1', 'none'),
      commit('measure/1', 'none'),
      commit('measure/1', 1),
      repeated,
      repeated,
      { ...repeated, events: repeated.events.map((event) => ({ ...event, type: 'held' })) },
      { events: [], expect: {} },
      commit('measure/2', 'exists'),
    ];
    const settled = await Promise.allSettled(group.map((each) => log.append(each)));
    expect(
      settled.map((outcome) =>
        outcome.status === 'fulfilled' ? outcome.value.events.map(({ position }) => position) : outcome.reason.code,
      ),
    ).toEqual([[1], 'version-conflict', [2], [3], [3], 'command-reused', 'append-invalid', [4]]);
    expect(await messages(name)).toBe(1);
  });

  it('[NATS-8] records what was handed over, whatever becomes of it later', async () => {
    const log = await open(server, newName());
    const data = { committee: 'finance' };
    const appending = log.append(commit('measure/1', 'none', { data }));
    data.committee = 'changed';
    await appending;
    expect(await log.readStream('measure/1')).toMatchObject([{ data: { committee: 'finance' } }]);
  });

  it('[NATS-8] takes more appends than fit in one message', async () => {
    const name = newName();
    const log = await open(server, name);
    const filler = 'x'.repeat(1000);
    const appended = await Promise.all(
      Array.from({ length: 2000 }, (_, n) => log.append(commit(`measure/${n}`, 'none', { data: { filler } }))),
    );
    expect(appended.map(({ events }) => events[0]?.position)).toEqual(Array.from({ length: 2000 }, (_, n) => n + 1));
    expect(await all((await open(server, name)).read())).toHaveLength(2000);
  });

  it('[NATS-9] [NATS-10] refuses a commit alone that is too large, and says how large it may be', async () => {
    const name = newName();
    const log = await open(server, name);
    const large = { events: [event('measure/1', { data: { text: 'x'.repeat(100_001) } })], expect: {} };
    // The last would be refused had the first gone through.
    const settled = await Promise.allSettled(
      [large, commit('measure/2'), commit('measure/1', 'none')].map((each) => log.append(each)),
    );
    expect(settled).toMatchObject([
      { reason: { code: 'append-too-large', retryable: false, details: { log: name, limit: 100_000 - 512 } } },
      { status: 'fulfilled' },
      { status: 'fulfilled' },
    ]);
    const [{ reason }] = settled as unknown as [{ reason: { details: { bytes: number } } }];
    expect(reason.details.bytes).toBeGreaterThan(100_001);
    const largest = { text: 'x'.repeat(98_500) };
    expect(await log.append(commit('measure/1', 1, { data: largest }))).toMatchObject({ events: [{ version: 2 }] });
    expect(await log.readStream('measure/1')).toMatchObject([{}, { data: largest }]);
  });

  it('[NATS-9] [NATS-15] leaves nothing of an append that finds no room, records what does, and goes on when there is more', async () => {
    const name = newName();
    const { stream } = streamNames(name);
    const log = await open(server, name);
    await log.append(commit('measure/1', 'none'));
    await manager.streams.update(stream, { max_bytes: 20_000 });
    const large = commit('measure/1', 1, { data: { text: 'x'.repeat(50_000) } });
    const settled = await Promise.allSettled(
      [large, commit('measure/1', 1), commit('measure/2', 'none')].map((each) => log.append(each)),
    );
    expect(settled).toMatchObject([
      { reason: { code: 'log-full', retryable: true } },
      { status: 'fulfilled' },
      { status: 'fulfilled' },
    ]);
    const several = {
      events: [event('measure/3'), event('measure/4', { data: { text: 'x'.repeat(50_000) } })],
      expect: {},
    };
    for (let n = 0; n < 3; n += 1) await expect(log.append(several)).rejects.toMatchObject({ code: 'log-full' });
    expect(await log.head()).toBe(3);
    await manager.streams.update(stream, { max_bytes: 1_000_000 });
    expect(await log.append(several)).toMatchObject({ repeated: false, events: [{ position: 4 }, { position: 5 }] });
  });

  it('[NATS-16] is refused to a user who may only read', async () => {
    const guarded = await NatsServer.start({
      lines: [
        `authorization { users = [
           { user: clerk, password: clerk }
           { user: reader, password: reader, permissions: { publish: ["$JS.API.>"], subscribe: ["_INBOX.>"] } }
         ] }`,
      ],
    });
    onTestFinished(() => guarded.stop());
    const name = newName();
    const as = (user: string) => ({ connection: { servers: guarded.url, user, pass: user } });
    const clerk = await open(guarded, name, as('clerk'));
    await clerk.append(commit('measure/1'));
    const reader = await open(guarded, name, as('reader'));
    expect(await all(reader.read())).toHaveLength(1);
    await expect(reader.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-read-only', retryable: false });
    expect(await clerk.head()).toBe(1);
    const told = await open(guarded, name, { ...as('clerk'), readOnly: true });
    await expect(told.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-read-only' });
    expect(await told.health()).toMatchObject({ writable: false, head: 1, fault: { code: 'log-read-only' } });
    await expect(open(guarded, newName(), { ...as('clerk'), readOnly: true })).rejects.toMatchObject({
      code: 'log-unavailable',
    });
    await expect(open(guarded, name, as('nobody'))).rejects.toMatchObject({ code: 'log-unavailable' });
  });

  it('[NATS-18] is seen at once by every other process, and a refusal never rests on what is past', async () => {
    const name = newName();
    const [one, two] = [await open(server, name), await open(server, name)];
    for (let n = 0; n < 50; n += 1) {
      const [writer, reader] = n % 2 === 0 ? [one, two] : [two, one];
      const { events } = await writer.append(commit('measure/1', n));
      if (n % 3 === 0) expect(await reader.head()).toBe(events[0]?.position);
      else if (n % 3 === 1) expect(await reader.readStream('measure/1')).toHaveLength(n + 1);
      else expect(await reader.findCommand(events[0]?.commandId ?? '')).toEqual(events);
      await writer.append(commit(`measure/other-${n}`, 'none'));
      await reader.append(commit(`measure/other-${n}`, 'exists'));
    }
  });

  it('[NATS-20] is waited for by closing', async () => {
    const name = newName();
    const log = await open(server, name);
    const appending = Array.from({ length: 10 }, (_, n) => log.append(commit(`measure/${n}`)));
    await log.close();
    expect(await Promise.all(appending)).toHaveLength(10);
    expect(await (await open(server, name)).head()).toBe(10);
  });
});
