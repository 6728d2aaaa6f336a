import type { ActOf } from '../acts/command.ts';
import { correct } from '../acts/correct.ts';
import type { Definitions, Recording } from '../definitions.ts';
import type { RecordedEvent } from '../log/event.ts';
import { namedIn } from '../vocabulary/named-in.ts';

/** The bodies that the acts of a stream name, and those that corrections would have them name. */
export function bodiesNamedIn(events: readonly RecordedEvent[], definitions: Definitions): Set<string> {
  const named = new Set<string>();
  const acts = new Map<string, Recording>();
  const name = (act: Recording | undefined, data: unknown) => {
    for (const body of act ? namedIn(act.data, 'body', data) : []) named.add(body);
  };
  for (const event of events) {
    if (event.type !== correct.event) {
      const act = definitions.actOfEvent(event);
      if (act) acts.set(event.id, act);
      name(act, event.data);
      continue;
    }
    const { event: id, change } = event.data as ActOf<'correct'>['data'];
    if ('strike' in change) continue;
    const act = change.act === undefined ? acts.get(id) : definitions.commandable(change.act);
    if (act) acts.set(id, act);
    name(act, change.data);
  }
  return named;
}
