import type { ProcedureRef, Ruling } from '../log/event.ts';
import { type ExplainedRuling, explainRuling } from '../procedure/explain.ts';
import { lifecycleOf } from '../procedure/lifecycle.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { procedureFor } from './draft.ts';

/** Rulings in words, from the procedure and edition that made them. */
export function inWords(
  procedures: readonly Procedure[],
  ref: ProcedureRef,
  rulings: readonly Ruling[],
): ExplainedRuling[] {
  const lifecycle = lifecycleOf(procedureFor(procedures, ref.id), ref.edition);
  return rulings.map((ruling) => explainRuling(lifecycle, ruling));
}
