import { describeProcedure } from '../src/procedure.ts';
import { ogdenville } from './ogdenville.ts';

describeProcedure(
  ogdenville,
  {
    'nothing is law without three ayes': ({ stage, facts }) => {
      const passage = facts.votes.findLast(({ question }) => question.kind === 'passage');
      return stage !== 'enacted' || (passage?.method.kind === 'roll-call' && passage.method.ayes.length >= 3);
    },
    'a refused act leaves the measure where it was': ({ acts }) => {
      for (const [index, { accepted, stage }] of acts.entries())
        if (!accepted && stage !== (acts[index - 1]?.stage ?? 'unfiled')) return `${stage} after a refusal`;
      return undefined;
    },
  },
  { runs: 60 },
);
