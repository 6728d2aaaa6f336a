import {
  type AnyVocabulary,
  actOf,
  type Chronicled,
  type Command,
  canonicalJson,
  chronologyOf,
  parseCommand,
  type RecordedEvent,
  type Source,
} from '@statecraft/core';

/** What a source says that belongs on record: the command for it, but for its id. */
export interface Statement {
  /** Made of the source's own ids; it stays when the source moves or rewords what it says. The act on record bears it. */
  readonly key: string;
  readonly command: Command;
  /** Where it stands, and in `says` the source's own words. */
  readonly source: Source;
}

/** What a source says that a stream is to hold. */
export interface Stand {
  /** The vocabularies besides ours in which the stream is kept: those of its procedure. */
  readonly uses: readonly AnyVocabulary[];
  /** In legal order. */
  readonly statements: readonly Statement[];
  /** What the source still has and what cannot be said in our words: its sources by the keys of the acts that said it. */
  readonly unsayable?: ReadonlyMap<string, Source> | undefined;
  /** How the keys of the source begin. What else is on record is none of its business. */
  readonly prefix: string;
  /** Whether a key that no statement has is gone from the source, and not only unread. */
  readonly isGone: (key: string) => boolean;
  /** What every correction says: of what, and when. */
  readonly correction: Readonly<Record<string, unknown>>;
  /** The place of the source that a correction goes by. */
  readonly cite: (key: string) => Source;
}

type Change = Extract<Command, { type: 'correct' }>['change'];

const REWORDED = 'the source says something else now';
const GONE = 'the source does not have it any more';

/**
 * The commands that bring a stream in line with its source: an act for what is new, a correction for what is said otherwise now,
 * a strike for what is gone; none where the record says what the source says.
 *
 * It goes by the source's words alone, so that what we make of the same words changes nothing.
 */
export function catchUp(events: readonly RecordedEvent[], stand: Stand): Command[] {
  const { uses, statements, unsayable = new Map<string, Source>(), prefix, isGone, correction, cite } = stand;
  const acts = new Map(
    chronologyOf(events, uses).flatMap((act) => (act.id.startsWith(prefix) ? [[keyOf(act.id), act] as const] : [])),
  );
  const corrected = countOf(events.flatMap(({ type, data }) => (type === 'corrected' ? String(data.event) : [])));
  const recorded = countOf(events.map(({ id }) => keyOf(id)));
  const keys = new Set(statements.map(({ key }) => key));
  return [
    ...[...acts].flatMap(([key, act]) =>
      !keys.has(key) && !unsayable.has(key) && isGone(key) ? correct(act, { strike: true }, GONE) : [],
    ),
    ...[...unsayable].flatMap(([key, source]) => {
      const act = acts.get(key);
      return act && isReworded(act, source) ? correct(act, { source }, REWORDED) : [];
    }),
    ...statements.flatMap((statement, place) => {
      const { key, command, source } = statement;
      const act = acts.get(key);
      if (act && !isReworded(act, source)) return [];
      const said = act && changeTo(act, statement, uses);
      const next = !said || said.moves ? nextOfDay(place) : undefined;
      const before = next && { before: next };
      if (act && said) return correct(act, { ...said.change, ...before }, REWORDED);
      const times = recorded.get(key) ?? 0;
      return { ...command, source, ...before, commandId: times === 0 ? key : `${key}#${times + 1}` } as Command;
    }),
  ];

  function correct({ id }: Chronicled, change: Change, reason: string): Command {
    const commandId = `${id}/correction-${(corrected.get(id) ?? 0) + 1}`;
    const source = cite(keyOf(id));
    return { ...correction, type: 'correct', commandId, source, event: id, change, reason } as unknown as Command;
  }

  /** The act of its day that comes next in the source, and is on record for that day. */
  function nextOfDay(place: number): string | undefined {
    const day = statements[place]?.command.on;
    for (const { key, command } of statements.slice(place + 1)) {
      const act = acts.get(key);
      if (command.on !== day) return undefined;
      if (act?.on === day) return act.id;
    }
    return undefined;
  }
}

/** What was struck and came again has the key of the first act, and a number. */
function keyOf(id: string): string {
  return id.replace(/#\d+$/, '');
}

function isReworded({ source }: Chronicled, { says }: Source): boolean {
  return source?.says !== says;
}

/**
 * What a statement says otherwise than the act on record, and whether that gives the act another place.
 *
 * Absent for one that has not the form of its act, which is refused as it is.
 */
function changeTo(
  act: Chronicled,
  { command, source }: Statement,
  uses: readonly AnyVocabulary[],
): { change: Change; moves: boolean } | undefined {
  const parsed = parseCommand({ ...command, source }, () => act.id, uses);
  if ('malformations' in parsed) return undefined;
  const { type, on, by, data } = parsed.request.act;
  const old = actOf(act);
  const said = Object.entries(data).filter(([, value]) => value !== undefined);
  const differing = said.filter(([name, value]) => canonicalJson(act.data[name]) !== canonicalJson(value));
  const other = type !== old.type || Object.keys(act.data).some((name) => !said.some(([each]) => each === name));
  return {
    change: {
      source,
      ...(on !== act.on && { on }),
      ...(canonicalJson(by ?? null) !== canonicalJson(act.by ?? null) && { by: by ?? null }),
      ...(other && { act: type }),
      ...((other || differing.length > 0) && { data: Object.fromEntries(other ? said : differing) }),
    } as Change,
    moves: on !== act.on || type !== old.type,
  };
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
