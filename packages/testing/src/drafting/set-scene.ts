import { assess, type BoundRule, kindOf, lifecycleOf, type Procedure, parseCommand, partsOf } from '@statecraft/core';
import type { Hall } from '../hall.ts';
import type { AnyDrafts } from './any-drafts.ts';
import { draftsInUse } from './drafts-in-use.ts';
import type { Scene, Witness } from './scene.ts';

/** How a scene is set. */
export interface SceneOptions {
  readonly measure?: string;
  readonly witness?: Witness;
  /** Whether measures are of every class that the procedure lists, and not only of those that its rules tell apart. */
  readonly everyClass?: boolean;
  /** The drafts of the vocabularies that the procedure uses besides ours. */
  readonly drafts?: readonly AnyDrafts[] | undefined;
}

/** Sets the scene for an edition of a procedure. Throws `procedure-unknown` for one it has not. */
export function sceneOf(
  procedure: Procedure,
  edition: string,
  hall: Hall,
  { measure = 'measure-1', witness, everyClass = false, drafts }: SceneOptions = {},
): Scene {
  const lifecycle = lifecycleOf(procedure, edition);
  const named = new Set([
    ...lifecycle.rows.flatMap((row) => lifecycle.rulesOf(row)),
    ...lifecycle.rows.flatMap((row) => lifecycle.askedBy(row).map(({ rule }) => rule)),
    ...procedure.bodyActs.flatMap(({ act }) => lifecycle.rulesOnBodies(act)),
  ]);
  const rules = [...named].flatMap((rule): readonly BoundRule[] => partsOf(rule));
  const kinds = new Set(rules.map(({ kind }) => kind));
  return {
    procedure,
    lifecycle,
    hall,
    measure,
    drafts: draftsInUse(procedure, drafts),
    rules,
    classes: classesToldApart([...named, ...rules], everyClass ? Object.keys(procedure.classes) : []),
    has: ({ kind }) => kinds.has(kind),
    judge(standing, command) {
      const parsed = parseCommand(command, () => 'drafted', procedure.uses);
      if ('malformations' in parsed) return undefined;
      const assessment = assess({ lifecycle, bodies: hall.bodies }, standing, parsed.request.act);
      witness?.(standing, command, assessment);
      return assessment;
    },
    ruleless: new Map(),
  };
}

/** No class, each class that a rule names, each besides, and with each that a rule is for those that it looks for besides. */
function classesToldApart(rules: readonly BoundRule[], besides: readonly string[]): readonly (readonly string[])[] {
  const sets = rules.flatMap((rule) => {
    const scope = rule.for?.classes ?? [];
    const own = rule.parts ? [] : (kindOf(rule).classes?.(rule as never) ?? []);
    const looked = [...(rule.for?.without ?? []), ...own];
    return [
      ...[...scope, ...looked].map((name) => [name]),
      ...scope.flatMap((name) => looked.filter((other) => other !== name).map((other) => [name, other])),
    ];
  });
  const all = [...sets, ...besides.map((name) => [name])];
  const told = new Map(all.map((set) => [[...set].sort().join(), set]));
  return [[], ...told.values()];
}
