import {
  type AnyVocabulary,
  type Command,
  type CommandOf,
  type Engine,
  memoryLog,
  type Procedure,
  type RecordedEvent,
  type Result,
  type VocabulariesOf,
} from '@statecraft/core';
import { differenceInAudit, irregularitiesOf } from './given/audit.ts';
import { differenceInDeadlines, differenceInDue, type ExpectedDays } from './given/days.ts';
import { engineInTime } from './living/engine-in-time.ts';

/** What an event should look like: as much of it as the test cares for. */
export interface ExpectedEvent {
  readonly type?: string;
  readonly stage?: string;
  readonly outcome?: 'carried' | 'lost';
  /** Rules with the verdict each should have. */
  readonly verdicts?: Readonly<Record<string, RecordedEvent['law']['rulings'][number]['verdict']>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** That the command is refused, and by which rules. */
export interface ExpectedRejection {
  readonly rejectedBy: readonly string[];
}

/** Expects a refusal that names these rules, rows or rules of integrity. */
export function rejected(...rules: readonly string[]): ExpectedRejection {
  return { rejectedBy: rules };
}

/** A test of one command against a history, or of what the law makes of the history as it is. */
export interface Given<Used extends AnyVocabulary = never> {
  /** The command under test. */
  when(command: CommandOf<Used>): {
    /** Passes when the command was recorded as expected, or refused by the rules named. Throws with the timeline otherwise. */
    then(expected: ExpectedEvent | ExpectedRejection): Promise<RecordedEvent | undefined>;
  };
  /** Passes when the law sets these days for the measure, by rule, `none` where a rule sets none. Throws with the timeline otherwise. */
  thenDeadlines(expected: ExpectedDays): Promise<void>;
  /** Passes when these acts are due for the measure on these days, by row, `none` where one is not. Throws with the timeline otherwise. */
  thenDue(expected: ExpectedDays): Promise<void>;
  /**
   * Passes when the history, audited as a record that others kept, departs from the law by these rules and rows and no others.
   * Nothing of it is refused. Throws with the timeline otherwise, each departure beside its act.
   */
  thenAudit(...rules: readonly string[]): Promise<void>;
}

/**
 * Given a history, when a command comes, then this is recorded, or that rule refuses it.
 *
 * The history runs through an engine on a log in memory; an act of it that is refused fails the test by name. Every act goes on record
 * at noon of its own day. Commands are of our acts, and of those of the vocabularies that the procedure uses.
 */
export function given<const Under extends Procedure>(
  procedure: Under,
  ...acts: readonly CommandOf<VocabulariesOf<readonly [Under]>>[]
): Given<VocabulariesOf<readonly [Under]>> {
  // The engine of a procedure takes the commands of the vocabularies that it uses.
  const history = acts as readonly Command[];
  const measure = history.findLast((act) => 'measure' in act && act.measure !== undefined);
  const id = measure && 'measure' in measure ? (measure.measure ?? '') : '';
  const days =
    (differenceIn: typeof differenceInDeadlines) =>
    async (expected: ExpectedDays): Promise<void> => {
      const engine = await lived(procedure, history);
      const difference = await differenceIn(engine, id, expected);
      if (difference) throw new Error(`${difference}\n${await timeline(engine, id)}`);
    };
  return {
    thenDeadlines: days(differenceInDeadlines),
    thenDue: days(differenceInDue),
    async thenAudit(...rules) {
      const { acts, irregularities } = await irregularitiesOf(procedure, history);
      const difference = differenceInAudit(acts, irregularities, rules);
      if (difference) throw new Error(difference);
    },
    when: (act) => ({
      // biome-ignore lint/suspicious/noThenProperty: given, when, then are the words of the trade; nobody awaits the middle of the sentence.
      async then(expected) {
        const command = act as Command;
        const engine = await lived(procedure, history);
        const result = await engine.execute(command);
        const difference =
          'rejectedBy' in expected ? differenceInRejection(result, expected) : differenceInEvent(result, expected);
        if (difference) throw new Error(`${difference}\n${await timeline(engine, subjectOf(command), command)}`);
        return result.ok ? result.event : undefined;
      },
    }),
  };
}

function differenceInRejection(result: Result, { rejectedBy }: ExpectedRejection): string | undefined {
  if (result.ok)
    return `then: expected a refusal by ${rejectedBy.join(', ')}, but the act was recorded at stage ${result.event.law.stage}`;
  const rules = result.rejections.map(({ rule }) => rule);
  const absent = rejectedBy.filter((rule) => !rules.includes(rule));
  return absent.length > 0 ? `then: expected a refusal by ${absent.join(', ')}\n${reasons(result)}` : undefined;
}

function differenceInEvent(
  result: Result,
  { type, stage, outcome, verdicts = {}, data = {} }: ExpectedEvent,
): string | undefined {
  if (!result.ok) return `then: expected the act on record, but it was refused\n${reasons(result)}`;
  const { event } = result;
  const differences = [
    type !== undefined && type !== event.type && `type ${event.type}, not ${type}`,
    stage !== undefined && stage !== event.law.stage && `stage ${event.law.stage}, not ${stage}`,
    outcome !== undefined && outcome !== event.law.outcome && `outcome ${event.law.outcome}, not ${outcome}`,
    ...Object.entries(verdicts).map(([rule, verdict]) => {
      const ruling = event.law.rulings.find((ruling) => ruling.rule === rule);
      return ruling?.verdict !== verdict && `${rule} ${ruling?.verdict ?? 'gave no ruling'}, not ${verdict}`;
    }),
    ...Object.entries(data).map(
      ([key, value]) =>
        JSON.stringify(event.data[key]) !== JSON.stringify(value) &&
        `${key} ${JSON.stringify(event.data[key])}, not ${JSON.stringify(value)}`,
    ),
  ].filter((difference) => difference !== false);
  return differences.length > 0 ? `then: recorded otherwise than expected: ${differences.join('; ')}` : undefined;
}

function reasons(result: Result): string {
  if (result.ok) return '';
  return result.rejections
    .map(
      ({ code, rule, path, message }) =>
        `  ${code} ${rule}${path.length > 0 ? ` at ${path.join('.')}` : ''}: ${message}`,
    )
    .join('\n');
}

/** An engine in which a history has been lived. */
async function lived(procedure: Procedure, history: readonly Command[]): Promise<Engine> {
  const engine = engineInTime({ log: memoryLog(), procedures: [procedure] });
  for (const [index, act] of history.entries()) {
    const result = await engine.execute(act);
    if (!result.ok) throw new Error(`given: act ${index + 1} (${act.type}) was refused\n${reasons(result)}`);
  }
  return engine;
}

function subjectOf(command: Command): string {
  return 'measure' in command ? (command.measure ?? '') : '';
}

async function timeline(engine: Engine, measure: string, command?: Command): Promise<string> {
  const history = measure === '' ? [] : await engine.history(measure);
  return [
    'timeline:',
    ...history.map(({ type, on, stage }) => `  ${on} ${type} -> ${stage}`),
    ...(command ? [`  ${command.on} ${command.type} <- under test`] : []),
  ].join('\n');
}
