import {
  type Assessment,
  assess,
  type BoundRule,
  type Command,
  kindOf,
  type Lifecycle,
  lifecycleOf,
  type Procedure,
  parseCommand,
  partsOf,
  type Standing,
} from '@statecraft/core';
import type { Hall } from '../hall.ts';

/** Where acts are drafted: a procedure in one edition, and the hall in which it is lived. */
export interface Scene {
  readonly procedure: Procedure;
  readonly lifecycle: Lifecycle;
  readonly hall: Hall;
  readonly measure: string;
  /** The rules in force, those that others are made of in their place. */
  readonly rules: readonly BoundRule[];
  /** The sets of classes that the rules tell apart, the empty one first. */
  readonly classes: readonly (readonly string[])[];
  /** Whether a rule of a kind is in force. */
  has(kind: string): boolean;
  /** What the law makes of a command; `undefined` for one that is no command. Looked at by the scene's witness. */
  judge(standing: Standing, command: Command): Assessment | undefined;
}

/** Sees every judgement that is asked for while acts are drafted. */
export type Witness = (standing: Standing, command: Command, assessment: Assessment) => void;

/** How a scene is set. */
export interface SceneOptions {
  readonly measure?: string;
  readonly witness?: Witness;
  /** Whether measures are of every class that the procedure lists, and not only of those that its rules tell apart. */
  readonly everyClass?: boolean;
}

/** Sets the scene for an edition of a procedure. Throws `procedure-unknown` for one it has not. */
export function sceneOf(
  procedure: Procedure,
  edition: string,
  hall: Hall,
  { measure = 'measure-1', witness, everyClass = false }: SceneOptions = {},
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
    rules,
    classes: classesToldApart([...named, ...rules], everyClass ? Object.keys(procedure.classes) : []),
    has: (kind) => kinds.has(kind),
    judge(standing, command) {
      const parsed = parseCommand(command, () => 'drafted', procedure.uses);
      if ('malformations' in parsed) return undefined;
      const assessment = assess({ lifecycle, bodies: hall.bodies }, standing, parsed.request.act);
      witness?.(standing, command, assessment);
      return assessment;
    },
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
