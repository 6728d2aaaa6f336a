import { type Lifecycle, type Standing, UNFILED } from '@statecraft/core';

/** A measure of which nothing is on record, under a lifecycle. */
export function unfiled({ definitions }: Pick<Lifecycle, 'definitions'>): Standing {
  return { stage: UNFILED, facts: definitions.unrecordedMeasure() };
}
