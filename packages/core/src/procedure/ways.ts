import type { Row } from './procedure.ts';

/** The shortest way from a stage to each that can be reached from it, as rows, nearest first. */
export type Ways = ReadonlyMap<string, readonly Row[]>;

/** The ways that rows lead from a stage. Nobody is taken to have waived a rule unless told. */
export function waysFrom(rows: readonly Row[], from: string, waiving = false): Ways {
  const ways = new Map<string, readonly Row[]>([[from, []]]);
  for (const [stage, way] of ways) {
    for (const row of rows) {
      const passable = row.to !== 'same' && (waiving || row.when.question !== 'waiver');
      if (passable && row.stages.some((begin) => begin === stage) && !ways.has(row.to)) ways.set(row.to, [...way, row]);
    }
  }
  return ways;
}

/** Of the stages at which a row begins, the one nearest to reach, and the acts that lead there; absent where no way does. */
export function nearestBegin(ways: Ways, { stages }: Row) {
  return stages
    .flatMap((stage) => {
      const way = ways.get(stage);
      return way ? [{ stage, acts: way.map(({ act }) => act) }] : [];
    })
    .sort((a, b) => a.acts.length - b.acts.length)
    .at(0);
}
