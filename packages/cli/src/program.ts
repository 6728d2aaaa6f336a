import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type AuditFlags, auditCommand } from './commands/audit.ts';
import { backupCommand } from './commands/backup.ts';
import { type CheckFlags, checkCommand } from './commands/check.ts';
import { complainOfFault, complainOfInput } from './commands/complaints.ts';
import { copyCommand } from './commands/copy.ts';
import { diagramCommand } from './commands/diagram.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { healthCommand } from './commands/health.ts';
import { type ImportFlags, importCommand } from './commands/import.ts';
import { lawCommand } from './commands/law.ts';
import { type NextFlags, nextCommand } from './commands/next.ts';
import type { NotifyCommandFlags } from './commands/notify.ts';
import { type LogFlags, logForms } from './commands/open-log.ts';
import { type ReplayFlags, replayCommand } from './commands/replay.ts';
import { type SimulateFlags, simulateCommand } from './commands/simulate.ts';
import type { SubscribeFlags } from './commands/subscribe.ts';
import { type TimelineFlags, timelineCommand } from './commands/timeline.ts';
import { verifyCommand } from './commands/verify.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { procedures } from './procedures.ts';
import { InputError } from './record/input-error.ts';
import { detailKinds } from './source/detail.ts';
import { formats } from './source/open-source.ts';
import type { Terminal } from './terminal.ts';

