import type { Procedure } from '@statecraft/core';

/** How many members a body is taken to have whose procedure does not say how many seats it has. */
const ASSUMED_SEATS = 7;
/** How many people of an electorate vote. */
const VOTERS = 1_000;

/** The ids of a body's numbered seats: `seat-1` and on. Drafts name no real person. */
export function numberedSeats(seats: number): string[] {
  return Array.from({ length: seats }, (_, index) => `seat-${index + 1}`);
}

/** How many members a body has: as many as it has seats, seven where the procedure does not say, none where it is an electorate. */
export function membersOfBody({ bodies }: Pick<Procedure, 'bodies'>, body: string): number {
  return bodies[body]?.electorate ? 0 : (bodies[body]?.seats ?? ASSUMED_SEATS);
}

/** How many vote in an electorate; `undefined` for a body that has members. */
export function votersOf({ bodies }: Pick<Procedure, 'bodies'>, body: string): number | undefined {
  return bodies[body]?.electorate ? VOTERS : undefined;
}
