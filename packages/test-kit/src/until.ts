import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so. */
export async function until(met: () => boolean): Promise<void> {
  while (!met()) await sleep(1);
}
