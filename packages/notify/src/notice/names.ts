import type { BodyFacts, Procedure } from '@statecraft/core';
import type { City } from './city.ts';
import type { Named } from './notice.ts';

/** Gives ids their names: the city's own first, then as the rosters have them, then as the procedure names its bodies; else the id. */
export function namesFrom(
  city: Pick<City, 'nameOf'>,
  procedure: Procedure | undefined,
  rosters: readonly (BodyFacts | undefined)[],
): (id: string) => Named {
  const seated = new Map(
    rosters.flatMap(
      (body) => body?.tenures.flatMap(({ member, name }) => (name ? [[member, name] as const] : [])) ?? [],
    ),
  );
  const bodies = procedure?.bodies ?? {};
  return (id) => ({
    id,
    name: city.nameOf?.(id) ?? seated.get(id) ?? (Object.hasOwn(bodies, id) ? bodies[id]?.name : undefined) ?? id,
  });
}
