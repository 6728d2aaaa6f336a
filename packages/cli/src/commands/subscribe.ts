import { isFault } from '@statecraft/core';
import { type Subscription, type SubscriptionRequest, type Topic, topicKey } from '@statecraft/notify';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type NotifyFlags, withNotifier } from '../notices/open-notifier.ts';
import { InputError, type InputProblem, printPath } from '../record/input-error.ts';
import type { Terminal } from '../terminal.ts';

/** What `statecraft subscribe` may be told. */
export interface SubscribeFlags extends NotifyFlags {
  readonly as?: string;
  readonly measure?: readonly string[];
  readonly body?: readonly string[];
  readonly sponsor?: readonly string[];
  readonly votesOf?: readonly string[];
  readonly subject?: readonly string[];
  readonly stage?: readonly string[];
  readonly place?: readonly string[];
  readonly code?: readonly string[];
  readonly query?: readonly string[];
  readonly deadline?: readonly string[];
  readonly everything?: boolean;
  readonly daily?: string | true;
  readonly weekly?: string;
  readonly beforeMeeting?: string;
  readonly zone?: string;
  readonly language?: string;
  readonly quiet?: string;
  readonly confirmed?: boolean;
  readonly fromStart?: boolean;
  readonly list?: boolean;
  readonly stop?: boolean;
  readonly erase?: boolean;
  readonly resume?: boolean;
}

/** Takes a subscription; or lists, ends or erases those of a subscriber. */
export async function subscribeCommand(
  to: string | undefined,
  flags: SubscribeFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  return withNotifier(flags, terminal, async (notifier) => {
    if (flags.list || flags.stop || flags.erase || flags.resume) {
      const subscriber = flags.as ?? '';
      if (subscriber === '') throw new InputError('--as', [{ place: '', problem: 'name the subscriber' }]);
      if (flags.erase) {
        await terminal.print(
          `Erased ${counted(await notifier.erase(subscriber))} of ${subscriber}, with the address.\n`,
        );
        return exitCodes.done;
      }
      const all = await notifier.subscriptionsOf(subscriber);
      if (flags.stop) {
        for (const { id } of all) await notifier.end(id);
        await terminal.print(`Ended ${counted(all.length)} of ${subscriber}.\n`);
        return exitCodes.done;
      }
      if (flags.resume) {
        const resumed = await Promise.all(all.map(({ id }) => notifier.enable(id)));
        await terminal.print(
          `Took up ${counted(resumed.filter((each) => each !== undefined).length)} of ${subscriber} again.\n`,
        );
        return exitCodes.done;
      }
      await terminal.print(all.map(printed).join('') || `${subscriber} has no subscription.\n`);
      return exitCodes.done;
    }
    if (to === undefined) throw new InputError('TO', [{ place: '', problem: 'say where notices are to go' }]);
    const asked = await notifier
      .subscribe(requestOf(to, flags), {
        confirmed: flags.confirmed ?? false,
        ...(flags.fromStart && { after: 0 }),
      })
      .catch((fault: unknown) => {
        if (!isFault(fault, 'channel-unknown')) throw fault;
        const problem = `nothing can be sent there: name a ${to.startsWith('board:') ? 'folder as boards' : 'server as mail'} in a city file (docs/notify.md)`;
        throw new InputError('--city', [{ place: '', problem }], fault);
      });
    if (!asked.ok) {
      const [first, ...others] = asked.malformations.map(
        ({ path, message }): InputProblem => ({ place: printPath(path), problem: message }),
      );
      throw new InputError('subscription', [first ?? { place: '', problem: 'cannot be taken' }, ...others]);
    }
    await terminal.print(printed(asked.subscription));
    if (asked.secret !== undefined) await terminal.print(`Secret to check signatures with: ${asked.secret}\n`);
    if (asked.subscription.state === 'unconfirmed')
      await terminal.print('It begins once it is confirmed: `statecraft notify` sends the request.\n');
    return exitCodes.done;
  });
}

