import type { HistoryEntry, Opportunity, QuestionKind } from '@statecraft/core';
import { stageInWords } from './stages.ts';

/** One thing that may be done next: a vote once, with both ways it may go. */
export interface Choice {
  /** The row of the lifecycle table, of a vote the row where it carries. */
  readonly id: string;
  readonly title: string;
  readonly act: Opportunity['act'];
  /** What the act must say, its outcome left open. */
  readonly when: Opportunity['when'];
  readonly leads: string;
  readonly citation: string;
  /** Whether nothing that can be known beforehand speaks against it. */
  readonly ready: boolean;
  readonly needs: Opportunity['needs'];
  /** The act on record that is put right, where it is none that comes next. */
  readonly corrects?: HistoryEntry | undefined;
}

const questions: Readonly<Record<QuestionKind, string>> = {
  passage: 'Vote on passage',
  'first-reading': 'Vote on first reading',
  waiver: 'Vote to waive a rule',
  amendment: 'Vote on an amendment',
  reconsideration: 'Vote on reconsideration',
  discharge: 'Vote to discharge the committee',
  override: 'Vote to override the veto',
  acceptance: 'Vote on the text that came with the veto',
};

/** What may be done next, a vote once for both its outcomes; what is ready comes first. */
export function choicesOf(opportunities: readonly Opportunity[], stage: string): Choice[] {
  const kinds = new Map<string, Opportunity[]>();
  for (const each of opportunities) {
    const { outcome: _either, ...when } = each.when;
    const key = JSON.stringify([each.act, when]);
    kinds.set(key, [...(kinds.get(key) ?? []), each]);
  }
  const choices = [...kinds.values()].map((ways): Choice => {
    const way = ways.find(({ when }) => when.outcome === 'carried') ?? (ways[0] as Opportunity);
    const { outcome: _either, ...when } = way.when;
    return {
      id: way.row,
      title: typeof when.question === 'string' ? titleOf(when.question, way) : way.title,
      act: way.act,
      when,
      leads: leadsOf(ways, stage),
      citation: way.citation,
      ready: way.ready,
      needs: way.needs,
    };
  });
  return [...choices.filter(({ ready }) => ready), ...choices.filter(({ ready }) => !ready)];
}

/** A vote by its question: in our words for ours, else in those of its row. */
function titleOf(question: string, { title }: Opportunity): string {
  return Object.hasOwn(questions, question) ? questions[question as QuestionKind] : title;
}

function leadsOf(ways: readonly Opportunity[], stage: string): string {
  const [only, ...others] = ways;
  if (ways.every(({ to }) => to === stage)) return 'The measure stays where it is.';
  if (only && others.length === 0) return `Leads to: ${stageInWords(only.to)}.`;
  return `${ways.map(({ when, to }) => `If ${String(when.outcome ?? 'done')}: ${to === stage ? 'it stays where it is' : stageInWords(to)}`).join('. ')}.`;
}
