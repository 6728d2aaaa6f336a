import type { Basis } from '@statecraft/core';
import type { Page } from '../print/page.ts';
import { span, spans } from '../print/spans.ts';
import type { LoadedRecord } from '../record/load-record.ts';
import type { ReplayedMeasure } from '../replay/replay-record.ts';
import { basisWord } from './marks.ts';

/** Where a measure stands: its stage, the effective date that the rule computes beside the one on record, the days that are set. */
export function putStanding(
  page: Page,
  { id, stage, effect, deadlines }: Pick<ReplayedMeasure, 'id' | 'stage' | 'effect' | 'deadlines'>,
  basis: Basis,
  { record: { onRecord, measure } }: Pick<LoadedRecord, 'record'>,
): void {
  const claimed = measure === undefined || measure === id ? onRecord.effective : undefined;
  const day = effect && (effect.date ?? `${effect.candidates?.join(' or ')}, not settled which;`);
  // What follows from a supposed act is supposed, and says so wherever it is shown.
  const supposed = basis === 'hypothetical' && basisWord(basis, 'hypothetical: ');
  page.line().entry('Stage', spans(supposed, span(stage, 'bold')));
  if (day !== undefined || claimed !== undefined) {
    const sides = [
      day !== undefined && spans(supposed, span(day, 'bold'), ' computed'),
      claimed !== undefined && spans(span(claimed ?? 'None', 'bold'), ' on record'),
    ].filter((side) => side !== false);
    page.entry(
      'Effective',
      sides.flatMap((side, index) => spans(index > 0 && '   |   ', ...side)),
    );
    if (effect) page.entry('', spans(effect.title, span(` · ${effect.citation}`, 'dim')));
  }
  for (const { rule, title, date, candidates, citation, part } of deadlines) {
    const set = date ?? candidates?.join(' or ') ?? '';
    if (rule !== effect?.rule || part !== undefined)
      page.entry(
        'By when',
        spans(
          supposed,
          span(set, 'bold'),
          ` ${part === undefined ? '' : `${part}: `}${title}`,
          span(` · ${citation}`, 'dim'),
        ),
      );
  }
}
