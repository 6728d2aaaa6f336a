import { createHash } from 'node:crypto';
import { canonicalJson } from '@statecraft/core';

/** Proof that a notice was posted: where, when, and of what content, made over the proof before it. */
export interface Posting {
  /** 1, 2, 3, ... over all postings. */
  readonly number: number;
  readonly notice: string;
  /** The channel by which it was posted. */
  readonly channel: string;
  /** Where it was posted: a path or address of the city's own, never a subscriber's. */
  readonly place: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** Digest of the content exactly as it was posted: `sha256:` and 64 hexadecimal digits. */
  readonly content: string;
  /** `hash` of the posting before it; empty for the first. */
  readonly previous: string;
  /** Digest of all of the above. */
  readonly hash: string;
}

/** Makes the next proof on top of the last. */
export function nextPosting(
  last: Posting | undefined,
  posted: Pick<Posting, 'notice' | 'channel' | 'place' | 'at'>,
  content: string | Uint8Array,
): Posting {
  const { notice, channel, place, at } = posted;
  const proof = {
    number: (last?.number ?? 0) + 1,
    notice,
    channel,
    place,
    at,
    content: digest(content),
    previous: last?.hash ?? '',
  };
  return { ...proof, hash: digest(canonicalJson(proof)) };
}

/**
 * Reads a chain of proofs through, the first one first.
 *
 * @returns the number of the first that is not as it was made or does not follow from the one before it; `undefined` when all hold
 */
export function brokenPosting(postings: readonly Posting[]): number | undefined {
  let previous = '';
  for (const [index, posting] of postings.entries()) {
    const { hash, ...proof } = posting;
    if (proof.number !== index + 1 || proof.previous !== previous || hash !== digest(canonicalJson(proof)))
      return index + 1;
    previous = hash;
  }
  return undefined;
}

/** Digest of a content: `sha256:` and 64 hexadecimal digits. */
export function digest(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
