import type { Match } from '../matching/topic-index.ts';
import type { Notice } from '../notice/notice.ts';
import type { DeliveryDraft } from '../store/store.ts';
import { nextDigest, quietUntil } from '../subscription/schedule.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { deliveryKey, messageId } from './message-id.ts';

/** The first instant from `now` on at which something may leave for a subscription: what is statutory at once, the rest not in quiet hours. */
export function leavesAt(
  { quietHours, zone }: Pick<Subscription, 'quietHours' | 'zone'>,
  statutory: boolean,
  now: string,
): string {
  return (statutory ? undefined : quietUntil(quietHours, zone, now)) ?? now;
}

/** The delivery of a notice to a subscription: by itself, or in the digest that it waits for. What is statutory waits for none. */
export function draftDelivery(notice: Notice, { subscription, topics }: Match, now: string): DeliveryDraft {
  const { id, channel, schedule, zone } = subscription;
  const key = deliveryKey(notice.id, id, channel);
  const draft = { key, notice: notice.id, subscription: id, reasons: topics };
  if (schedule.kind !== 'immediate' && !notice.statutory) {
    return {
      ...draft,
      slot: schedule.kind === 'before-meeting' ? `meeting:${schedule.body}` : nextDigest(schedule, zone, now),
    };
  }
  return {
    ...draft,
    message: {
      id: messageId('notice', key),
      kind: 'notice',
      channel,
      statutory: notice.statutory,
      due: leavesAt(subscription, notice.statutory, now),
      rank: notice.position,
    },
  };
}
