import { countOf, isAct, ownVocabulary } from '@statecraft/core';
import type { MappedAct } from '../mapping/acts.ts';
import type { Finding } from './finding.ts';

/** What a motion's text says of its outcome: `..., failed by Roll Call.` */
const OUTCOME = /\b(approved|failed) by (?:consent )?roll call\b/i;

/** Where a row contradicts itself: the motion's text against the flag, with the count where there is one. */
export function contradictionsIn(of: MappedAct): Finding[] {
  const { motion, passed, id } = of.row;
  if (motion === undefined || passed === undefined || of.inferredFrom !== undefined) return [];
  const [, said] = OUTCOME.exec(motion) ?? [];
  if (said === undefined || (said.toLowerCase() === 'approved') === passed) return [];
  const count = isAct(ownVocabulary.acts.vote, of.act) ? countOf(of.act.data.method) : undefined;
  const sum = count ? `, and the roll counts ${count.ayes} to ${count.nays}` : '';
  return [
    {
      kind: 'contradiction',
      rule: 'record.motion',
      sentence: `the text of the motion says that it ${said.toLowerCase()}, its flag that it ${passed ? 'passed' : 'failed'}${sum}`,
      citation: `the record against itself, row ${id}`,
      of,
    },
  ];
}
