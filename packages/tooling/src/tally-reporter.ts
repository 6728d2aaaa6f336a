import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Writes what `npm test` ends with to the file it is given: figures that tests measured, and what passed, failed and was skipped. */
export class TallyReporter implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    // An error outside any test (a file that does not load, a stray rejection) counts as one failure.
    const figures: string[] = [];
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        count[test.result().state] += 1;
        for (const { type, message } of test.annotations()) if (type === 'figure') figures.push(message);
      }
    }
    const tally = `tests: ${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`;
    writeFileSync(this.#file, [...figures, tally].join('\n'));
  }
}
