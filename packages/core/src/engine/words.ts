import type { ProcedureRef } from '../log/event.ts';
import { type ExplainedRuling, explainRuling } from '../procedure/explain.ts';
import { lifecycleOf } from '../procedure/lifecycle.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Ruling } from '../vocabulary/ruling.ts';

/** Rulings in words, from the procedure and edition that made them where they are at hand. */
export function inWords(
  procedures: readonly Procedure[],
  { id, edition }: ProcedureRef,
  rulings: readonly Ruling[],
): ExplainedRuling[] {
  const procedure = procedures.find((each) => each.id === id);
  const known = procedure?.editions.some((each) => each.id === edition);
  const lifecycle = procedure && known ? lifecycleOf(procedure, edition) : undefined;
  return rulings.map((ruling) => explainRuling(lifecycle, ruling));
}
