import { measureAt } from '../../hall.ts';
import type { OwnActContext, OwnSaid } from './context.ts';
import { textOf } from './context.ts';

/** Who the measure is, for each kind and class that a rule tells apart. */
export function described(context: OwnActContext): (OwnSaid<'introduce'> & { readonly kind: string })[] {
  const { scene, has } = context;
  const companions = standingAsked(context, 'companions');
  return scene.procedure.measures.flatMap((kind) =>
    scene.classes.flatMap((classes) => {
      const plain = {
        kind,
        classes: [...classes],
        ...(has('sponsor') && { sponsors: ['seat-1'] }),
        ...textOf(context, 'original'),
      };
      return companions === undefined || classes.length > 0
        ? [plain]
        : [plain, ...[companions, 'unfiled'].map((stage) => ({ ...plain, companions: [measureAt(stage)] }))];
    }),
  );
}

/** The stage at which the law has other measures stand: those that go with this one, or the one that takes its place. */
export function standingAsked({ has, rules }: OwnActContext, which: 'companions' | 'replacement'): string | undefined {
  return has('related') ? rules('related').find((rule) => rule.which === which)?.standing[0] : undefined;
}
