import { describeProcedure } from '@statecraft/testing/procedure';
import { drafts } from '../src/drafts.ts';
import { xanaduCrossing } from '../src/procedure/xanadu-crossing.ts';

// [XC-17] What is lawful reads the same live and after a restart; what has one thing wrong is refused for it.
describeProcedure(
  xanaduCrossing,
  {
    'no change of the charter is law without the people': ({ stage, facts }) =>
      stage !== 'enacted' ||
      !facts.classes?.includes('charter-amendment') ||
      facts.votes.some(({ body, outcome }) => body === 'people' && outcome === 'carried'),
    'no ordinance passes without a fiscal note': ({ facts: { kind, dates } }) =>
      kind !== 'ordinance' || dates.passage === undefined || 'fiscal-note' in dates,
  },
  {
    drafts,
    runs: 60,
    explained: { 'cycle-without-progress vote.tabled vote': 'Robert’s Rules set no bound to tabling' },
  },
);
