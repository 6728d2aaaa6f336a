import type { Row } from './procedure.ts';

/** The shortest way from a stage to each that can be reached from it, as rows, nearest first. Nobody is taken to have waived a rule unless told. */
export function waysFrom(rows: readonly Row[], from: string, waiving = false): Map<string, readonly Row[]> {
  const ways = new Map<string, readonly Row[]>([[from, []]]);
  for (const [stage, way] of ways) {
    for (const row of rows) {
      const passable = row.to !== 'same' && (waiving || row.when.question !== 'waiver');
      if (passable && row.stages.some((begin) => begin === stage) && !ways.has(row.to)) ways.set(row.to, [...way, row]);
    }
  }
  return ways;
}
