import { lifecycleOf, type Procedure } from '@statecraft/core';
import { lifecycleMachine } from '@statecraft/core/machine';
import { diagramOf } from '../diagram/diagram.ts';
import { mermaidOf } from '../diagram/mermaid.ts';
import { svgOf } from '../diagram/svg.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { loadSoundProcedure } from '../load-procedure.ts';
import type { VocabularyFlags } from '../load-vocabularies.ts';
import { InputError } from '../record/input-error.ts';
import type { Terminal } from '../terminal.ts';

/** Prints a diagram of a procedure's machine, in its newest edition unless another is named. */
export async function diagramCommand(
  of: string,
  { format, edition, vocabulary }: VocabularyFlags & { format: 'mermaid' | 'svg'; edition?: string },
  { print }: Terminal,
): Promise<ExitCode> {
  const procedure = await loadSoundProcedure(of, { vocabulary });
  const lifecycle = lifecycleOf(procedure, editionOf(procedure, edition));
  const diagram = diagramOf(lifecycleMachine(lifecycle), lifecycle);
  print(format === 'svg' ? await svgOf(diagram) : mermaidOf(diagram));
  return exitCodes.done;
}

function editionOf({ id, editions }: Procedure, asked: string | undefined): string {
  const ids = editions.map((edition) => edition.id);
  if (asked === undefined) return ids.at(-1) ?? '';
  if (ids.includes(asked)) return asked;
  const problem = `${id} has no edition "${asked}"; it has ${ids.join(', ')}`;
  throw new InputError('--edition', [{ place: '', problem }]);
}
