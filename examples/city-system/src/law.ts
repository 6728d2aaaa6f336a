import type { Procedure } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';

/** The law that the city is under. Its vocabularies say which acts are handed in, by which forms and by which words. */
export const law: Procedure = kansasCity;