const known = `PROCEDURE is one of: ${procedures.map(({ id }) => id).join(', ')}`;
const addresses = `A log is ${logForms}. NAME is main when left out.`;
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
    .addOption(logOption('keep the log there, made if it is missing; in memory when left out'))
    .addOption(fileOption())
    .addOption(procedureOption('to apply in place of the one the record names'))
    .addOption(definitionsOption())
    .option('--partial', 'record each act by itself, up to the first that is refused')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `\nA second replay into the same log appends nothing.\n${codes}\n\nExample:\n  statecraft replay records/200162.json --db kansas-city.db`,
    )
    .action(async (file: string, flags: ReplayFlags) => end(await replayCommand(file, flags, terminal)));

  program
    .command('audit')
    .description('Judge a record that others kept: every act is placed, none refused, every departure named.')
    .argument('<file...>', 'a record (statecraft-record/1); with --format files of that format, plain or gzipped')
    .addOption(formatOption())
    .addOption(procedureOption('to apply in place of the one the record names'))
    .option('--lookup <file>', 'with --format: the file of names beside the record')
    .option('--people <file>', 'with --format: office records, for rosters')
    .addOption(vocabularyOption())
    .option('--json', 'print one JSON object')
    .option('--details', 'with --format: each irregularity on a line of its own')
    .addOption(
      new Option('--kind <kinds>', 'with --format: details of these kinds alone, with commas between them').argParser(
        kindsIn,
      ),
    )
    .addOption(
      new Option('--sample <number>', 'with --format: so many details, picked at random').argParser(wholeNumber),
    )
    .addOption(new Option('--seed <number>', 'what picks them; 1 when left out').argParser(wholeNumber))
    .option('--html <file>', 'write a report there, one page with plots and every measure’s life')
    .addHelpText(
      'after',
      `\nEnds 0 whatever it finds, and 1 when a part of the record could not be read.\n\nExamples:\n  statecraft audit records/011111.json\n  statecraft audit bills.jsonl.gz --format nyc --procedure new-york-city --people offices.jsonl.gz --json`,
    )
    .action(async (files: readonly string[], flags: AuditFlags) => end(await auditCommand(files, flags, terminal)));

  program
    .command('timeline')
    .description('Draw the life of one measure of a record that others kept: its acts, its stages, and what is amiss.')
    .argument('<file...>', 'a record (statecraft-record/1); with --format files of that format')
    .requiredOption('--measure <id>', 'the id of the measure, or the number that the clerk prints')
    .requiredOption('--svg <file>', 'where to draw it')
    .addOption(formatOption())
    .addOption(procedureOption('to apply in place of the one the record names'))
    .option('--lookup <file>', 'with nyc: the file of names beside the record')
    .option('--people <file>', 'with --format: office records, for rosters')
    .addOption(vocabularyOption())
    .addHelpText(
      'after',
      `\n${codes}\n\nExample:\n  statecraft timeline bills.jsonl.gz --format nyc --measure 'Int 0001-2018' --svg life.svg`,
    )
    .action(async (files: readonly string[], flags: TimelineFlags) =>
      end(await timelineCommand(files, flags, terminal)),
    );

  program
    .command('import')
    .description('Put a record that is kept elsewhere into a log; again, only what it says otherwise since.')
    .argument(
      '<file...>',
      'files of that format, plain or gzipped; with legistar also the address of a client of the Web API',
    )
    .addOption(formatOption().makeOptionMandatory())
    .addOption(procedureOption('to apply; the one of the format when left out'))
    .addOption(logOption('the log, made if it is missing'))
    .addOption(fileOption())
    .option('--lookup <file>', 'with nyc: the file of names beside the record')
    .option('--people <file>', 'office records, for rosters')
    .addOption(vocabularyOption())
    .option('--journal <file>', 'with an address: keep what is answered there until all is done, and go on with it')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `\nEvery act cites its row; what is changed or gone since becomes a correction. Ends 1 when a part could not be read.\n${codes}\n\nExample:\n  statecraft import bills.jsonl.gz --format nyc --procedure new-york-city --db new-york.db\n  statecraft import https://webapi.legistar.com/v1/nyc --format legistar --db new-york.db --journal nyc.jsonl`,
    )
    .action(async (files: readonly string[], flags: ImportFlags) => end(await importCommand(files, flags, terminal)));

  program
    .command('next')
    .description('Show what may be done next with a measure: the acts in order, what each needs, and by when.')
    .argument('<measure>', 'the id of a measure on record')
    .addOption(logOption())
    .addOption(fileOption())
    .addOption(procedureOption('of the measure, where it is none that comes with the program'))
    .addOption(definitionsOption())
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
    .addOption(logOption())
    .addOption(fileOption())
    .addOption(procedureOption('of the measure, where it is none that comes with the program, or not on record yet'))
    .addOption(definitionsOption())
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `\n${codes}\n\nExample:\n  echo '{"type":"sign","measure":"kc-200162","on":"2020-03-27"}' | statecraft explain - --db kansas-city.db`,
    )
    .action(async (file: string, flags) => end(await explainCommand(file, flags, terminal)));

  program
    .command('law')
    .description('Show a procedure as a table: stage, act, rules, next stage, citation.')
    .argument('<procedure>', 'the id of a procedure, or a file that has one, as for check')
    .addOption(definitionsOption())
    .option('--json', 'print one JSON object')
    .addHelpText('after', `\n${known}\n\nExample:\n  statecraft law kansas-city`)
    .action(async (of: string, flags) => end(await lawCommand(of, flags, terminal)));

  program
    .command('check')
    .description(
      'Look for what is wrong with a procedure: what can never happen, what never ends, what nobody voted on.',
    )
    .argument(
      '<procedure>',
      'the id of a procedure, or a file: a module (.ts, .js) that exports one, or the data of one as JSON',
    )
    .addOption(definitionsOption())
    .addOption(draftsOption())
    .option(
      '--explained <file>',
      'reasons why findings are as they should be: one JSON object of `code subject` and a sentence; they are printed',
    )
    .option('--acts <number>', 'look one by one at histories of at most so many acts', positiveNumber)
    .option('--walks <number>', 'draw so many histories at random besides', wholeNumber)
    .option('--seed <number>', 'the seed they are drawn from', wholeNumber)
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `\nEnds 1 when it finds an error that is not explained; a warning is for the author to explain.\n${known}\n\nExamples:\n  statecraft check kansas-city\n  statecraft check our-town.ts --drafts our-drafts.ts --explained reasons.json`,
    )
    .action(async (of: string, flags: CheckFlags) => end(await checkCommand(of, flags, terminal)));

  program
    .command('simulate')
    .description('Make up a plausible stretch of a city’s life: its commands as lines of JSON, or on record in a log.')
    .argument('<procedure>', 'the id of a procedure, or a file that has one, as for check')
    .addOption(definitionsOption())
    .addOption(draftsOption())
    .option('--measures <number>', 'how many measures are begun', positiveNumber, 100)
    .option('--years <number>', 'over how many years', positiveNumber, 10)
    .option('--seed <number>', 'the seed; from the same one comes the same city', wholeNumber, 1)
    .addOption(logOption('record it there, in a log that is empty or missing; print the commands when left out'))
    .addOption(fileOption())
    .addHelpText(
      'after',
      `\nEach act is marked hypothetical, and statecraft notify sends nobody news of it.\n${known}\n${addresses}\n\nExamples:\n  statecraft simulate seattle --measures 500 --db seattle.db\n  statecraft simulate seattle --seed 7 > acts.jsonl`,
    )
    .action(async (of: string, flags: SimulateFlags) => end(await simulateCommand(of, flags, terminal)));

  program
    .command('export')
    .description(
      'Print every event of a log as a line of JSON: from the same acts the same bytes, whatever log keeps them.',
    )
    .addOption(logOption())
    .addOption(fileOption())
    .addHelpText('after', `\n${addresses}\n\nExample:\n  statecraft export --log kansas-city.db > kansas-city.jsonl`)
    .action(async (flags: LogFlags) => end(await exportCommand(flags, terminal)));

  program
    .command('copy')
    .description('Copy a log into another, empty or begun by an earlier copy.')
    .argument('<from>', 'the log to copy')
    .argument('<to>', 'the log to copy it into, made if it is missing')
    .addHelpText(
      'after',
      `\n${addresses}\n\nExample:\n  statecraft copy kansas-city.db 'postgres://localhost/city?log=kansas-city'`,
    )
    .action(async (from: string, to: string) => end(await copyCommand(from, to, terminal)));

  program
    .command('backup')
    .description('Copy the file of an SQLite log while it is in use, as it stands at one moment, and check the copy.')
    .argument('<file>', 'the log, an SQLite file')
    .argument('<copy>', 'the file to make')
    .addHelpText('after', '\nExample:\n  statecraft backup kansas-city.db kansas-city-copy.db')
    .action(async (file: string, copy: string) => end(await backupCommand(file, copy, terminal)));

  program
    .command('health')
    .description('Tell whether acts can be recorded in a log now, and what that is worth. Ends 1 where they cannot.')
    .addOption(logOption())
    .addOption(fileOption())
    .option('--json', 'print one JSON object')
    .addHelpText('after', `\n${addresses}\n\nExample:\n  statecraft health --log nats://localhost:4222/kansas-city`)
    .action(async (flags) => end(await healthCommand(flags, terminal)));

  program
    .command('verify')
    .description('Read a log through and tell every place where it is not as logs must be. Ends 1 where there is one.')
    .addOption(logOption())
    .addOption(fileOption())
    .addOption(procedureOption('whose vocabularies its events are of'))
    .addOption(definitionsOption())
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `\nEvents of a vocabulary that is not at hand are told apart; it ends 1 where there are some.\n${addresses}\n\nExamples:\n  statecraft verify --log kansas-city.db\n  statecraft verify --log zuerich.db --vocabulary referendum.ts`,
    )
    .action(async (flags) => end(await verifyCommand(flags, terminal)));

  program
    .command('subscribe')
    .description('Follow what is on a log, by mail, webhook, posted notice, or in the terminal.')
    .argument('[to]', 'a mail address, a web address, board:NAME, or a name to print for')
    .addOption(logOption())
    .addOption(fileOption())
    .addOption(storeOption())
    .addOption(cityOption())
    .addOption(
      procedureOption('of the city, where it is none that comes with the program, or not that of the first act'),
    )
    .addOption(definitionsOption())
    .option('--as <subscriber>', 'the id of the subscriber, never an address; made up when left out')
    .option('--measure <id...>', 'follow measures')
    .option('--body <id...>', 'follow councils and committees')
    .option('--sponsor <id...>', 'follow what members sponsor')
    .option('--votes-of <id...>', 'follow how members vote')
    .option('--subject <name...>', 'follow classes and subjects')
    .option('--stage <stage...>', 'follow measures that come to a stage')
    .option('--place <name...>', 'follow places')
    .option('--code <section...>', 'follow sections of the code')
    .option('--query <words...>', 'follow measures that hold all of the words')
    .option('--deadline <days...>', 'be told of each day that the law sets, so many days before')
    .option('--everything', 'follow everything')
    .option('--daily [time]', 'together, every day, at 07:00 or another time')
    .option('--weekly <weekday>', 'together, every week')
    .option('--before-meeting <body>', 'together, a day before each meeting of a body')
    .option('--zone <zone>', 'the zone of the times, such as America/Chicago')
    .option('--language <tag>', 'the language of the notices, such as es-MX')
    .option('--quiet <from-to>', 'the hours in which nothing comes but legal notices, such as 22:00-07:00')
    .option('--confirmed', 'it is known to be wanted: do not ask')
    .option('--from-start', 'tell of what is on record already as well')
    .option('--list', 'list the subscriptions of --as instead')
    .option('--stop', 'end the subscriptions of --as instead')
    .option('--resume', 'take up again what was disabled of --as instead')
    .option('--erase', 'erase --as, with the address, instead')
    .addHelpText(
      'after',
      `\n${codes}\n\nExamples:\n  statecraft subscribe ann@example.org --db kansas-city.db --city city.json --measure kc-200162 --daily\n  statecraft subscribe me --db kansas-city.db --everything --confirmed --from-start`,
    )
    .action(async (to: string | undefined, flags: SubscribeFlags) => {
      const { subscribeCommand } = await import('./commands/subscribe.ts');
      end(await subscribeCommand(to, flags, terminal));
    });

  program
    .command('notify')
    .description('Tell those who follow a log of what is on it, and keep account of it.')
    .addOption(logOption())
    .addOption(fileOption())
    .addOption(storeOption())
    .addOption(cityOption())
    .addOption(
      procedureOption('of the city, where it is none that comes with the program, or not that of the first act'),
    )
    .addOption(definitionsOption())
    .option('--once', 'read the log to its end, send what is due, and end; so it is when nothing else is asked')
    .addOption(new Option('--watch', 'go on as the log grows, until the program is ended').conflicts('once'))
    .addOption(
      new Option(
        '--serve <port>',
        'with --watch: serve the pages that confirm and stop, feeds, calendars and events there',
      )
        .argParser(portNumber)
        .implies({ watch: true }),
    )
    .option('--dead', 'list what could not be sent, with the answers')
    .option('--redeliver', 'send again what could not be sent')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `\nActs that are marked hypothetical are read and told to nobody.\n${codes}\n\nExamples:\n  statecraft notify --db kansas-city.db --once\n  statecraft notify --db kansas-city.db --city city.json --watch --serve 8080`,
    )
    .action(async (flags: NotifyCommandFlags) => {
      const { notifyCommand } = await import('./commands/notify.ts');
      end(await notifyCommand(flags, terminal));
    });

  program
    .command('diagram')
    .description('Draw the state machine of a procedure.')
    .argument('<procedure>', 'the id of a procedure, or a file that has one, as for check')
    .addOption(definitionsOption())
    .addOption(new Option('--format <format>', 'how to draw it').choices(['mermaid', 'svg']).default('mermaid'))
    .option('--edition <id>', 'the edition of the law; the newest when left out')
    .addHelpText('after', `\n${known}\n\nExample:\n  statecraft diagram kansas-city --format svg > kansas-city.svg`)
    .action(async (of: string, flags) => end(await diagramCommand(of, flags, terminal)));

  return program;
}

