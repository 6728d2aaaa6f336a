import { isFault } from '@statecraft/core';
import { z } from 'zod';
import { clerk } from '../http/caller.ts';
import { Problem, pointersOf } from '../http/problem.ts';
import { endpoint } from './endpoint.ts';
import { pathId, subscribed, subscribing, subscription, subscriptionList } from './schemas.ts';

/** Subscribes a system or a person. */
export const subscribe = endpoint({
  method: 'post',
  path: '/subscriptions',
  id: 'subscribe',
  tag: 'Notices',
  summary: 'Subscribes a system by webhook, or a person by e-mail, to topics. A person is asked by mail first.',
  right: 'clerk',
  body: { schema: subscribing },
  answers: { 201: { description: 'The subscription; a webhook’s secret is told here once.', schema: subscribed } },
  async handle({ city, caller, body }) {
    clerk(caller);
    try {
      // A webhook is a system that the clerk knows; whether a mailbox wants mail only its owner says.
      const result = await city.notifier.subscribe(body, { confirmed: body.channel === 'webhook' });
      if (!result.ok)
        throw new Problem('not-well-formed', {
          detail: 'The subscription is not of its form.',
          more: { errors: pointersOf(result.malformations) },
        });
      const { subscription: made, secret } = result;
      return { status: 201, json: { subscription: made, secret } };
    } catch (fault) {
      if (!isFault(fault, 'channel-unknown')) throw fault;
      throw new Problem('not-well-formed', {
        detail: 'The service has no such channel.',
        more: {
          errors: [
            {
              pointer: '/channel',
              message: 'is no channel of this service; no mail leaves it unless it was told a mail server',
            },
          ],
        },
      });
    }
  },
});

/** What a subscriber follows. */
export const listSubscriptions = endpoint({
  method: 'get',
  path: '/subscriptions',
  id: 'subscriptions',
  tag: 'Notices',
  summary: 'The subscriptions of a subscriber.',
  right: 'clerk',
  query: z.object({ subscriber: pathId }),
  answers: { 200: { description: 'The subscriptions, without addresses.', schema: subscriptionList } },
  async handle({ city, caller, query: { subscriber } }) {
    clerk(caller);
    return { json: { subscriptions: await city.notifier.subscriptionsOf(subscriber) } };
  },
});

/** Ends a subscription. */
export const unsubscribe = endpoint({
  method: 'delete',
  path: '/subscriptions/:id',
  id: 'unsubscribe',
  tag: 'Notices',
  summary: 'Ends a subscription.',
  right: 'clerk',
  params: z.object({ id: z.string().regex(/^\w[\w-]{0,99}$/, 'expected the id of a subscription') }),
  answers: { 200: { description: 'It is ended.', schema: subscription } },
  problems: ['not-found'],
  async handle({ city, caller, path: { id } }) {
    clerk(caller);
    const ended = await city.notifier.end(id);
    if (!ended) throw new Problem('not-found', { detail: `There is no subscription ${id}.` });
    return { json: ended };
  },
});
