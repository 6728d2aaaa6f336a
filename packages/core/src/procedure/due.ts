import type { Command } from '../acts/command.ts';
import { addDays, type LegalDate } from '../calendar/legal-date.ts';
import type { Context } from './assess.ts';
import { printCitation } from './citation.ts';
import type { MeasureState } from './replay.ts';
import { appliesTo } from './rule.ts';
import { behaviourOf } from './rules/rules.ts';

/** An act that nobody does: the law does it when a time has run out. */
export interface DueAct {
  readonly row: string;
  readonly title: string;
  /** The first legal date on which it may be recorded. */
  readonly on: LegalDate;
  readonly rule: string;
  readonly citation: string;
  /** The command that records it; from the same record the same command is made again. */
  readonly command: Command;
}

/** The acts by which a time that has run out goes on record. */
const inactions = ['lapse', 'expire'];

/** The acts that are due for a measure as it stands, whenever their day comes: a lapse into law, a pocket death. */
export function dueFor({ lifecycle, bodies }: Context, measure: string, standing: MeasureState): DueAct[] {
  return lifecycle.rows
    .filter(({ act, stages }) => inactions.includes(act) && stages.some((stage) => stage === standing.stage))
    .flatMap((row): DueAct[] => {
      // Where several times must have run out, it is due with the last of them.
      const [last] = lifecycle
        .rulesOf(row)
        .flatMap((rule) => {
          const due = appliesTo(rule.for, standing.facts)
            ? behaviourOf(rule).deadline?.(rule, { ...standing, bodies })
            : undefined;
          if (!due || !('date' in due) || (due.when !== 'after' && due.when !== 'from')) return [];
          return [{ rule, on: due.when === 'after' ? addDays(due.date, 1) : due.date }];
        })
        .sort((a, b) => b.on.localeCompare(a.on));
      if (!last) return [];
      const { rule, on } = last;
      // The version is part of it: when what was recorded is struck, and the time has run out all the same, it is due anew.
      const commandId = `due/${measure}/${row.id}/${on}/${standing.version}`;
      const command = { type: row.act, measure, on, commandId } as Command;
      return [{ row: row.id, title: row.title, on, rule: rule.id, citation: printCitation(rule), command }];
    });
}