function kindsIn(given: string): readonly string[] {
  const kinds = given.split(',').map((kind) => kind.trim());
  if (!kinds.every((kind) => detailKinds.includes(kind)))
    throw new InvalidArgumentError(`The kinds are ${detailKinds.join(', ')}.`);
  return kinds;
}

function wholeNumber(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new InvalidArgumentError('Give a whole number.');
  return Number(given);
}

function positiveNumber(given: string): number {
  const number = wholeNumber(given);
  if (number === 0) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return number;
}

/** The form of a record that is kept elsewhere. */
function formatOption(): Option {
  return new Option('--format <format>', 'the form of a record that is kept elsewhere').choices(formats);
}

/** Whose words the record is in. */
function vocabularyOption(): Option {
  return new Option(
    '--vocabulary <name>',
    'with legistar: a client whose words are known, or a JSON file of words; the client of the address, or of the procedure, when left out. A module (.ts, .js): the vocabularies that it exports, as for check',
  ).argParser(oneMore);
}

/** Which definitions are at hand besides ours. */
function definitionsOption(): Option {
  return new Option(
    '--vocabulary <module>',
    'a module (.ts, .js) that exports vocabularies which the procedure or the log uses; may be given again',
  ).argParser(oneMore);
}

/** How acts of vocabularies besides ours are drafted. */
function draftsOption(): Option {
  return new Option(
    '--drafts <module>',
    'a module (.ts, .js) that exports drafts of the vocabularies which the procedure uses; may be given again',
  ).argParser(oneMore);
}

