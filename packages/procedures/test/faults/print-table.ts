import type { Fault } from './faults.ts';
import type { Caught } from './plant-fault.ts';

/** A broken log of the suite of logs, and the rule whose test finds it out. */
interface BrokenLog {
  readonly rule: string;
  readonly fault: string;
}

/** The page on seeded faults: which check caught which. */
export function printTable(
  caught: readonly { readonly fault: Fault; readonly by: Caught }[],
  logs: readonly BrokenLog[],
): string {
  const found = caught.filter(({ by }) => Object.keys(by).length > 0).length + logs.length;
  const all = caught.length + logs.length;
  const byOwnTests = caught.filter(({ by }) => by['own tests'] !== undefined).length;
  return [
    '# Seeded faults, and which check caught which',
    '',
    'Every fault is put into the source by itself, and everything that `@statecraft/testing` gives a tester is run on the cities:',
    '`npm run -s faults > docs/seeded-faults.md` and `npm run format` make this page; with ids behind it, it tries these alone. A test plants some of them each time, and all of them in `npm run test:deep`.',
    '',
    '- _checker_: `checkProcedure` finds an error, or a warning that is not explained.',
    '- _law_: the engine and the city’s law written apart differ on a command (`compareWithLaw`).',
    '- _histories_: a lawful history is refused, or one with one thing wrong is not refused for it.',
    '- _restarts_: an engine that has just been started reads something else.',
    '- _days_: a deadline is not the day on which the law turns, or what is due is not (`wrongDays`).',
    '- _as of_, _corrections_, _actors_: reads as of a day or an instant, an act that is struck, two engines at once.',
    '- _define procedure_: `defineProcedure` throws.',
    '- _own tests_: where none of these finds anything, the tests of core and of the test kit on definitions are run with the fault in place (`own-tests.config.ts`), and one of them fails.',
    '- _suite of logs_: `describeEventLog` fails; the rule is that of `packages/core/SPEC.md`.',
    '',
    `${found} of ${all} are caught: ${((100 * found) / all).toFixed(1)} %. Of these, ${byOwnTests} are caught by own tests alone.`,
    '',
    '| fault | what is wrong | caught by |',
    '| --- | --- | --- |',
    ...caught.map(
      ({ fault, by }) => `| ${fault.id} | ${inCell(whereIs(fault))} | ${Object.keys(by).join(', ') || '**nothing**'} |`,
    ),
    ...logs.map(
      ({ rule, fault }, index) => `| BROKEN-LOG-${index + 1} | a log that ${inCell(fault)} | suite of logs (${rule}) |`,
    ),
    '',
  ].join('\n');
}

function whereIs({ what, file }: Fault): string {
  return `${what} (\`${file.split('/').slice(-2).join('/').replace('src/', '')}\`)`;
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
