import type { Bodies } from './bodies.ts';
import type { Lifecycle } from './lifecycle.ts';

/** What the law knows when it looks at an act: the procedure's edition, and the bodies on the day. */
export interface Context {
  readonly lifecycle: Lifecycle;
  readonly bodies: Bodies;
}
