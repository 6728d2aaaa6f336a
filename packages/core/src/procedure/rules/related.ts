import { z } from 'zod';
import type { DescriptionFacts } from '../../acts/description.ts';
import { replace } from '../../acts/replace.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import type { AnyAct } from '../../vocabulary/entry.ts';
import { isWithin, stage } from '../../vocabulary/stage.ts';
import { MOST_NAMES } from '../rule-bounds.ts';

/** The measures that go with this one, or the one that takes its place, stand where they must on the day of the act. */
export const related = defineRuleKind({
  kind: 'related',
  params: {
    /** `companions`, as filing or introduction names them; `replacement`, as the act that replaces names it. */
    which: z.enum(['companions', 'replacement']),
    /** Where each of them must stand: at one of these stages, or at a finer one of it. */
    standing: z.array(stage).min(1).max(MOST_NAMES),
  },
  acts: 'of-measures',
  ofFacts: false,
  sees: ({ which }, { companions = [] }: DescriptionFacts) => ({
    companions: which === 'companions' ? companions : [],
  }),
  assess({ which, standing }, { companions }, { act, bodies }) {
    const measures = which === 'companions' ? companions : replacementIn(act);
    if (measures.length === 0) return undefined;
    const found = measures.map((measure) => ({ measure, at: bodies.stageOf(measure, act.on) }));
    const waiting = found.filter(({ at }) => at !== undefined && !standing.some((each) => isWithin(at, each)));
    if (waiting.length > 0)
      return { verdict: 'fails', numbers: { waiting: waiting.map(({ measure, at }) => `${measure} at ${at}`) } };
    const unknown = found.filter(({ at }) => at === undefined).map(({ measure }) => `where ${measure} stands`);
    if (unknown.length > 0) return { verdict: 'undetermined', numbers: { measures }, lacks: unknown };
    return { verdict: 'holds', numbers: { measures } };
  },
  say({ standing }, { verdict, numbers = {}, lacks = [] }) {
    const list = (figure: unknown) => (Array.isArray(figure) ? figure.join(', ') : '');
    if (verdict === 'fails') return `${list(numbers.waiting)}; it takes ${standing.join(' or ')}`;
    return verdict === 'holds'
      ? `${list(numbers.measures)} at ${standing.join(' or ')}`
      : `not on record: ${lacks.join(', ')}`;
  },
  law: ({ which, standing }) =>
    which === 'companions'
      ? `each companion measure is at ${standing.join(' or ')}`
      : `the measure that takes its place is at ${standing.join(' or ')}`,
  deadline: 'none',
});

function replacementIn(act: AnyAct): readonly string[] {
  return isAct(replace, act) ? [act.data.with] : [];
}
