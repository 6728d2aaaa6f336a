import { type Command, createEngine, type Engine, memoryLog, type Procedure } from '@statecraft/core';
import { numberedSeats } from '@statecraft/testing';

/** The measure all examples of a city are about. */
export const measure = 'example';

/** A procedure's council with every seat filled, and how it votes. */
export function councilOf({ council, bodies }: Procedure, since = '2010-01-04') {
  const members = numberedSeats(bodies[council]?.seats ?? 0);
  return {
    members,
    /** The commands that seat the members. */
    roster: members.map((member): Command => ({ type: 'seat', body: council, on: since, historical: true, member })),
    /** A vote with so many ayes and, unless told otherwise, everybody else against. */
    vote: (
      kind: 'passage' | 'first-reading' | 'override',
      ayes: number,
      on: string,
      more: { nays?: number; announced?: 'carried' | 'lost' } = {},
    ): Command => {
      const { nays = members.length - ayes, ...rest } = more;
      const method = {
        kind: 'roll-call' as const,
        ayes: members.slice(0, ayes),
        nays: members.slice(ayes, ayes + nays),
      };
      return { type: 'vote', measure, on, question: { kind }, method, ...rest };
    },
    /** A meeting that is called for a day, one that is held on it, and one that will not be. */
    call: (day: string, on: string): Command => ({
      type: 'call',
      body: council,
      meeting: day,
      on,
      startsAt: `${day}T10:00`,
    }),
    convene: (on: string): Command => ({ type: 'convene', body: council, meeting: on, on, present: members }),
    cancel: (meeting: string, on: string): Command => ({ type: 'cancel', body: council, meeting, on }),
  };
}

/** An engine of a city on a log of its own, after some acts, none of them refused. */
export async function engineOf(procedure: Procedure, ...history: readonly Command[]): Promise<Engine> {
  const engine = createEngine({ log: memoryLog(), procedures: [procedure], clock: () => '2026-01-08T15:00:00.000Z' });
  const result = await engine.executeAll(history);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return engine;
}

/** The same vote, with one among the nays who is no member. */
export function withStranger(vote: Command): Command {
  if (vote.type !== 'vote' || vote.method.kind !== 'roll-call') throw new Error('not a vote by roll call');
  return { ...vote, method: { ...vote.method, nays: [...(vote.method.nays ?? []).slice(1), 'stranger'] } };
}
