import { NatsServer } from '@statecraft/test-kit';
import { describeWithNats } from '@statecraft/test-kit/for-tests';
import { start } from '@statecraft/test-kit/process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newName, open } from './places.ts';

describeWithNats('several processes', () => {
  let server: NatsServer;
  beforeAll(async () => {
    server = await NatsServer.start();
  });
  afterAll(() => server?.stop());

  it('[NATS-6] [NATS-11] make one log, and each version goes to one of those that race for it', async () => {
    const [name, tries] = [newName(), 60];
    const racers = ['a', 'b', 'c'].map((racer) => ({
      racer,
      script: start(new URL('./racer.ts', import.meta.url), server.url, name, racer, String(tries)),
    }));
    expect(await Promise.all(racers.map(({ script }) => script.ended))).toEqual([0, 0, 0]);
    const log = await open(server, name);
    const events = await log.readStream('measure/raced');
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    expect(await log.head()).toBe(events.length);
    for (const { racer, script } of racers) {
      const won = script.output().split('\n').filter(Boolean).map(Number);
      expect(won).toEqual(events.filter(({ data }) => data.name === racer).map(({ version }) => version));
    }
    process.stdout.write(`${events.length} versions won of ${racers.length * tries} tries\n`);
  });
});