function oneMore(given: string, before: readonly string[] = []): readonly string[] {
  return [...before, given];
}

/** Where the log is. */
function logOption(use = 'the log'): Option {
  return new Option('--log <address>', `${use}: ${logForms}`).argParser(fileName);
}

/** The same for a file, shorter. */
function fileOption(): Option {
  return new Option('--db <file>', 'the log, an SQLite file').argParser(fileName).conflicts('log');
}

/** Whose law it is. */
function procedureOption(use: string): Option {
  return new Option('--procedure <procedure>', `the procedure ${use}: its id, or a file that has it, as for check`);
}

/** Where subscriptions and deliveries are kept. */
function storeOption(): Option {
  return new Option(
    '--store <address>',
    'subscriptions and deliveries: an SQLite file, the log’s with .notify.db when left out, or postgres://HOST/DATABASE?schema=NAME',
  ).argParser(fileName);
}

/** Who gives notice. */
function cityOption(): Option {
  return new Option('--city <file>', 'who gives notice, by which servers and in which words, as JSON (docs/notify.md)');
}

function portNumber(given: string): number {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('Name a port, 0 to 65535.');
  return port;
}

/** SQLite takes an empty name for a file that is gone when the program ends. */
function fileName(given: string): string {
  if (given.trim() === '') throw new InvalidArgumentError('Name a file.');
  return given;
}
