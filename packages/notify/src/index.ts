export { type Backoff, usualBackoff } from './delivery/backoff.ts';
export type { Channel, OutgoingMessage, Receipt } from './delivery/channel.ts';
export {
  createNotifier,
  type Notifier,
  type NotifierOptions,
  type Round,
  type WatchOptions,
} from './delivery/notifier.ts';
export { type Findable, type Match, TopicIndex } from './matching/topic-index.ts';
export { type Announcement, Announcer } from './notice/announcer.ts';
export type { CalendarEntry, KeptEntry } from './notice/calendar-entry.ts';
export type { City, Description, Subject } from './notice/city.ts';
export type { Change, CorrectionTold, MeetingTold, Named, NextStep, Notice, Said, VoteTold } from './notice/notice.ts';
export { brokenPosting, digest, type Posting } from './posting/posting.ts';
export type {
  Addresses,
  Attempt,
  ClaimedMessage,
  DeliveryDraft,
  Ledger,
  LedgerEntry,
  LedgerQuery,
  MessageDraft,
  MessageKind,
  MessageState,
  Reading,
  Secret,
  Settlement,
  Store,
  Subscriptions,
} from './store/store.ts';
export type { Subscribed, SubscribeOptions } from './subscription/registry.ts';
export { nextDigest, type QuietHours, quietUntil, type Schedule } from './subscription/schedule.ts';
export {
  type Subscription,
  type SubscriptionRequest,
  type SubscriptionState,
  subscriptionRequest,
} from './subscription/subscription.ts';
export { type Topic, topic, topicKey } from './subscription/topic.ts';
export type { Addressed, StopLinks } from './template/compose.ts';
export type { Rendered } from './template/document.ts';
export type { TemplateName } from './template/english.ts';
export type { Templates, Words } from './template/words.ts';
export { type CloudEvent, cloudEvent } from './webhook/cloud-event.ts';
export { newSecret, signatures } from './webhook/signature.ts';
