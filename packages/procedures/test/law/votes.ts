import type { Count, Way } from '@statecraft/testing/law';

/** What a question is, where it is put, and how it is counted. */
type Question = Pick<Way, 'act' | 'at' | 'counts'> & { readonly question: string };

/** A question that is put at some places. */
export function votes(question: string, at: readonly string[], counts: Count): Question {
  return { act: 'vote', question, at, counts };
}

/** A question that leaves a measure where it is, or leads on when it carries, or when it is lost: its names, carried and lost. */
export function both(
  names: readonly [carried: string, lost: string],
  { question, ...vote }: Question,
  needs: Way['needs'],
  to: { readonly carried?: string; readonly lost?: string } = {},
): Way[] {
  return (['carried', 'lost'] as const).map((outcome, index) => ({
    ...vote,
    name: names[index] ?? question,
    says: { question, outcome },
    needs,
    to: to[outcome],
  }));
}
