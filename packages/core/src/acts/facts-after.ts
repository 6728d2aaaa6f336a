import type { Recording } from '../definitions.ts';
import type { Entry } from '../vocabulary/entry.ts';
import type { BodyFacts, MeasureFacts } from './acts.ts';

/**
 * Facts with an act written into them; those given stay as they are.
 *
 * The act's recipe writes into a copy of the facts and of the lists and records in them; what lies deeper it shares and replaces.
 */
export function factsAfter<Facts extends MeasureFacts | BodyFacts>(
  facts: Facts,
  act: Pick<Recording, 'record'>,
  entry: Entry,
): Facts {
  const own: Record<string, unknown> = { ...facts };
  for (const key in own) {
    const value = own[key];
    if (Array.isArray(value)) own[key] = value.slice();
    else if (value !== null && typeof value === 'object') own[key] = { ...value };
  }
  act.record(own as unknown as MeasureFacts & BodyFacts, entry);
  return own as unknown as Facts;
}
