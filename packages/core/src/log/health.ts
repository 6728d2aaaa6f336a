import { isFault, type StatecraftError } from '../errors.ts';

/** How a log is, for whoever runs it. */
export interface LogHealth {
  /** Whether acts can be recorded now, as far as it can be told without recording one. */
  readonly writable: boolean;
  /** The position of the last event; absent while the log cannot be read. */
  readonly head?: number | undefined;
  /** Why acts cannot be recorded. */
  readonly fault?: StatecraftError | undefined;
  /** What becomes of acknowledged acts when power fails; absent while the log cannot be read. */
  readonly durability?: Durability | undefined;
  /** What else is known of the store, by name: versions, settings, sizes in bytes. */
  readonly store: Readonly<Record<string, string | number | boolean>>;
}

/** What becomes of acknowledged acts when power fails, as far as it can be known. */
export interface Durability {
  /** Whether an acknowledged act outlives it. */
  readonly durable: boolean;
  /** How that is known, and what to do about it. */
  readonly because: string;
}

/** How a log is that `look` looks at; a fault of that is what is wrong with it. */
export async function healthOf(look: () => Promise<LogHealth>): Promise<LogHealth> {
  try {
    return await look();
  } catch (fault) {
    if (!isFault(fault)) throw fault;
    return { writable: false, fault, store: {} };
  }
}
