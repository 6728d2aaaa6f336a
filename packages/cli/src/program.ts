import { Command } from 'commander';

/** The `statecraft` command with all its subcommands, not yet run. */
export function createProgram(): Command {
  return new Command('statecraft').description('Replay, audit and explain a legislative record.').version('0.1.0');
}
