import type { Procedure } from '@statecraft/core';
import type { Law } from '@statecraft/testing/law';
import { kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle } from '../../src/index.ts';
import { kansasCityLaw } from './kansas-city.ts';
import { newYorkCityLaw } from './new-york-city.ts';
import { philadelphiaLaw } from './philadelphia.ts';
import { sanFranciscoLaw } from './san-francisco.ts';
import { seattleLaw } from './seattle.ts';

/** Each city's procedure, and its law as it was written down apart from it. */
export const laws: readonly { readonly id: string; readonly city: Procedure; readonly law: Law }[] = [
  { city: kansasCity, law: kansasCityLaw },
  { city: newYorkCity, law: newYorkCityLaw },
  { city: philadelphia, law: philadelphiaLaw },
  { city: sanFrancisco, law: sanFranciscoLaw },
  { city: seattle, law: seattleLaw },
].map((each) => ({ id: each.city.id, ...each }));
