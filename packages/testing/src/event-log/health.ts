import { describe, expect, it } from 'vitest';
import { appendTo } from './samples.ts';
import type { Suite } from './suite.ts';

/** What a log says of itself. */
export function describeHealth({ inPlace, persistent }: Suite): void {
  describe('health', () => {
    it('[LOG-19] tells that acts can be recorded, and up to where they are', () =>
      inPlace(async (open) => {
        const log = await open();
        expect(await log.health()).toMatchObject({ writable: true, head: 0 });
        await appendTo(log, 'measure/230115');
        const { head, durability } = await log.health();
        expect(head).toBe(1);
        expect(durability?.because).toMatch(/\.$/);
        // What dies with the process does not outlive a loss of power.
        if (!persistent) expect(durability?.durable).toBe(false);
      }));

    it('[LOG-19] tells of a closed log that it is closed', () =>
      inPlace(async (open) => {
        const log = await open();
        await log.close();
        const { writable, fault, head } = await log.health();
        expect({ writable, code: fault?.code, head }).toEqual({ writable: false, code: 'log-closed', head: undefined });
      }));
  });
}
