import { z } from 'zod';

/** What a name in the data of an act, or in the numbers of a rule, is the name of. */
export type Named =
  | 'measure'
  | 'body'
  | 'person'
  | 'meeting'
  | 'event'
  | 'anchor'
  | 'question'
  | 'stage'
  | 'rule'
  | 'class';

/** What each schema of a name names. A walk over a schema finds every place that names a body, a measure, a rule. */
export const names = z.registry<{ names: Named }>();
