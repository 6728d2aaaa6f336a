import { type Command, createEngine, type Engine, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import type { Comparison } from '../compare.ts';
import { clock } from '../life.ts';

const names = Array.from({ length: 60_000 }, (_, index) => `name-${index}`);

/** What is far too much of one thing in an introduction. */
const oversized = {
  classes: { classes: names },
  sponsors: { sponsors: names },
  title: { title: 'x'.repeat(200_000) },
} as const;

/** Refusing an introduction that says too much of one thing, beside recording a plain one: how large it is must not matter. */
export function refuse(what: keyof typeof oversized): () => Promise<Comparison> {
  return async () => ({
    title: `refuse an introduction with too much: ${what}`,
    against: 'record a plain introduction',
    count: 2_000,
    atLeast: 0.1,
    ours: introductions(what, oversized[what]),
    theirs: introductions('plain', {}),
  });
}

function introductions(name: string, said: object) {
  return async (count: number) => {
    const engine: Engine = createEngine({ log: memoryLog(), procedures: [kansasCity], clock });
    let answer: unknown;
    for (let index = 0; index < count; index += 1) {
      const plain = { type: 'introduce', measure: `${name}-${index}`, on: clock().slice(0, 10), kind: 'ordinance' };
      answer = await engine.execute({ ...plain, title: 'A stop sign', classes: [], ...said } as Command);
    }
    return answer;
  };
}
