import { z } from 'zod';
import { named } from './names.ts';

/** What a stage means for a measure: nothing is on record yet, it is under way, it is law, or its way is over. */
export const phase = z.enum(['before', 'pending', 'law', 'over']);
export type Phase = z.output<typeof phase>;

/** The stages that people know, and the ends of the way, each with its phase. Finer stages nest below them with a dot: `committee.held`. */
export const ownStages = {
  unfiled: 'before',
  filed: 'pending',
  introduced: 'pending',
  committee: 'pending',
  vote: 'pending',
  executive: 'pending',
  enacted: 'law',
  failed: 'over',
  withdrawn: 'over',
  expired: 'over',
  closed: 'over',
} as const satisfies Record<string, Phase>;

/** The names of our stages. */
export const stageNames = Object.keys(ownStages) as readonly (keyof typeof ownStages)[];

type StageRoot = keyof typeof ownStages;

/** Where the law puts a measure: `committee`, `committee.held`, or below a root that the procedure declares. */
export type Stage = StageRoot | `${StageRoot}.${string}` | (string & {});

/** Names that a root cannot have: a row's `to` and the machine have them for themselves. */
export const reservedRoots: readonly string[] = ['same', 'pending'];

/** The type of the schema, by a name. */
export interface StageSchema extends z.ZodType<Stage, Stage> {}
/** Schema of a stage. `pending` below a stage is the machine's own word for the stage itself. */
export const stage: StageSchema = named(
  z
    .string()
    .max(100)
    .regex(
      /^[a-z][a-z0-9-]*(?:\.(?!pending$)[a-z][a-z0-9-]*)?$/,
      `expected a stage: one of ${stageNames.join(', ')}, one that the procedure declares, or a finer one below it, such as committee.held`,
    ),
  'stage',
);

/** Where every measure begins: nothing is on record of it. */
export const UNFILED = 'unfiled' satisfies Stage;

/** What a stage with finer stages below it is called in the machine when none of them applies: `committee` is `committee.pending`. */
export const PENDING = 'pending';

/** Whether `at` is the stage `within` or a finer one of it. */
export function isWithin(at: string, within: string): boolean {
  return at === within || at.startsWith(`${within}.`);
}

/** The root of a stage: `committee` of `committee.held`. */
export function rootOf(stage: string): string {
  return stage.split('.', 1)[0] ?? stage;
}

/** The roots that a procedure declares besides ours. */
export type DeclaredStages = Readonly<Record<string, { readonly phase: Phase; readonly title: string }>>;

/** The phase of a stage: ours by its root, that of a declared root as declared; `undefined` for a root that nobody declares. */
export function phaseOf(stage: string, declared: DeclaredStages): Phase | undefined {
  const root = rootOf(stage);
  if (Object.hasOwn(ownStages, root)) return ownStages[root as StageRoot];
  return Object.hasOwn(declared, root) ? declared[root]?.phase : undefined;
}
