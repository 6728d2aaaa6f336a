import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type AuditFlags, auditCommand } from './commands/audit.ts';
import { complainOfFault, complainOfInput } from './commands/complaints.ts';
import { diagramCommand } from './commands/diagram.ts';
import { explainCommand } from './commands/explain.ts';
import { lawCommand } from './commands/law.ts';
import { type NextFlags, nextCommand } from './commands/next.ts';
import { type ReplayFlags, replayCommand } from './commands/replay.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { procedures } from './procedures.ts';
import { InputError } from './record/input-error.ts';
import { formats } from './source/open-source.ts';
import type { Terminal } from './terminal.ts';

const known = `PROCEDURE is one of: ${procedures.map(({ id }) => id).join(', ')}`;
const codes = 'Exit codes: 0 done, 1 refused by the procedure, 2 bad input or usage, 3 fault.';

/**
 * Runs the `statecraft` command. It never throws.
 *
 * @param args what follows the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = programOn(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.done : exitCodes.input;
    if (thrown instanceof InputError) {
      terminal.complain(complainOfInput(thrown));
      return exitCodes.input;
    }
    terminal.complain(complainOfFault(thrown));
    return exitCodes.fault;
  }
}

function programOn(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command('statecraft')
    .description('Replays, audits and explains the record of a measure: what the law made of each act, and why.')
    .version('0.1.0')
    .exitOverride()
    .configureOutput({ writeOut: terminal.print, writeErr: terminal.complain })
    .showHelpAfterError('Run it with --help for what it takes.')
    .addHelpText('after', `\n${codes}`);

  program
    .command('replay')
    .description('Put the acts of a record on record, all or none, and show the timeline.')
    .argument('<file>', 'a record (statecraft-record/1)')
    .option('--db <file>', 'keep the log in this SQLite file, made if it is missing; in memory when left out', fileName)
    .option('--procedure <id>', 'the procedure to apply in place of the one the record names')
    .option('--partial', 'record each act by itself, up to the first that is refused')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `\nA second replay into the same --db appends nothing.\n${codes}\n\nExample:\n  statecraft replay records/200162.json --db kansas-city.db`,
    )
    .action(async (file: string, flags: ReplayFlags) => end(await replayCommand(file, flags, terminal)));

  program
    .command('audit')
    .description('Judge a record that others kept: every act is placed, none refused, every departure named.')
    .argument('<file...>', 'a record (statecraft-record/1); with --format files of that format, plain or gzipped')
    .addOption(new Option('--format <format>', 'the form of a record that is kept elsewhere').choices(formats))
    .option('--procedure <id>', 'the procedure to apply in place of the one the record names')
    .option('--lookup <file>', 'with --format: the file of names beside the record')
    .option('--people <file>', 'with --format: office records, for rosters')
    .option('--json', 'print one JSON object')
    .option('--details', 'with --format: each irregularity on a line of its own')
    .addHelpText(
      'after',
      `\nEnds 0 whatever it finds, and 1 when a part of the record could not be read.\n\nExamples:\n  statecraft audit records/011111.json\n  statecraft audit bills.jsonl.gz --format nyc --procedure new-york-city --people offices.jsonl.gz --json`,
    )
    .action(async (files: readonly string[], flags: AuditFlags) => end(await auditCommand(files, flags, terminal)));

  program
    .command('next')
    .description('Show what may be done next with a measure: the acts in order, what each needs, and by when.')
    .argument('<measure>', 'the id of a measure on record')
    .requiredOption('--db <file>', 'the log, an SQLite file')
    .option('--on <date>', 'the legal date to ask for; today when left out')
    .option('--to <stage>', 'show the way to this stage instead, and what stands against its first act')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `\n${codes}\n\nExample:\n  statecraft next kc-200162 --db kansas-city.db --to executive.vetoed`,
    )
    .action(async (id: string, flags: NextFlags) => end(await nextCommand(id, flags, terminal)));

  program
    .command('explain')
    .description('Show every ruling on a command, for and against. Nothing is recorded.')
    .argument('<file>', 'a command as JSON; - for standard input')
    .requiredOption('--db <file>', 'the log, an SQLite file')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `\n${codes}\n\nExample:\n  echo '{"type":"sign","measure":"kc-200162","on":"2020-03-27"}' | statecraft explain - --db kansas-city.db`,
    )
    .action(async (file: string, flags) => end(await explainCommand(file, flags, terminal)));

  program
    .command('law')
    .description('Show a procedure as a table: stage, act, rules, next stage, citation.')
    .argument('<procedure>', 'the id of a procedure')
    .option('--json', 'print one JSON object')
    .addHelpText('after', `\n${known}\n\nExample:\n  statecraft law kansas-city`)
    .action((id: string, flags) => end(lawCommand(id, flags, terminal)));

  program
    .command('diagram')
    .description('Draw the state machine of a procedure.')
    .argument('<procedure>', 'the id of a procedure')
    .addOption(new Option('--format <format>', 'how to draw it').choices(['mermaid', 'svg']).default('mermaid'))
    .option('--edition <id>', 'the edition of the law; the newest when left out')
    .addHelpText('after', `\n${known}\n\nExample:\n  statecraft diagram kansas-city --format svg > kansas-city.svg`)
    .action(async (id: string, flags) => end(await diagramCommand(id, flags, terminal)));

  return program;
}

/** SQLite takes an empty name for a file that is gone when the program ends. */
function fileName(given: string): string {
  if (given.trim() === '') throw new InvalidArgumentError('Name a file.');
  return given;
}
