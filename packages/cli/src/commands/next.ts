import { legalDate, lifecycleOf, type Measure, type Procedure } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type Next, renderNext } from '../next/render-next.ts';
import { InputError } from '../record/input-error.ts';
import type { Terminal } from '../terminal.ts';
import { type AskFlags, addressIn, asking, shown } from './open-log.ts';

/** What `statecraft next` may be told. */
export interface NextFlags extends AskFlags {
  readonly on?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** Prints what may be done next with a measure, what each act needs, and by when. */
export async function nextCommand(
  id: string,
  { on, to, json, ...at }: NextFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  if (on !== undefined && !legalDate.safeParse(on).success) {
    throw new InputError('--on', [{ place: '', problem: `${on} is no date, written YYYY-MM-DD` }]);
  }
  const answer = await asking(at, async (engine, { procedures }): Promise<Next | undefined> => {
    const measure = await engine.measure(id);
    if (!measure) return undefined;
    if (to !== undefined) checkStage(to, measure, procedures);
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
  if (!answer) throw new InputError(shown(addressIn(at)), [{ place: '', problem: `no measure ${id} is on record` }]);
  terminal.print(json ? `${JSON.stringify(answer, null, 2)}\n` : renderNext(answer, terminal.paper));
  return exitCodes.done;
}

/** Throws `InputError` for a stage that the law of a measure does not have. */
function checkStage(
  to: string,
  { procedure: ref }: Pick<Measure, 'procedure'>,
  procedures: readonly Procedure[],
): void {
  const procedure = procedures.find(({ id }) => id === ref?.id);
  if (!ref || !procedure) return;
  const stages: readonly string[] = lifecycleOf(procedure, ref.edition).stages;
  if (stages.includes(to)) return;
  const problem = `${procedure.id} has no stage ${to}; it has ${stages.filter((stage) => stage !== 'unfiled').join(', ')}`;
  throw new InputError('--to', [{ place: '', problem }]);
}
