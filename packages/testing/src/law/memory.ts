import type { Command } from '@statecraft/core';

/** A vote as the model remembers it. */
export interface VoteInMind {
  readonly on: string;
  readonly question: string;
  readonly outcome: string | undefined;
  readonly method: string;
  readonly ayes: readonly string[];
  readonly nays: readonly string[];
}

/** What the model remembers of a measure: no more than a clerk would keep on a card. */
export interface Memory {
  place: string;
  kind?: string | undefined;
  classes?: readonly string[] | undefined;
  /** When what was last done: an act by its name, a carried vote by its question. */
  readonly days: Map<string, string>;
  first?: string | undefined;
  introduced?: string | undefined;
  readonly readings: Set<string>;
  /** When each rule was last waived. */
  readonly waived: Map<string, string>;
  hold?: string | undefined;
  postponed?: string | undefined;
  committees: readonly string[];
  readonly votes: VoteInMind[];
}

/** A measure of which nothing is known. */
export function blankMemory(): Memory {
  return {
    place: 'unfiled',
    days: new Map(),
    readings: new Set(),
    waived: new Map(),
    committees: [],
    votes: [],
  };
}

/** Writes an act on the card. */
export function remember(memory: Memory, command: Command, outcome: string | undefined, place: string): void {
  const { type, on } = command;
  memory.place = place;
  memory.first ??= on;
  memory.days.set(type, on);
  switch (command.type) {
    case 'introduce':
      memory.introduced = on;
      describe(memory, command);
      break;
    case 'file':
      describe(memory, command);
      break;
    case 'read':
      memory.readings.add(on);
      break;
    case 'refer':
      memory.committees = command.to;
      break;
    case 're-refer':
      memory.committees = command.to;
      memory.hold = undefined;
      break;
    case 'hold':
      memory.hold = command.until;
      break;
    case 'release':
    case 'report':
    case 'discharge':
      memory.hold = undefined;
      break;
    case 'postpone':
      memory.postponed = command.until;
      break;
    case 'vote':
      rememberVote(memory, command, outcome);
      break;
    default:
  }
}

function describe(
  memory: Memory,
  { kind, classes }: { kind?: string | undefined; classes?: readonly string[] | undefined },
) {
  if (kind !== undefined) memory.kind = kind;
  if (classes !== undefined) memory.classes = classes;
}

function rememberVote(memory: Memory, vote: Extract<Command, { type: 'vote' }>, outcome: string | undefined): void {
  const { on, question, method } = vote;
  const { ayes = [], nays = [] } = method.kind === 'roll-call' ? method : {};
  memory.votes.push({ on, question: question.kind, outcome, method: method.kind, ayes, nays });
  if (question.kind === 'passage') memory.postponed = undefined;
  if (outcome !== 'carried') return;
  memory.days.set(question.kind, on);
  if (question.kind === 'waiver') memory.waived.set(question.rule, on);
  if (question.kind === 'discharge') memory.hold = undefined;
}
