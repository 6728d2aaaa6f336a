import { type Channel, createNotifier, type OutgoingMessage, type SubscriptionRequest } from '@statecraft/notify';
import { sqliteStore } from '@statecraft/notify/sqlite';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { heading, paragraph, subheading } from './page.ts';
import type { Show } from './show.ts';

/** Who might follow the record, and what of it. None of them is anybody. */
const followers: readonly Pick<SubscriptionRequest, 'subscriber' | 'topics'>[] = [
  { subscriber: 'a-resident', topics: [{ kind: 'measure', id: 'kc-200162' }] },
  { subscriber: 'a-shelter', topics: [{ kind: 'query', words: 'restart' }] },
  { subscriber: 'a-student', topics: [{ kind: 'votes-of', id: 'shields' }] },
  { subscriber: 'a-reporter', topics: [{ kind: 'stage', stage: 'enacted' }] },
  { subscriber: 'the-archive', topics: [{ kind: 'everything' }] },
];

/** Prints which notices each act on record would send, to whom and why, and one of them as it would be read. Nothing is sent, and nothing is kept. */
export async function showNotices({ log, paper, print }: Show): Promise<void> {
  print(heading('5  Who would be told', paper));
  const sent: OutgoingMessage[] = [];
  const channel: Channel = {
    name: 'paper',
    check: () => undefined,
    send: async (message) => {
      sent.push(message);
      return { outcome: 'delivered', answer: 'shown' };
    },
  };
  const store = sqliteStore(':memory:');
  try {
    const notifier = createNotifier({
      log,
      procedures: [kansasCity],
      store,
      channels: [channel],
      city: { name: kansasCity.jurisdiction, domain: 'localhost', pages: 'http://localhost:8080/notices' },
    });
    for (const { subscriber, topics } of followers) {
      const request = { subscriber, channel: channel.name, address: subscriber, topics };
      await notifier.subscribe(request, { confirmed: true, after: 0 });
    }
    await notifier.once();
    const byEvent = Map.groupBy(sent, ({ notices }) => notices[0]?.notice.position ?? 0);
    print('\n');
    for (const [, messages] of [...byEvent].sort(([a], [b]) => a - b)) {
      const [first] = messages;
      const told = messages.map(({ address }) => address).sort();
      print(paragraph(`${first?.notices[0]?.notice.on}  ${first?.rendered.subject}`, paper, ' '.repeat(12), ''));
      print(paragraph(`to ${told.join(', ')}`, paper, ' '.repeat(12)));
    }
    const passage = sent.find(
      ({ address, notices: [told] }) => address === 'a-student' && told?.notice.vote?.question === 'passage',
    );
    if (passage) {
      print(subheading('One of them, as a mail program shows it as text', paper));
      print(`\n${passage.rendered.text}`);
    }
  } finally {
    await store.close();
  }
}
