import { z } from 'zod';
import { quietHours, schedule, zone } from './schedule.ts';
import { topic, topicKey } from './topic.ts';

const name = z.string().min(1).max(200);

/** The parts of a subscription that the subscriber chooses. */
const choices = {
  /** What is followed: at least one topic, each once. */
  topics: z
    .array(topic)
    .min(1, 'expected at least one topic')
    .max(200)
    .transform((topics) => [...new Map(topics.map((each) => [topicKey(each), each])).values()])
    .readonly(),
  schedule: schedule.default({ kind: 'immediate' }),
  /** The zone of digests, quiet hours and printed times; the city's when left out. */
  zone: zone.optional(),
  /** A BCP 47 tag, such as `es-MX`; the city's when left out. */
  locale: z.string().refine(isLocale, 'expected a language tag, such as en-US').optional(),
  quietHours: quietHours.optional(),
};

/** Schema of a request to subscribe. Only `subscriber`, an id, ever leaves the address store. */
export const subscriptionRequest = z.strictObject({
  /** Whose it is: an id, never an address. */
  subscriber: name.regex(/^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u, 'an id of letters, digits and . _ : -, never an address'),
  /** How notices come: the name of a channel, `email` say. */
  channel: name.regex(/^[a-z][a-z0-9-]*$/, 'expected the name of a channel, such as email'),
  /** Where they go: what the channel takes for an address. */
  address: z.string().min(1).max(2000),
  ...choices,
});
/** A request to subscribe, as a caller writes it. */
export type SubscriptionRequest = z.input<typeof subscriptionRequest>;

/** How far a subscription is: only an `active` one gets notices. */
export type SubscriptionState = 'unconfirmed' | 'active' | 'stopped' | 'disabled' | 'erased';

/** Somebody's wish to be told. The address is not part of it. */
export interface Subscription {
  readonly id: string;
  readonly subscriber: string;
  readonly channel: string;
  readonly state: SubscriptionState;
  readonly topics: z.output<typeof subscriptionRequest>['topics'];
  readonly schedule: z.output<typeof schedule>;
  readonly zone: string;
  readonly locale: string;
  readonly quietHours?: z.output<typeof quietHours> | undefined;
  /** What is recorded behind this position is told. */
  readonly after: number;
  /** For one that was asked to begin at a position: what was read of the log behind this one is still to be looked through for it. */
  readonly behind?: number | undefined;
  /** Why it was disabled. */
  readonly reason?: string | undefined;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
