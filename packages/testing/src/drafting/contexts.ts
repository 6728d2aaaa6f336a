import type { AnyVocabulary, Command, LegalDate, Row, Ruling, Standing } from '@statecraft/core';
import type { Wording } from './any-drafts.ts';
import type { ActContext, MeasureActContext, RuleContext } from './define-drafts.ts';
import type { Scene } from './scene.ts';

/** A context as drafts of any vocabulary take it. */
type Any = AnyVocabulary;

/** Says that a draft asked for the rules of a kind of which none is in force: the act cannot be drafted. */
class NoRule extends Error {
  readonly kind: string;

  constructor(kind: string) {
    super(`no rule of kind ${kind} is in force`);
    this.kind = kind;
  }
}

/** What an act is drafted by, be it of a measure or of a body. */
export function actContext(scene: Scene, on: LegalDate): ActContext<Any> {
  return {
    on,
    hall: scene.hall,
    scene,
    rules(kind: string) {
      const [first, ...others] = scene.rules.filter((rule) => rule.kind === kind);
      if (!first) throw new NoRule(kind);
      return [first, ...others] as never;
    },
    has: (kind: string) => scene.has({ kind }),
  };
}

/** What an act of a row is drafted by, for a measure as it stands. */
export function measureActContext(scene: Scene, row: Row, { facts }: Standing, on: LegalDate): MeasureActContext<Any> {
  const context = actContext(scene, on);
  return { ...context, row, facts: facts as never, questions: questionsOf(context, row) };
}

/** What commands that keep and break a rule are drafted by. */
export function ruleContext(
  scene: Scene,
  { facts }: Standing,
  command: Command,
  ruling: Ruling,
  rulings: readonly Ruling[] = [ruling],
): RuleContext<Any> {
  return { ruling, rulings, facts: facts as never, command, hall: scene.hall, scene };
}

/** The ways to put the question that a row is for; the first of all questions where the row is for any. */
function questionsOf(context: ActContext<Any>, { when }: Row): readonly Wording[] {
  const { drafts, lifecycle } = context.scene;
  const kind = String(when.question ?? [...lifecycle.definitions.questions.keys()][0]);
  const draft = drafts.question(kind);
  const ways = draft === undefined ? [] : draft === 'nothing' ? [{}] : draft(context as never);
  return ways.map((words) => ({ kind, ...words }));
}

/** What a draft of an act gives; none where it asked for rules that are not in force, which the scene notes. */
export function draftedBy<Context extends ActContext<Any>, Drafted>(
  scene: Scene,
  act: string,
  context: () => Context,
  draft: (context: Context) => readonly Drafted[],
): readonly Drafted[] {
  try {
    return draft(context());
  } catch (thrown) {
    if (!(thrown instanceof NoRule)) throw thrown;
    scene.ruleless.set(act, thrown.kind);
    return [];
  }
}
