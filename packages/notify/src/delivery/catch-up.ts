import { TopicIndex } from '../matching/topic-index.ts';
import type { Store } from '../store/store.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { draftDelivery } from './drafts.ts';

/** How many positions are looked through at a time. */
const TOGETHER = 200;

/**
 * Queues for a subscription what was read of the log before the reader knew of it: from where it was asked to begin up to a
 * position. Done again, or by several at once, it adds nothing, for a delivery has one key.
 *
 * A reader that did not know of it yet may be recording what it read behind that position. So it is looked through once more when
 * the log has been read on: whoever records after that knows of it.
 */
export async function catchUp(
  { subscriptions, ledger }: Pick<Store, 'subscriptions' | 'ledger'>,
  subscription: Subscription & { readonly behind: number },
  position: number,
  now: string,
): Promise<void> {
  const { id, after, behind } = subscription;
  const index = new TopicIndex();
  index.put(subscription);
  for (let from = behind; from < position; from += TOGETHER) {
    const notices = await ledger.soundNotices(from, Math.min(from + TOGETHER, position));
    const matches = notices.flatMap((notice) => index.match(notice).map((match) => draftDelivery(notice, match, now)));
    await ledger.add([], matches, now);
  }
  await subscriptions.caughtUp(id, behind, behind === after ? position : undefined);
}
