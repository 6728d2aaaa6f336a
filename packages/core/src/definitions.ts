import type { z } from 'zod';
import type { BodyFacts, DateFacts, MeasureFacts } from './acts/acts.ts';
import { correct } from './acts/correct.ts';
import { isPrinted } from './acts/print.ts';
import { questionOf } from './acts/questions.ts';
import { reassess } from './acts/reassess.ts';
import { vote } from './acts/vote.ts';
import { StatecraftError } from './errors.ts';
import { ownVocabulary } from './own-vocabulary.ts';
import { compositions } from './procedure/rules/composite.ts';
import type { RuleKinds } from './procedure/rules/rules.ts';
import type { AnyActDefinition } from './vocabulary/define-act.ts';
import type { AnyQuestionDefinition } from './vocabulary/define-question.ts';
import type { AnyRuleKind } from './vocabulary/define-rule-kind.ts';
import type { AnyVocabulary } from './vocabulary/define-vocabulary.ts';
import type { AnyAct, Entry, SubjectKind } from './vocabulary/entry.ts';
import { isOfEnvelope } from './vocabulary/envelope.ts';
import { type Formats, formatsOf } from './vocabulary/formats.ts';
import type { Saying, Wording } from './vocabulary/saying.ts';

/** How an act goes on record, whatever act it is. */
export interface Recording {
  /** The vocabulary whose act it is, as its events bear it; absent for ours. */
  readonly vocabulary?: string | undefined;
  readonly type: string;
  readonly event: string;
  readonly subject: SubjectKind;
  readonly data: z.ZodObject;
  readonly personal: readonly string[];
  /** Whether it can be commanded; one that cannot is on record in old logs. */
  readonly isCommand: boolean;
  /** Whether nobody does the act: the law does it when a time has run out. */
  readonly byLaw: boolean;
  /** The formats in which its data was ever recorded. */
  readonly formats: Formats;
  record(facts: MeasureFacts & BodyFacts, entry: Entry): void;
  say(act: AnyAct, wording: Wording): Saying;
}

/** Acts that say how others are to be read, on streams of either kind. */
const glosses = [correct, reassess] as const;

/** Whether an event says how others are to be read, and stands in no place of its own in legal order. */
export function isGloss({ type }: { readonly type: string }): boolean {
  return glosses.some(({ event }) => event === type);
}

/** What names an event's act: its type, and the vocabulary it bears. */
export interface EventName {
  readonly type: string;
  readonly vocabulary?: string | undefined;
}

/** All the definitions in use: ours, and those of the vocabularies that are used besides. Every reader and every rule asks it. */
export interface Definitions {
  /** The vocabularies besides ours. */
  readonly uses: readonly AnyVocabulary[];
  /** The acts of measures and of bodies, those that cannot be commanded among them. */
  readonly acts: readonly Recording[];
  readonly kinds: RuleKinds;
  readonly questions: ReadonlyMap<string, AnyQuestionDefinition>;
  /** The act of that name. Throws `TypeError` where none is defined: names are checked where they come in. */
  actOfType(type: string): Recording;
  /** The act of that name that can be commanded; `undefined` where there is none. */
  commandable(type: string): Recording | undefined;
  /** The act that an event records; `undefined` for one that no vocabulary at hand defines. */
  actOfEvent(event: EventName): Recording | undefined;
  /** The formats in which an event's data may be recorded; `undefined` where its vocabulary is not at hand. */
  formatsOf(event: EventName): Formats | undefined;
  /** A measure of which nothing is on record. */
  unrecordedMeasure(): MeasureFacts;
  /** A body of which nothing is on record. */
  unrecordedBody(): BodyFacts;
}

const gathered = new WeakMap<readonly AnyVocabulary[], Definitions>();
const bySet = new Map<string, { readonly uses: readonly AnyVocabulary[]; readonly definitions: Definitions }[]>();

/**
 * The definitions in use: ours, and those of other vocabularies.
 *
 * Throws `procedure-invalid` where two define one name, or one vocabulary is given twice in different versions.
 */
export function definitionsOf(uses: readonly AnyVocabulary[]): Definitions {
  const known = gathered.get(uses);
  if (known) return known;
  // The same vocabularies in another list are the same definitions: what is made of definitions is kept by them.
  const key = uses.map((vocabulary) => vocabulary.toJSON()).join(' ');
  const same = bySet.get(key) ?? [];
  const equal = same.find((each) => each.uses.every((vocabulary, index) => vocabulary === uses[index]));
  const definitions = equal?.definitions ?? gather(uses);
  if (!equal) bySet.set(key, [...same, { uses, definitions }]);
  gathered.set(uses, definitions);
  return definitions;
}

