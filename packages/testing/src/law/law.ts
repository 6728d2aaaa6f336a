import type { Command } from '@statecraft/core';
import type { Memory } from './memory.ts';

/** What a need looks at: the card, the act, and the hall. */
export interface Matter {
  readonly memory: Memory;
  readonly act: Command;
  /** How the vote comes out, as announced or as counted. */
  readonly outcome: string | undefined;
  readonly hall: ModelHall;
}

/** Who sits where, and when the council meets. */
export interface ModelHall {
  readonly council: string;
  /** How many seats the council has, filled or empty. */
  readonly seats: number;
  members(body: string): readonly string[];
  chair(body: string): string | undefined;
  readonly meetings: readonly string[];
}

/** Whether an act breaks a rule. What nobody can tell from the record breaks none. */
export type Need = (matter: Matter) => boolean;

/** How a count comes out; `undefined` where it is not known, or not settled. */
export type Count = (matter: Matter) => 'carried' | 'lost' | undefined;

/** One way of an act: where it is done, what it takes, where it leads. */
export interface Way {
  /** The name it goes by when it is refused for being out of order. */
  readonly name: string;
  readonly act: string;
  readonly at: readonly string[];
  /** Where it leads; nowhere else when left out. */
  readonly to?: string | undefined;
  /** What the act must say to be this one: its question and outcome, or any of its own words. */
  readonly says?: Readonly<Record<string, unknown>> | undefined;
  readonly needs?: Readonly<Record<string, Need>> | undefined;
  /** How a vote that nobody announced comes out. */
  readonly counts?: Count | undefined;
}

/** A city's law as somebody wrote it down apart from its procedure. */
export interface Law {
  readonly ways: readonly Way[];
}

/** What the model makes of a command. */
export interface Opinion {
  readonly accepted: boolean;
  /**
   * The rules that refuse it. Of an act out of order: every name that such an act goes by. Of a vote of which nobody can tell how it came
   * out: every name that it may go by, and every rule that may be the one that counts it.
   */
  readonly rules: readonly string[];
  readonly outOfOrder: boolean;
  /** Where the measure then stands. */
  readonly place: string;
  readonly outcome: string | undefined;
}

/** What a law makes of a command on a measure. It changes nothing. */
export function judge(law: Law, memory: Memory, act: Command, hall: ModelHall): Opinion {
  const { place } = memory;
  const outcome = outcomeOf(law, { memory, act, outcome: undefined, hall });
  const said = law.ways.filter((way) => way.act === act.type && isSaid(way, act, outcome));
  const way = said.find(({ at }) => at.includes(place));
  const refused = (rules: readonly string[], outOfOrder = false) => ({
    accepted: false,
    rules,
    outOfOrder,
    place,
    outcome,
  });
  if (!way) {
    const open = outcome === undefined ? leftOpen(law, place, act) : [];
    if (open.length > 0) return refused([...namesOf(open), ...open.flatMap(({ needs = {} }) => Object.keys(needs))]);
    return said.length > 0 ? refused(namesOf(said), true) : refused(['STAGE-1']);
  }
  const matter: Matter = { memory, act, outcome, hall };
  const broken = Object.entries(way.needs ?? {}).filter(([, breaks]) => breaks(matter));
  if (broken.length > 0) return refused(broken.map(([rule]) => rule));
  return { accepted: true, rules: [], outOfOrder: false, place: way.to ?? place, outcome };
}

/** The ways that differ only in how the vote came out, which nobody announced and nothing counts: those from here, else those from elsewhere. */
function leftOpen({ ways }: Law, place: string, act: Command): readonly Way[] {
  const open = ways.filter(({ says: { outcome, ...says } = {}, ...way }) => {
    return outcome !== undefined && way.act === act.type && isSaid({ ...way, says }, act, undefined);
  });
  const here = open.filter(({ at }) => at.includes(place));
  return here.length > 0 ? here : open;
}

function namesOf(ways: readonly Way[]): string[] {
  return ways.map(({ name }) => name);
}

function isSaid({ says = {} }: Way, act: Command, outcome: string | undefined): boolean {
  const words = act as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(says).every(([key, value]) => {
    if (key === 'outcome') return outcome === value;
    if (key === 'question') return act.type === 'vote' && act.question.kind === value;
    return words[key] === value;
  });
}

function outcomeOf({ ways }: Law, matter: Matter): string | undefined {
  const { act, memory } = matter;
  if (act.type !== 'vote') return undefined;
  if (act.announced !== undefined) return act.announced;
  const asked = ways.filter(({ says }) => says?.question === act.question.kind);
  const way = asked.find(({ at }) => at.includes(memory.place)) ?? asked[0];
  return way?.counts?.(matter);
}
