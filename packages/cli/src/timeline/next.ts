import { isOfFacts, isOfKind, type Lifecycle, type Need, type Opportunity, ownVocabulary } from '@statecraft/core';
import { indent, type Page } from '../print/page.ts';
import { type Span, span, spans } from '../print/spans.ts';
import type { ReplayedMeasure } from '../replay/replay-record.ts';
import { verdictMark } from './marks.ts';

/** Prints what may be done next with a measure, and what it takes. */
export function putNext(page: Page, { stage, next, history }: ReplayedMeasure, lifecycle: Lifecycle): void {
  const last = history.at(-1);
  if (!last) return;
  if (next.length === 0) {
    page.heading('Nothing may come next: this is where its way ends.');
    return;
  }
  page.heading(`What may come next, as of ${last.on}`);
  const choices = choicesOf(next, stage);
  for (const choice of [...choices.filter(({ ready }) => ready), ...choices.filter(({ ready }) => !ready)]) {
    page.put(
      spans(choice.title, choice.leads !== '' && span(` ${choice.leads}`, 'cyan')),
      indent(2, choice.ready ? span('›') : verdictMark('fails')),
    );
    const takes = choice.needs.flatMap((need) => inWords(need, lifecycle));
    if (takes.length > 0)
      page.put(
        takes.flatMap((each, index) => spans(index > 0 && span('; ', 'dim'), ...each)),
        indent(4),
      );
  }
}

/** One thing that may be done: a vote once, with both ways it may go. */
interface Choice {
  readonly title: string;
  readonly leads: string;
  readonly ready: boolean;
  readonly needs: readonly Need[];
}

function choicesOf(opportunities: readonly Opportunity[], stage: string): Choice[] {
  const kinds = new Map<string, Opportunity[]>();
  for (const each of opportunities) {
    const { outcome: _either, ...when } = each.when;
    const kind = JSON.stringify([each.act, when]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), each]);
  }
  return [...kinds.values()].map((ways): Choice => {
    const way = ways.find(({ when }) => when.outcome === 'carried') ?? (ways[0] as Opportunity);
    return {
      title: ways.length === 1 || way.when.question === undefined ? way.title : `Vote on ${way.when.question}`,
      leads: leadsOf(ways, stage),
      ready: way.ready,
      needs: way.needs,
    };
  });
}

/** Where an act leads, by its outcome if it has one; nowhere when the measure stays where it is. */
function leadsOf(ways: readonly Opportunity[], stage: string): string {
  const [only, ...others] = ways;
  if (ways.every(({ to }) => to === stage)) return '';
  if (only && others.length === 0) return `→ ${only.to}`;
  return `→ ${ways.map(({ when, to }) => `${to === stage ? `still ${to}` : to} if ${when.outcome}`).join(', ')}`;
}

/** What a rule asks of an act that is still to come; nothing where it is met, or goes without saying. */
function inWords({ rule, title, law, verdict, sentence }: Need, lifecycle: Lifecycle): Span[][] {
  const inForce = lifecycle.rule(rule);
  // A rule on the facts that found nothing to rule on, such as a hold there is not, asks for nothing.
  if (!inForce || isOfKind(ownVocabulary.rules.roll, inForce)) return [];
  if (verdict === undefined && isOfFacts(inForce)) return [];
  switch (verdict) {
    case undefined:
      return [[span(law, 'dim')]];
    case 'holds':
      return [];
    case 'fails':
      return [[span(`not yet: ${sentence}`, 'yellow')]];
    case 'undetermined':
    case 'unsettled':
      return [
        [
          span(
            `${title.charAt(0).toLowerCase()}${title.slice(1)} (${verdict === 'unsettled' ? 'not settled' : 'not determined'})`,
            'dim',
          ),
        ],
      ];
    default:
      return verdict satisfies never;
  }
}
