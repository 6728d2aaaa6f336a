import {
  assess,
  type Command,
  lifecycleOf,
  type Procedure,
  parseCommand,
  place,
  type Standing,
} from '@statecraft/core';
import { unfiled } from '../unfiled.ts';
import { hallOfHistories, type LawfulOptions } from './lawful.ts';

/** How often histories came to each stage, and took each row. */
export interface Distribution {
  readonly histories: number;
  readonly acts: number;
  /** By stage, how many histories came there; rarest first. */
  readonly stages: Readonly<Record<string, number>>;
  /** By row, how often it was taken; rarest first. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Counts what lawful histories reach. Acts that are refused count for nothing. */
export function distributionOf(
  procedure: Procedure,
  histories: readonly (readonly Command[])[],
  options: LawfulOptions = {},
): Distribution {
  const edition = options.edition ?? procedure.editions.at(-1)?.id ?? '';
  const lifecycle = lifecycleOf(procedure, edition);
  const { bodies } = hallOfHistories(procedure, { ...options, edition });
  const stages = new Map(lifecycle.stages.map((stage): [string, number] => [stage, 0]));
  const rows = new Map(lifecycle.rows.map(({ id }) => [id, 0]));
  let acts = 0;
  for (const history of histories) {
    let standing: Standing = unfiled(lifecycle);
    const been = new Set<string>([standing.stage]);
    for (const command of history) {
      const parsed = parseCommand(command, () => 'counted', procedure.uses);
      if ('malformations' in parsed) continue;
      const assessment = assess({ lifecycle, bodies }, standing, parsed.request.act);
      if (!assessment.row || !assessment.inOrder) continue;
      acts += 1;
      rows.set(assessment.row.id, (rows.get(assessment.row.id) ?? 0) + 1);
      standing = place(standing, assessment);
      been.add(standing.stage);
    }
    for (const stage of been) stages.set(stage, (stages.get(stage) ?? 0) + 1);
  }
  return { histories: histories.length, acts, stages: rarestFirst(stages), rows: rarestFirst(rows) };
}

/** A distribution as a table to read: what is rare stands first. */
export function printDistribution({ histories, acts, stages, rows }: Distribution): string {
  const table = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`);
  return [`${histories} histories, ${acts} acts`, 'stages', ...table(stages), 'rows', ...table(rows)].join('\n');
}

function rarestFirst(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([, a], [, b]) => a - b));
}
