import type { LegalDate } from '../calendar/legal-date.ts';
import { isWithin } from '../vocabulary/stage.ts';
import { availableOn, type Need, type Opportunity } from './available.ts';
import type { Context } from './context.ts';
import { openRows } from './open-rows.ts';
import type { Row } from './procedure.ts';
import type { Standing } from './situation.ts';
import { waysFrom } from './ways.ts';

/** What stands between a measure and a stage. */
export interface WhyNot {
  /** Whether the measure is there already. */
  readonly reached: boolean;
  /** The shortest way there, an act at a time; none where no way leads there. */
  readonly way: readonly Opportunity[];
  /** The rules that fail now on the first act of the way, as far as can be known before it is drawn up. */
  readonly failing: readonly Need[];
}

/**
 * What stands between a measure and a stage: the acts of the shortest way there, and what each needs.
 *
 * Nobody is taken to have waived a rule unless only a waiver leads there, and a way that is closed to the measure as it stands is left out
 * where another leads there.
 */
export function whyNot(context: Context, standing: Standing, stage: string, on: LegalDate): WhyNot {
  if (isWithin(standing.stage, stage)) return { reached: true, way: [], failing: [] };
  const { lifecycle } = context;
  const open = openRows(context, standing, on);
  const rows =
    wayTo(open, standing.stage, stage, false) ??
    wayTo(open, standing.stage, stage, true) ??
    wayTo(lifecycle.rows, standing.stage, stage, true) ??
    [];
  let at = standing.stage;
  const way = rows.flatMap((row) => {
    const step = availableOn(context, { ...standing, stage: at }, on).find((each) => each.row === row.id);
    at = row.to;
    return step ?? [];
  });
  return { reached: false, way, failing: way[0]?.needs.filter(({ verdict }) => verdict === 'fails') ?? [] };
}

function wayTo(rows: readonly Row[], from: string, to: string, waiving: boolean): readonly Row[] | undefined {
  return [...waysFrom(rows, from, waiving)].find(([stage]) => isWithin(stage, to))?.[1];
}
