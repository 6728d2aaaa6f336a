import { type JetStreamManager, jetstream, jetstreamManager, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import { NatsServer } from '@statecraft/test-kit';
import { describeWithNats } from '@statecraft/test-kit/for-tests';
import { all, commit, event } from '@statecraft/test-kit/samples';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { streamNames } from '../src/log-stream.ts';
import { newName, open } from './places.ts';

describeWithNats('a stream', () => {
  let server: NatsServer;
  let connection: NatsConnection;
  let manager: JetStreamManager;
  beforeAll(async () => {
    server = await NatsServer.start();
    connection = await connect({ servers: server.url });
    manager = await jetstreamManager(connection);
  });
  afterAll(async () => {
    await connection?.close();
    await server?.stop();
  });

  /** Publishes what no log would. */
  const intrude = async (name: string, body: string, marks: Readonly<Record<string, string>> = {}) => {
    const marked = headers();
    for (const [key, value] of Object.entries(marks)) marked.set(key, value);
    await jetstream(connection).publish(streamNames(name).subject, body, { headers: marked });
  };
  const ours = { 'Statecraft-Layout': '1', 'Statecraft-Message': 'intruder' };

  it('[NATS-1] has one message for each commit, whole, and keeps messages for good', async () => {
    const name = newName();
    const log = await open(server, name);
    await log.append({ events: [event('measure/1'), event('body/council'), event('measure/1')], expect: {} });
    await log.append(commit('measure/1', 2));
    const { config, state } = await manager.streams.info(streamNames(name).stream);
    expect(config).toMatchObject({
      subjects: [`statecraft.log.${name}`],
      storage: 'file',
      retention: 'limits',
      discard: 'new',
      max_age: 0,
      max_msgs: -1,
      max_bytes: -1,
      deny_delete: true,
      deny_purge: true,
    });
    expect(state.messages).toBe(2);
    const first = await manager.streams.getMessage(streamNames(name).stream, { seq: 1 });
    expect(
      first
        ?.string()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(await all(log.read({ limit: 3 })));
  });

  it('[NATS-2] keeps names apart, whatever characters they have', async () => {
    const names = [
      'us.mo.kansas-city',
      'us=2emo',
      'us%2Emo',
      'us.mo',
      '*',
      '>',
      'São Paulo',
      'a/b\\c',
      ' ',
      '%d',
      '=',
      '',
    ];
    for (const [n, name] of names.entries()) {
      const log = await open(server, name);
      expect(await log.head()).toBe(0);
      await log.append(commit(`measure/${n}`, 'none'));
      await log.close();
      const again = await open(server, name);
      expect(await all(again.read())).toMatchObject([{ stream: `measure/${n}` }]);
      await again.close();
    }
  });

  it.for<readonly [string, Partial<StreamConfig>]>([
    ['keeps another subject', { subjects: ['orders'] }],
    ['forgets with time', { max_age: 1e12 }],
    ['forgets what is old', { discard: 'old', max_msgs: 10 } as Partial<StreamConfig>],
    ['keeps the last only', { max_msgs_per_subject: 1 }],
    ['is a queue', { retention: 'workqueue' } as Partial<StreamConfig>],
  ])('[NATS-3] that %s is no log', async ([, settings]) => {
    const name = newName();
    const { stream, subject } = streamNames(name);
    const made = await manager.streams.add({
      subjects: [subject],
      discard: 'new',
      ...settings,
      name: stream,
    } as StreamConfig);
    await expect(open(server, name)).rejects.toMatchObject({ code: 'log-foreign', retryable: false });
    expect((await manager.streams.info(stream)).config).toEqual(made.config);
    await manager.streams.delete(stream);
  });

  it('[NATS-3] cannot be made where another stream keeps its subject', async () => {
    const name = newName();
    await manager.streams.add({ name: `other-${name}`, subjects: [streamNames(name).subject] });
    await expect(open(server, name)).rejects.toMatchObject({ code: 'log-foreign' });
  });

  it('[NATS-4] that a newer version wrote to is left alone', async () => {
    const name = newName();
    const log = await open(server, name);
    await log.append(commit('measure/1'));
    await intrude(name, 'who knows', { 'Statecraft-Layout': '2', 'Statecraft-Message': 'x' });
    const newer = { code: 'log-newer', retryable: false, details: { log: name, found: '2', known: '1' } };
    await expect(log.append(commit('measure/1'))).rejects.toMatchObject(newer);
    await expect(log.head()).rejects.toMatchObject(newer);
    await expect(open(server, name)).rejects.toMatchObject(newer);
    expect((await manager.streams.info(streamNames(name).stream)).state.messages).toBe(2);
  });

  it('[NATS-4] that another program wrote to is left alone', async () => {
    const name = newName();
    const log = await open(server, name);
    const following = all(log.subscribe());
    following.catch(() => undefined);
    await intrude(name, '{}');
    await expect(following).rejects.toMatchObject({ code: 'log-foreign' });
    await expect(log.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-foreign' });
    await expect(open(server, name)).rejects.toMatchObject({ code: 'log-foreign' });
  });

  it.for([
    ['is no JSON', 'nonsense'],
    ['is empty', ''],
    ['leaves out a position', JSON.stringify({ ...event('measure/1'), position: 3, version: 2 })],
    ['repeats a position', JSON.stringify({ ...event('measure/1'), position: 1, version: 2 })],
    ['leaves out a version', JSON.stringify({ ...event('measure/1'), position: 2, version: 3 })],
    [
      'goes back in time',
      JSON.stringify({ ...event('measure/1', { at: '2000-01-01T00:00:00.000Z' }), position: 2, version: 2 }),
    ],
  ])('[NATS-5] with a message that %s is damaged', async ([, body]) => {
    const name = newName();
    const log = await open(server, name);
    await log.append(commit('measure/1'));
    await intrude(name, body as string, ours);
    const corrupt = { code: 'log-corrupt', retryable: false, details: { log: name, sequence: 2 } };
    await expect(log.append(commit('measure/1'))).rejects.toMatchObject(corrupt);
    await expect(all(log.read())).rejects.toMatchObject(corrupt);
    await expect(open(server, name)).rejects.toMatchObject(corrupt);
  });

  it('[NATS-5] with messages missing is damaged', async () => {
    const name = newName();
    const { stream, subject } = streamNames(name);
    await manager.streams.add({ name: stream, subjects: [subject], discard: 'new' } as StreamConfig);
    const log = await open(server, name);
    for (let n = 0; n < 3; n += 1) await log.append(commit('measure/1', n));
    await manager.streams.deleteMessage(stream, 2);
    await expect(log.head()).rejects.toMatchObject({ code: 'log-corrupt' });
    await expect(open(server, name)).rejects.toMatchObject({ code: 'log-corrupt' });
  });

  it('[NATS-7] that was made anew is not written to', async () => {
    const name = newName();
    const { stream } = streamNames(name);
    const log = await open(server, name);
    await log.append(commit('measure/1'));
    await manager.streams.delete(stream);
    await expect(log.head()).rejects.toMatchObject({ code: 'log-corrupt', retryable: false });
    const other = await open(server, name);
    await other.append(commit('measure/2'));
    await expect(log.head()).rejects.toMatchObject({ code: 'log-corrupt' });
    await expect(log.append(commit('measure/1'))).rejects.toMatchObject({ code: 'log-corrupt' });
    expect(await all(other.read())).toMatchObject([{ stream: 'measure/2' }]);
  });

  it('[NATS-17] records a command once, however short the window in which the server knows a duplicate', async () => {
    const name = newName();
    const { stream, subject } = streamNames(name);
    await manager.streams.add({
      name: stream,
      subjects: [subject],
      discard: 'new',
      duplicate_window: 1e8,
    } as StreamConfig);
    const log = await open(server, name);
    const first = commit('measure/1', 'none');
    const { events } = await log.append(first);
    await log.append(commit('measure/1'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const other = await open(server, name);
    for (const each of [log, other]) expect(await each.append(first)).toEqual({ events, repeated: true });
    expect((await manager.streams.info(stream)).state.messages).toBe(2);
    const message = await manager.streams.getMessage(stream, { seq: 1 });
    expect(message?.header.has('Nats-Msg-Id')).toBe(false);
  });

  it('[NATS-20] has a log on it whose connection is another’s and stays open', async () => {
    const shared = await open(server, newName(), { connection });
    const second = await open(server, newName(), { connection });
    await shared.append(commit('measure/1'));
    await shared.close();
    expect(connection.isClosed()).toBe(false);
    expect(await second.append(commit('measure/1'))).toMatchObject({ repeated: false });
  });

  it('[NATS-21] in memory is not durable, nor is one in files of a server that syncs later', async () => {
    const name = newName();
    const { stream, subject } = streamNames(name);
    await manager.streams.add({
      name: stream,
      subjects: [subject],
      discard: 'new',
      storage: StorageType.Memory,
    } as StreamConfig);
    const inMemory = await open(server, name);
    expect(await inMemory.health()).toMatchObject({ durability: { durable: false }, store: { storage: 'memory' } });
    const inFiles = await open(server, newName(), { monitors: [server.monitor] });
    expect(await inFiles.health()).toMatchObject({
      durability: { durable: false },
      store: { storage: 'file', replicas: 1, sync: 120_000 },
    });
  });
});
