import { setTimeout as sleep } from 'node:timers/promises';
import { nuid } from '@nats-io/transport-node';
import { type Appended, type DraftedCommit, isFault, type RecordedEvent } from '@statecraft/core';
import { faultOf, isConflict, isUnsent, lastSequenceIn, lost, outrun, unanswered } from './faults.ts';
import type { Follower, Source } from './follower.ts';
import type { Patience } from './link.ts';
import { bodyOf, eventIn, headerRoom, headersOf, type Message } from './message.ts';
import { commandIdsOf, type Plan, planMessage } from './plan-message.ts';

/** The size from which no further commit is put into a message. */
const enough = 256 * 1024;

type Outcome = PromiseSettledResult<Appended>;

/** Writes groups of commits, each group in one message, on the condition that it follows the last message known. */
export class GroupPublisher {
  readonly #source: Source;
  readonly #follower: Follower;
  #limit: number;

  constructor(source: Source, follower: Follower) {
    this.#source = source;
    this.#follower = follower;
    this.#limit = source.link.connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
  }

  /** Gives the outcomes of the first commits of the group, at least one; the others are to come again. */
  async write(group: readonly DraftedCommit[]): Promise<readonly Outcome[]> {
    let plan: Plan | undefined;
    try {
      const patience = this.#follower.patience();
      const found = new Map<string, readonly RecordedEvent[]>();
      for (;;) {
        await this.#find(group, found, patience);
        plan = this.#plan(group, found);
        if (plan && (await this.#settles(plan, patience))) return plan.verdicts.map(({ outcome }) => outcome);
        if (performance.now() >= patience.until) throw outrun(this.#source.log, this.#source.timeout);
      }
    } catch (error) {
      const reason = faultOf(error, this.#source.log);
      // What the server refuses may lie in one commit alone, too large for the room that is left: then the others go through by themselves.
      const refused = isFault(reason, 'log-full') || isFault(reason, 'append-too-large');
      if (group.length > 1 && refused) return [...(await this.write(group.slice(0, 1)))];
      const verdicts = plan?.verdicts ?? [];
      return group.map((_, n) => (verdicts[n]?.certain ? verdicts[n].outcome : { status: 'rejected', reason }));
    }
  }

  /** Looks up what is on record of the group's commands. */
  async #find(
    group: readonly DraftedCommit[],
    found: Map<string, readonly RecordedEvent[]>,
    patience: Patience,
  ): Promise<void> {
    for (const commandId of group.flatMap(commandIdsOf)) {
      const sequence = this.#follower.index.messageOf(commandId);
      if (sequence === undefined || found.has(commandId)) continue;
      const { lines } = await this.#follower.message(sequence, patience);
      const events = lines.map((line) => eventIn(this.#source.log, sequence, line));
      found.set(
        commandId,
        events.filter((event) => event.commandId === commandId),
      );
    }
  }

  /** Nothing when a command of the group has come on record since it was looked up. */
  #plan(group: readonly DraftedCommit[], found: ReadonlyMap<string, readonly RecordedEvent[]>): Plan | undefined {
    const { index } = this.#follower;
    const isKnown = (commandId: string) => index.messageOf(commandId) === undefined || found.has(commandId);
    if (!group.flatMap(commandIdsOf).every(isKnown)) return undefined;
    this.#limit = this.#source.link.connection.info?.max_payload ?? this.#limit;
    const room = { limit: this.#limit - headerRoom, enough };
    return planMessage(this.#source.log, index, group, (commandId) => found.get(commandId) ?? [], room);
  }

  /** Whether what was planned has come to be. */
  async #settles(plan: Plan, patience: Patience): Promise<boolean> {
    if (plan.events.length > 0) return this.#publish(plan, patience);
    if (plan.verdicts.every(({ certain }) => certain)) return true;
    // A refusal may rest on what is no longer so.
    await this.#follower.latest();
    return this.#follower.index.sequence === plan.after;
  }

  /**
   * Publishes a message until it is known whether it stands in its place, or another one does.
   *
   * Only one message can follow the last one known: a copy that was delayed on its way can never be recorded beside it.
   */
  async #publish({ after, events, lines }: Plan, patience: Patience): Promise<boolean> {
    const { jetstream, link, log, names, timeout } = this.#source;
    const message: Message = { id: nuid.next(), lines };
    const body = bodyOf(message);
    const options = {
      headers: headersOf(message),
      expect: { lastSequence: after, streamName: names.stream },
      timeout: Math.max(100, timeout / 4),
    };
    this.#follower.announce(message.id, events);
    let mayBeRecorded = false;
    for (;;) {
      try {
        await this.#follower.verified();
        const { seq } = await link.once(() => jetstream.publish(names.subject, body, options), patience);
        if (seq !== after + 1) throw lost(log, `a message that follows ${after} stands at ${seq}`);
        this.#follower.receive(seq, message);
        this.#follower.checkSound();
        return true;
      } catch (error) {
        if (isConflict(error)) return this.#standsAt(after + 1, message.id, lastSequenceIn(error), patience);
        mayBeRecorded ||= !isUnsent(error);
        if (!link.mayAskAgain(error, patience)) {
          throw mayBeRecorded && !isFault(error) ? unanswered(log, timeout, error) : error;
        }
      }
      await sleep(20 + Math.random() * 30);
    }
  }

  /** Whether the message at a sequence, which somebody's holds, is this one. */
  async #standsAt(sequence: number, id: string, last: number, patience: Patience): Promise<boolean> {
    if (last < sequence) await this.#follower.latest();
    else await this.#follower.catchUp(last, () => patience);
    if (this.#follower.index.sequence < sequence) return false;
    return (await this.#follower.message(sequence, patience)).id === id;
  }
}
