import { legalDate } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type Next, renderNext } from '../next/render-next.ts';
import { InputError } from '../record/input-error.ts';
import type { Terminal } from '../terminal.ts';
import { asking } from './open-log.ts';

/** What `statecraft next` may be told. */
export interface NextFlags {
  readonly db: string;
  readonly on?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** Prints what may be done next with a measure, what each act needs, and by when. */
export async function nextCommand(id: string, { db, on, to, json }: NextFlags, terminal: Terminal): Promise<ExitCode> {
  if (on !== undefined && !legalDate.safeParse(on).success) {
    throw new InputError('--on', [{ place: '', problem: `${on} is no date, written YYYY-MM-DD` }]);
  }
  const answer = await asking(db, async (engine): Promise<Next | undefined> => {
    const measure = await engine.measure(id);
    if (!measure) return undefined;
    const way = to === undefined ? undefined : await engine.whyNot(id, to, on);
    return {
      measure: id,
      stage: measure.stage,
      on,
      next: await engine.available(id, on),
      deadlines: await engine.deadlines({ measure: id }),
      way: way && to !== undefined ? { to, reached: way.reached, acts: way.way } : undefined,
    };
  });
  if (!answer) throw new InputError(db, [{ place: '', problem: `no measure ${id} is on record` }]);
  terminal.print(json ? `${JSON.stringify(answer, null, 2)}\n` : renderNext(answer, terminal.paper));
  return exitCodes.done;
}
