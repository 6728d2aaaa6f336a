import { writeSync } from 'node:fs';
import { legible, type Paper } from './print/spans.ts';

/** Where the program prints. */
export interface Terminal {
  /** What is to be printed on: the terminal's width, and whether it shows colour. */
  readonly paper: Paper;
  /** Prints a result; settles when it is out, for whoever has much to print. */
  print(text: string): void | Promise<void>;
  /** Prints what went wrong, apart from results. */
  complain(text: string): void;
  /** Shows how far a long task is, from 0 to 1, where somebody watches; `undefined` when it is over. */
  progress?(share: number | undefined): void;
}

/** The terminal of this process: colour only where standard output is a terminal that has it and `NO_COLOR` is not set. */
export function processTerminal(): Terminal {
  const { stdout } = process;
  const colour = stdout.isTTY === true && !process.env.NO_COLOR && stdout.hasColors();
  return {
    paper: { width: Math.min(stdout.columns ?? 80, 100), colour },
    // Settles as well when nobody reads any more, of which the program hears by itself.
    print: (text) => new Promise<void>((settle) => stdout.write(text, () => settle())),
    complain: (text) => void process.stderr.write(legible(text)),
    ...(process.stderr.isTTY && { progress: progressOn(process.stderr) }),
  };
}

const BAR = 30;

/** A bar that is drawn over itself, and wiped away when the task is over or something else is to be said. */
function progressOn(stream: NodeJS.WriteStream): (share: number | undefined) => void {
  let drawn: number | undefined;
  return (share) => {
    const percent = share === undefined ? undefined : Math.floor(share * 100);
    if (percent === drawn) return;
    drawn = percent;
    const done = percent === undefined ? 0 : Math.round((BAR * percent) / 100);
    const bar = `${'#'.repeat(done)}${'.'.repeat(BAR - done)}`;
    stream.write(percent === undefined ? '\r\u001B[K' : `\r${bar} ${String(percent).padStart(3)} %`);
  };
}

/**
 * Lets a reader go before everything is read, as `head` does: what is left to print is dropped without a word, and the
 * program ends as it would have.
 */
export function endQuietlyWithReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        writeSync(2, `statecraft: cannot print: ${error.message}\n`);
        process.exitCode = 3;
      }
    });
  }
}
