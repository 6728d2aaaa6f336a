import { expect, it, onTestFinished, vi } from 'vitest';
import { uuidInOrder } from '../../src/engine/uuid.ts';
import { ordinance, townHall } from '../town.ts';

/** Version 7 and the variant of RFC 9562, section 5.7. */
const VERSION_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function madeAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

it('[ENGINE-16] gives every command that has none a UUID of version 7', async () => {
  const before = Date.now();
  const { engine, log } = await townHall();
  const { commandId: _, ...unnamed } = ordinance().introduce;
  await engine.execute(unnamed);
  const [event] = await log.readStream('measure/m1');
  expect(event?.commandId).toMatch(VERSION_7);
  expect(event?.id).toBe(event?.commandId);
  expect(madeAt(event?.id ?? '')).toBeGreaterThanOrEqual(before);
});

it('[ENGINE-16] makes ids that sort as they were made, more of them than a millisecond can count', () => {
  const ids = Array.from({ length: 50_000 }, uuidInOrder);
  expect(ids.every((id) => VERSION_7.test(id))).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it('[ENGINE-16] goes on in order when the clock is set back', () => {
  const first = uuidInOrder();
  vi.useFakeTimers({ now: Date.now() - 3_600_000 });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  expect(uuidInOrder() > first).toBe(true);
});
