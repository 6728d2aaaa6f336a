import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './faults.ts';

/** Does `work` again while somebody else holds the file, for up to `budget` milliseconds. The event loop turns meanwhile. */
export async function patiently<Result>(work: () => Result, budget: number): Promise<Result> {
  const end = performance.now() + budget;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw error;
    }
    await sleep(pause());
  }
}

/** As `patiently`, but holds the thread: for opening, which gives the log at once. */
export function patientlyAtOnce<Result>(work: () => Result, budget: number): Result {
  const end = performance.now() + budget;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause());
  }
}

/** Milliseconds; by chance, so that two who wait do not keep step with the one they wait for. */
function pause(): number {
  return 1 + Math.random() * 4;
}
