import {
  type Basis,
  isAct,
  lifecycleOf,
  lifecycleOn,
  listed,
  ownVocabulary,
  type Procedure,
  type Verdict,
} from '@statecraft/core';
import type { Page } from '../print/page.ts';
import { span, spans } from '../print/spans.ts';
import { actInWords } from '../words/act-words.ts';
import type { NameOf } from '../words/names.ts';
import { putGrounds } from './grounds.ts';
import { dayOf, type Item } from './items.ts';
import { basisMark, verdictMark } from './marks.ts';
import { alongside, rail, station } from './rail.ts';
import { putRulings } from './rulings.ts';

/** What the stations of a timeline are printed with. */
export interface Telling {
  readonly nameOf: NameOf;
  readonly procedure: Procedure;
  /** Which marks were used, for the legend. */
  readonly used: { readonly bases: Set<Basis>; readonly verdicts: Set<Verdict> };
}

/** Prints the stations of a timeline, one below the other. */
export function putActs(page: Page, items: readonly Item[], telling: Telling): void {
  let before: string | undefined;
  let ground: string | undefined;
  for (const [index, item] of items.entries()) {
    if (index > 0) page.line([rail]);
    const said = putItem(page, item, before, ground, telling);
    before = dayOf(item);
    ground = said;
  }
}

/** Prints one station and gives the grounds it stands on, so that the next need not say them again. */
function putItem(page: Page, item: Item, before: string | undefined, ground: string | undefined, telling: Telling) {
  const { nameOf, procedure, used } = telling;
  switch (item.kind) {
    case 'act': {
      const { act, source, stage, rulings, edition, corrected } = item;
      const { headline, details } = actInWords(act, { nameOf, lifecycle: lifecycleOf(procedure, edition), rulings });
      const landed = stage === undefined ? undefined : span(`→ ${stage}`, 'cyan');
      page.put([span(headline, 'bold')], station(act.on, before, basisMark(act.basis)), landed);
      for (const detail of details) page.put([span(detail)], alongside);
      if (corrected) page.put([span('as corrected', 'yellow')], alongside);
      putRulings(page, rulings, rail);
      used.bases.add(act.basis);
      for (const { verdict, asked } of rulings) if (!asked) used.verdicts.add(verdict);
      return putGrounds(page, act.basis, source, ground);
    }
    case 'seats': {
      const [first] = item.acts;
      if (!first) return ground;
      const members = item.acts.flatMap((act) => {
        if (!isAct(ownVocabulary.acts.seat, act)) return [];
        const { member, name = nameOf(member), role } = act.data;
        return [`${name}${role ? ` (${role})` : ''}`];
      });
      page.put(
        [span(`Seated in ${nameOf(item.body)}: ${members.length}`, 'bold')],
        station(first.on, before, basisMark(first.basis)),
      );
      page.put([span(listed(members))], alongside);
      used.bases.add(first.basis);
      return putGrounds(page, first.basis, item.source, ground);
    }
    case 'refusal': {
      const { act, of, rejections } = item;
      const lifecycle = lifecycleOn(procedure, act.on);
      const rulings = rejections.flatMap(({ ruling }) => (ruling ? [ruling] : []));
      const { headline } = actInWords(act, { nameOf, lifecycle, rulings });
      page.put([span(`Refused: act ${of.index + 1}. ${headline}`, 'red')], station(act.on, before, span('✗', 'red')));
      for (const { rule, citation, message } of rejections) {
        const title = lifecycle.rule(rule)?.title ?? lifecycle.row(rule)?.title;
        page.put(spans(title && `${title}: `, message, span(` · ${citation}`, 'dim')), {
          first: spans(rail, verdictMark('fails'), ' '),
          rest: spans(rail, '  '),
        });
      }
      return ground;
    }
    default:
      return item satisfies never;
  }
}
