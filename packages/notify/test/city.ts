import { type Command, createEngine, type Engine, type EventLog, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import type { Channel, OutgoingMessage, Receipt } from '../src/delivery/channel.ts';
import { createNotifier, type NotifierOptions } from '../src/delivery/notifier.ts';
import type { City } from '../src/notice/city.ts';
import { sqliteStore } from '../src/sqlite.ts';
import type { SubscribeOptions } from '../src/subscription/registry.ts';
import type { Subscription, SubscriptionRequest } from '../src/subscription/subscription.ts';
import { later } from '../src/subscription/wall-clock.ts';

/** A city of no consequence. */
export const city: City = {
  name: 'City of Testing',
  domain: 'city.example',
  pages: 'https://city.example/notices',
  link: ({ kind, id }) => `https://city.example/${kind}/${id}`,
  beHeard: ({ kind }) => (kind === 'measure' ? 'Write to the clerk, or speak in committee.' : undefined),
};

/** A clock that goes only when it is told to. Its log has one of its own. */
export class Clock {
  now: string;

  constructor(now = '2026-01-08T15:00:00.000Z') {
    this.now = now;
  }

  readonly read = (): string => this.now;

  /** Goes on by milliseconds. */
  pass(milliseconds: number): void {
    this.now = later(this.now, milliseconds);
  }
}

/** A channel that keeps what it is given, and answers as it is told to. */
export class Mailbox implements Channel {
  readonly name: string;
  readonly got: OutgoingMessage[] = [];
  answer: (message: OutgoingMessage, signal: AbortSignal) => Receipt | Promise<Receipt> = () => ({
    outcome: 'delivered',
    answer: 'ok',
  });

  constructor(name = 'mailbox') {
    this.name = name;
  }

  check(address: string): string | undefined {
    return address.includes(' ') ? 'expected no spaces' : undefined;
  }

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<Receipt> {
    this.got.push(message);
    return this.answer(message, signal);
  }

  /** What was got by an address, as the events it tells of. */
  toldTo(address: string): string[] {
    return this.got
      .filter((message) => message.address === address)
      .flatMap(({ notices }) => notices.map(({ notice }) => notice.act));
  }
}

/** A city hall for a test: a record, a clock, a mailbox, and a notifier over them. */
export function cityHall(options: Partial<NotifierOptions> & { readonly clock?: never; readonly time?: Clock } = {}) {
  const { time: clock = new Clock(), ...rest } = options;
  const log: EventLog = rest.log ?? memoryLog();
  const mailbox = new Mailbox();
  const store = rest.store ?? sqliteStore(':memory:');
  const procedures = rest.procedures ?? [kansasCity];
  const notifier = createNotifier({
    procedures,
    channels: [mailbox],
    city,
    random: () => 1,
    ...rest,
    log,
    store,
    clock: clock.read,
  });
  const engine: Engine = createEngine({ log, procedures, clock: clock.read });
  let count = 0;
  /** Subscribes somebody who need not confirm. */
  const follow = async (
    request: Partial<SubscriptionRequest> & Pick<SubscriptionRequest, 'topics'>,
    how: SubscribeOptions = {},
  ): Promise<Subscription> => {
    count += 1;
    const subscriber = request.subscriber ?? `person-${count}`;
    const subscribed = await notifier.subscribe(
      { channel: 'mailbox', address: subscriber, ...request, subscriber },
      { confirmed: true, ...how },
    );
    if (!subscribed.ok) throw new Error(JSON.stringify(subscribed.malformations));
    return subscribed.subscription;
  };
  const record = (...commands: Command[]) => recordAll(engine, commands);
  return { clock, log, mailbox, store, notifier, engine, follow, record };
}

/** Puts acts on record, each by itself. Fails when one is refused. */
export async function recordAll(engine: Engine, commands: readonly Command[]): Promise<string[]> {
  const ids: string[] = [];
  for (const command of commands) {
    const result = await engine.execute(command);
    if (!result.ok) throw new Error(`${command.type}: ${result.rejections.map(({ message }) => message).join('; ')}`);
    ids.push(result.event.id);
  }
  return ids;
}

/** The life of an ordinance of Kansas City, from introduction to enactment, in six acts. */
export function life(measure: string, title = 'A stop sign at 5th and Main'): Command[] {
  const seats = ['ayes', 'nays'] as const;
  return [
    {
      type: 'introduce',
      measure,
      on: '2026-01-08',
      kind: 'ordinance',
      title,
      file: `26${measure.replace(/\D/g, '').padStart(4, '0')}`,
      sponsors: ['ward'],
      by: { id: 'ward', role: 'member' },
    },
    { type: 'refer', measure, on: '2026-01-08', to: ['transportation'], by: { id: 'mayor', role: 'mayor' } },
    { type: 'report', measure, on: '2026-01-14', body: 'transportation', recommendation: 'do-pass' },
    { type: 'read', measure, on: '2026-01-15', reading: 2 },
    {
      type: 'vote',
      measure,
      on: '2026-01-22',
      question: { kind: 'passage' },
      method: {
        kind: 'roll-call',
        [seats[0]]: ['lucas', 'ward', 'hall', 'loar', 'bunch', 'bough', 'shields', 'fowler'],
        [seats[1]]: ['ellington', 'robinson'],
        absent: ['oneill', 'mcmanus', 'barnes'],
      },
      announced: 'carried',
    },
  ];
}
