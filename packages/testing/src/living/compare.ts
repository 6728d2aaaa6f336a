import { type Command, type Engine, ownVocabulary, type Procedure, type Result, UNFILED } from '@statecraft/core';
import { hallOfHistories, type LawfulOptions } from '../arbitraries/lawful.ts';
import { judge, type Law, type ModelHall, type Opinion } from '../law/law.ts';
import { blankMemory, type Memory, remember } from '../law/memory.ts';

/** A command on which an engine and a law differ. */
export interface Difference {
  /** Where in the history it stands, from 0. */
  readonly index: number;
  readonly command: Command;
  /** What the engine made of it, and what the law does, in words. */
  readonly engine: string;
  readonly law: string;
}

/** A measure as a law written apart follows it, beside an engine. */
export interface Follower {
  readonly memory: Memory;
  /** Compares what came of a command with what the law makes of it, and goes on from there; `undefined` where they agree. */
  follow(command: Command, result: Result, stage: string): Omit<Difference, 'index'> | undefined;
}

/** The hall of a procedure's drawn histories, as the model sees it. */
export function modelHall(procedure: Procedure, options: LawfulOptions = {}): ModelHall {
  const hall = hallOfHistories(procedure, options);
  const { council, bodies } = procedure;
  return {
    council,
    seats: bodies[council]?.seats ?? hall.members(council).length,
    members: hall.members,
    chair: hall.chair,
    meetings: hall.commands.flatMap((command) =>
      command.type === ownVocabulary.acts.convene.type ? [command.on] : [],
    ),
  };
}

/** Follows a measure beside an engine: acceptance, the rules that refuse, and the stage are compared at each command. */
export function follower(law: Law, hall: ModelHall): Follower {
  const memory = blankMemory();
  return {
    memory,
    follow(command, result, stage) {
      const opinion = judge(law, memory, command, hall);
      const said = sayResult(result, stage);
      const thought = sayOpinion(opinion);
      if (opinion.accepted) remember(memory, command, opinion.outcome, opinion.place);
      return agrees(result, stage, opinion) ? undefined : { command, engine: said, law: thought };
    },
  };
}

/**
 * Lives commands of a measure and compares what comes of each with what a law makes of it; gives the first difference.
 *
 * `engine` is asked for an engine before every command: the same one each time, one of several, or one that has just been started.
 */
export async function compareWithLaw(
  engine: () => Engine,
  { follow }: Follower,
  commands: readonly Command[],
): Promise<Difference | undefined> {
  for (const [index, command] of commands.entries()) {
    const asked = engine();
    const result = await asked.execute(command);
    const measure = 'measure' in command ? await asked.measure(command.measure ?? '') : undefined;
    const difference = follow(command, result, measure?.stage ?? UNFILED);
    if (difference) return { index, ...difference };
  }
  return undefined;
}

function agrees(result: Result, stage: string, { accepted, rules, outOfOrder, outcome, place }: Opinion): boolean {
  if (result.ok !== accepted || stage !== place) return false;
  if (result.ok) return true;
  const refused = result.rejections.map(({ rule }) => rule);
  // Which rule counts the vote is the table's business; that the vote is one that some rule leaves open is the law's.
  if (outcome === undefined && result.rejections.every(({ code }) => code === 'undetermined' || code === 'unsettled'))
    return refused.every((rule) => rules.includes(rule));
  if (outOfOrder) {
    // Which of several rows of other stages is named is the table's business; that it is one of the act's is the law's.
    const named = result.rejections.find(({ code }) => code === 'out-of-order')?.rule;
    return named !== undefined && rules.includes(named);
  }
  return [...refused].sort().join() === [...rules].sort().join();
}

function sayResult(result: Result, stage: string): string {
  return result.ok
    ? `recorded at ${stage}`
    : `refused by ${result.rejections.map(({ rule }) => rule).join(', ')} at ${stage}`;
}

function sayOpinion({ accepted, rules, outOfOrder, place }: Opinion): string {
  if (accepted) return `lawful, at ${place}`;
  return outOfOrder ? `out of order at ${place}` : `refused by ${rules.join(', ')} at ${place}`;
}