function requestOf(to: string, flags: SubscribeFlags): SubscriptionRequest {
  const { zone, language, quiet } = flags;
  const [channel, address] = /^https?:/.test(to)
    ? ['webhook', to]
    : to.includes('@')
      ? ['email', to]
      : to.startsWith('board:')
        ? ['posted', to.slice('board:'.length)]
        : ['terminal', to];
  const [from = '', until = ''] = quiet?.split('-') ?? [];
  return {
    subscriber: flags.as ?? `subscriber-${crypto.randomUUID()}`,
    channel,
    address,
    topics: topicsOf(flags),
    schedule: scheduleOf(flags),
    ...(zone !== undefined && { zone }),
    ...(language !== undefined && { locale: language }),
    ...(quiet !== undefined && { quietHours: { from, to: until } }),
  };
}

/** Throws `InputError` where nothing is followed. */
function topicsOf(flags: SubscribeFlags): Topic[] {
  const topics = followed(flags);
  if (topics.length > 0) return topics;
  const problem = 'say what to follow, by --measure, --body, --sponsor, --stage or another, or by --everything';
  throw new InputError('subscription', [{ place: '', problem }]);
}

function followed(flags: SubscribeFlags): Topic[] {
  const of = <Kind extends Topic>(values: readonly string[] = [], make: (value: string) => Kind): Kind[] =>
    values.map(make);
  return [
    ...of(flags.measure, (id): Topic => ({ kind: 'measure', id })),
    ...of(flags.body, (id): Topic => ({ kind: 'body', id })),
    ...of(flags.sponsor, (id): Topic => ({ kind: 'sponsor', id })),
    ...of(flags.votesOf, (id): Topic => ({ kind: 'votes-of', id })),
    ...of(flags.subject, (name): Topic => ({ kind: 'subject', name })),
    ...of(flags.stage, (stage): Topic => ({ kind: 'stage', stage })),
    ...of(flags.place, (name): Topic => ({ kind: 'place', name })),
    ...of(flags.code, (section): Topic => ({ kind: 'code', section })),
    ...of(flags.query, (words): Topic => ({ kind: 'query', words })),
    ...of(flags.deadline, (days): Topic => ({ kind: 'deadline', days: daysIn(days) })),
    ...(flags.everything ? [{ kind: 'everything' } satisfies Topic] : []),
  ];
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function scheduleOf({ daily, weekly, beforeMeeting }: SubscribeFlags): NonNullable<SubscriptionRequest['schedule']> {
  if (daily !== undefined) return { kind: 'daily', ...(typeof daily === 'string' && { at: daily }) };
  if (weekly !== undefined) return { kind: 'weekly', weekday: weekdayIn(weekly) };
  if (beforeMeeting !== undefined) return { kind: 'before-meeting', body: beforeMeeting };
  return { kind: 'immediate' };
}

function weekdayIn(given: string): number {
  const weekday = weekdays.indexOf(given.toLowerCase()) + 1;
  if (weekday > 0) return weekday;
  throw new InputError('--weekly', [{ place: '', problem: `${given} is no weekday; it takes ${weekdays.join(', ')}` }]);
}

function daysIn(given: string): number {
  if (/^\d{1,3}$/.test(given) && Number(given) <= 365) return Number(given);
  throw new InputError('--deadline', [
    { place: '', problem: `${given} is no number of days; it takes 0 to 365, such as 7` },
  ]);
}

function printed({ id, subscriber, channel, state, topics, schedule, reason }: Subscription): string {
  const what = topics.map(topicKey).join(', ') || 'nothing';
  return `${id}: ${subscriber}, by ${channel}, ${schedule.kind}, ${state}${reason === undefined ? '' : ` (${reason})`}: ${what}\n`;
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'subscription' : 'subscriptions'}`;
}
