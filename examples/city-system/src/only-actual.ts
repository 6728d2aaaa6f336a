import { type EventLog, StatecraftError } from '@statecraft/core';

/**
 * A log that takes no act which is only supposed: what is hypothetical is explored with `explain`, and never stands on a city's
 * record. So whatever is read from this log may be shown to everybody.
 */
export function onlyActual(log: EventLog): EventLog {
  return {
    async append(commit) {
      if (commit.events.some(({ basis }) => basis === 'hypothetical'))
        throw new StatecraftError(
          'append-invalid',
          'What is hypothetical does not go on the record of a city. Ask what would come of it.',
        );
      return log.append(commit);
    },
    readStream: (stream) => log.readStream(stream),
    findCommand: (commandId) => log.findCommand(commandId),
    read: (options) => log.read(options),
    subscribe: (options) => log.subscribe(options),
    head: () => log.head(),
    health: () => log.health(),
    close: () => log.close(),
  };
}
