import { type Basis, lifecycleOf, type Verdict } from '@statecraft/core';
import { Page } from '../print/page.ts';
import { type Paper, span } from '../print/spans.ts';
import type { ReplayedRecord } from '../replay/replay-record.ts';
import { namesFrom, seatedBy } from '../words/names.ts';
import { putActs } from './acts.ts';
import { putDisagreements, putNotes, putSources } from './apparatus.ts';
import { itemsOf } from './items.ts';
import { legend, weakest } from './marks.ts';
import { putNext } from './next.ts';
import { putStanding } from './standing.ts';

/**
 * A replayed record as a timeline to read in a terminal: acts, votes with their sums, rulings with their citations, the stage, what may
 * come next, and what was refused.
 */
export function renderTimeline(replayed: ReplayedRecord, paper: Paper = {}): string {
  const { record, procedure, measures, bodies, refused } = replayed;
  const page = new Page(paper);
  const nameOf = namesFrom(record, procedure, seatedBy(bodies.flatMap(({ events }) => events)));
  page.put([span(record.record.title, 'bold')]);
  if (record.record.summary) page.put([span(record.record.summary)]);
  const edition = measures[0]?.procedure.edition;
  page.put([
    span(
      `${procedure.title}${edition ? `; law of edition ${edition}` : ''}; encoded as version ${procedure.version}`,
      'dim',
    ),
  ]);
  const used = { bases: new Set<Basis>(), verdicts: new Set<Verdict>() };
  const sections = measures.length > 0 ? measures : [undefined];
  for (const [index, measure] of sections.entries()) {
    if (sections.length > 1 && measure) page.heading(measure.id);
    page.line();
    putActs(page, itemsOf(replayed, measure, index === 0), { nameOf, procedure, used });
    if (measure) putStanding(page, measure, weakest(measure.history.map(({ event }) => event.basis)), record);
    if (measure) putNext(page, measure, lifecycleOf(procedure, measure.procedure.edition));
  }
  if (refused.length > 0 && measures.every(({ history }) => history.length === 0))
    page.line().put([span('Nothing of this record is on record.')]);
  putDisagreements(page, record);
  putNotes(page, record);
  putSources(page, record);
  if (used.bases.size + used.verdicts.size > 0) page.line().put(legend(used));
  return page.toString();
}
