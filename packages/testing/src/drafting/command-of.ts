import type { AnyActDefinition, Command, CommandBy } from '@statecraft/core';

/** Whether a command is of an act. It narrows the command to what the act says. */
export function isCommandOf<Act extends AnyActDefinition>(
  act: Act,
  command: Command,
): command is Command & CommandBy<Act> {
  return command.type === act.type;
}