function gather(uses: readonly AnyVocabulary[]): Definitions {
  const problems = clashesWith(uses);
  if (problems.length > 0)
    throw new StatecraftError(
      'procedure-invalid',
      `These vocabularies cannot be used together:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
      { details: { problems } },
    );
  const all: readonly AnyVocabulary[] = [ownVocabulary, ...uses];
  const questions = new Map(all.flatMap((vocabulary) => Object.entries(vocabulary.questions)));
  const kinds = new Map<string, AnyRuleKind>(all.flatMap((vocabulary) => Object.entries(vocabulary.rules)));
  const acts = all.flatMap((vocabulary) =>
    Object.values(vocabulary.acts).map((act) => recordingOf(vocabulary, act, questions)),
  );
  const byType = new Map(acts.filter(({ isCommand }) => isCommand).map((act) => [act.type, act]));
  const byEvent = new Map(
    all.map(({ id }) => {
      const own = acts.filter(({ vocabulary }) => vocabulary === ownIdOf(id));
      return [ownIdOf(id), new Map(own.map((act) => [act.event, act]))];
    }),
  );
  const formats = new Map(all.map(({ id, formats }) => [ownIdOf(id), formatsOf(formats)]));
  const slices = (subject: SubjectKind) => () =>
    all.flatMap((vocabulary) =>
      Object.values(vocabulary.acts)
        .filter((act) => act.subject === subject)
        .map((act) => act.facts()),
    );
  const ofMeasures = slices('measure');
  const ofBodies = slices('body');
  return {
    uses,
    acts,
    kinds,
    questions,
    actOfType(type) {
      const act = byType.get(type) ?? acts.find((each) => each.type === type);
      if (!act) throw new TypeError(`no act ${type} is defined`);
      return act;
    },
    commandable: (type) => byType.get(type),
    actOfEvent: ({ vocabulary, type }) => byEvent.get(vocabulary)?.get(type),
    formatsOf: ({ vocabulary }) => formats.get(vocabulary),
    unrecordedMeasure: () =>
      Object.assign({ dates: {} }, ...ofMeasures(), ...[...questions.values()].map(({ facts }) => facts?.())),
    unrecordedBody: () => Object.assign({}, ...ofBodies()),
  };
}

/** The id of a vocabulary as its events bear it: ours is not named. */
function ownIdOf(id: string): string | undefined {
  return id === ownVocabulary.id ? undefined : id;
}

/** An act's definition as the engine uses it. Days are noted, and a carried or lost question writes what it means. */
function recordingOf(
  { id, formats }: AnyVocabulary,
  act: AnyActDefinition,
  questions: ReadonlyMap<string, AnyQuestionDefinition>,
): Recording {
  const isVote = act === (vote as AnyActDefinition);
  return {
    vocabulary: ownIdOf(id),
    type: act.type,
    event: act.event,
    subject: act.subject,
    data: isVote ? act.data.extend({ question: questionOf([...questions.values()]) }) : act.data,
    personal: act.personal,
    isCommand: act.command !== false,
    byLaw: act.byLaw === true,
    formats: formatsOf(formats),
    record(facts, entry) {
      const measure = act.subject === 'measure' ? facts : undefined;
      if (measure) noteDay(measure, act.type, entry.on);
      act.record(facts as never, entry as never);
      if (measure && isVote) decide(measure, entry, questions);
      if (measure) notePrinting(measure);
    },
    say: (said, wording) => act.say(said as never, wording),
  };
}

function noteDay(facts: DateFacts, name: string, on: Entry['on']): void {
  facts.firstOn ??= on;
  (facts.dates as Record<string, Entry['on']>)[name] = on;
}

/** Writes what a vote on a question means: that it was put, and once it is known, that it carried or lost. */
function decide(facts: MeasureFacts, entry: Entry, questions: ReadonlyMap<string, AnyQuestionDefinition>): void {
  const { outcome, on, data } = entry;
  const { kind } = data.question as { readonly kind: string };
  const question = questions.get(kind);
  question?.put?.(facts as never, entry as never);
  if (outcome === undefined) return;
  const recipe = question?.[outcome];
  if (outcome === 'carried') noteDay(facts, kind, on);
  if (recipe !== undefined && recipe !== 'nothing') recipe(facts as never, entry as never);
}

/** A printing is of the text that was printed: while another one is before the body, nothing counts from its day. */
function notePrinting(facts: MeasureFacts): void {
  const same = isPrinted(facts);
  if (same && facts.printed) facts.dates.print = facts.printed.on;
  else if (same === false) delete facts.dates.print;
}

/** Names that two vocabularies define, ours among them, or that one defines though the library keeps it for itself; a sentence each. */
export function clashesWith(uses: readonly AnyVocabulary[]): string[] {
  const vocabularies: readonly AnyVocabulary[] = [ownVocabulary, ...uses];
  const problems: string[] = [];
  const taken = new Map<string, string>();
  const glossEvents = new Set<string>(glosses.map(({ event }) => event));
  const take = (what: string, name: string, by: string) => {
    const key = `${what} ${name}`;
    const other = taken.get(key);
    // One vocabulary may mean one day by both: an act `discharge`, and a vote on `discharge` that carried.
    if (other !== undefined && other !== by) problems.push(`${by} and ${other} both define the ${what} ${name}`);
    else taken.set(key, by);
  };
  const ids = vocabularies.map(({ id }) => id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    problems.push(`the vocabulary ${id} is used twice`);
  for (const [kind] of compositions) take('kind of rule', kind, ownVocabulary.id);
  for (const { type } of glosses) take('act or question', type, ownVocabulary.id);
  for (const { id, acts, rules, questions } of vocabularies) {
    // A day is kept by the name of its act or of its question, so that the two share one set of names.
    for (const { type, event, subject, command, data } of Object.values(acts)) {
      for (const key of Object.keys(data.shape))
        if (isOfEnvelope(key, subject)) problems.push(`the act ${type} of ${id} says ${key}, which every command says`);
      if (id !== ownVocabulary.id && glossEvents.has(event))
        problems.push(`${id} records ${event}, which is ours alone`);
      if (command === false) continue;
      take('act or question', type, id);
      take('event', event, id);
    }
    for (const kind of Object.keys(questions)) take('act or question', kind, id);
    for (const kind of Object.keys(rules)) take('kind of rule', kind, id);
  }
  return problems;
}
