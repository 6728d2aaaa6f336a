import type { EventLog } from '../src/index.ts';

/** A log that lets somebody else act at a moment of an append: a real log, and a hook before and after. */
export function interrupted(
  log: EventLog,
  hooks: { before?: () => Promise<unknown>; after?: () => Promise<unknown> },
): EventLog {
  let [before, after] = [hooks.before, hooks.after];
  return {
    append: async (commit) => {
      const [first, then] = [before, after];
      before = undefined;
      after = undefined;
      await first?.();
      const appended = await log.append(commit);
      await then?.();
      return appended;
    },
    readStream: (stream) => log.readStream(stream),
    findCommand: (id) => log.findCommand(id),
    read: (options) => log.read(options),
    subscribe: (options) => log.subscribe(options),
    head: () => log.head(),
    health: () => log.health(),
    close: () => log.close(),
  };
}
