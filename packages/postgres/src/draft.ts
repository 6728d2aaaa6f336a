import { createHash } from 'node:crypto';
import { type Commit, draftCommit, type Expectation, StatecraftError } from '@statecraft/core';

/** A commit in the form `statecraft.append` takes it, made when it was handed over. */
export interface Draft {
  readonly commit: Commit;
  readonly streams: readonly string[];
  readonly ids: readonly string[];
  readonly commandIds: readonly string[];
  readonly instants: readonly string[];
  readonly bodies: readonly string[];
  readonly expectStreams: readonly string[];
  readonly expectVersions: readonly number[];
}

/** Throws `append-invalid` for a commit that JSON or a line cannot say, and `append-too-large`. */
export function draft(commit: Commit): Draft {
  const { events, expect } = commit;
  const { drafts } = draftCommit(commit);
  const broken = events.find(({ at }) => at.includes('\n') || at.includes('\0'));
  if (broken)
    throw new StatecraftError(
      'append-invalid',
      `The instant of the event ${broken.id} is none: ${JSON.stringify(broken.at)}.`,
      {
        details: { id: broken.id, at: broken.at },
      },
    );
  return {
    commit,
    streams: events.map(({ stream }) => key(stream)),
    ids: events.map(({ id }) => key(id)),
    commandIds: events.map(({ commandId }) => key(commandId)),
    instants: events.map(({ at }) => at),
    bodies: drafts.map(({ text }) => text),
    expectStreams: Object.keys(expect)
      .filter((stream) => expect[stream] !== 'any')
      .map(key),
    expectVersions: Object.values(expect)
      .filter((expected) => expected !== 'any')
      .map(versionOf),
  };
}

/** PostgreSQL keeps no entry of an index that is longer than a third of a page. */
const longestKey = 500;

/**
 * A text as it stands in the columns it is found by: as JSON escapes it, since PostgreSQL keeps neither U+0000 nor half a surrogate pair.
 * A long one stands there as its digest, behind a character that JSON never leaves as it is.
 */
export function key(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return escaped.length <= longestKey ? escaped : `\u0001${createHash('sha256').update(escaped).digest('hex')}`;
}

const mustExist = -1;
const neverMet = -2;

function versionOf(expected: Expectation): number {
  if (expected === 'none') return 0;
  if (expected === 'exists') return mustExist;
  return Number.isInteger(expected) && (expected as number) >= 0 && (expected as number) < 2 ** 31
    ? (expected as number)
    : neverMet;
}
