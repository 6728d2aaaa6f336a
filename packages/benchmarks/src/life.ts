import type { Command, Engine } from '@statecraft/core';

const seats = Array.from({ length: 13 }, (_, index) => `seat-${index + 1}`);
const mayor = { id: 'seat-1', role: 'mayor' };

/** How many acts a life has. */
export const ACTS = 10;

/** The ten acts of one ordinance, from filing to signature. */
export function lifeOf(measure: string): Command[] {
  return [
    { type: 'file', measure, on: '2020-02-25', kind: 'ordinance', title: 'A measure', classes: [] },
    { type: 'introduce', measure, on: '2020-02-27', by: { id: 'seat-2', role: 'member' } },
    { type: 'refer', measure, on: '2020-02-27', to: ['finance'], by: mayor },
    { type: 'hold', measure, on: '2020-03-04', until: '2020-03-18' },
    { type: 'report', measure, on: '2020-03-18', recommendation: 'do-pass', substitute: true },
    { type: 'read', measure, on: '2020-03-19', reading: 2 },
    { type: 'postpone', measure, on: '2020-03-19', until: '2020-03-26' },
    { type: 'amend', measure, on: '2020-03-26', description: 'A word' },
    {
      type: 'vote',
      measure,
      on: '2020-03-26',
      question: { kind: 'passage' },
      method: { kind: 'roll-call', ayes: seats.slice(0, 10), nays: seats.slice(10) },
      announced: 'carried',
    },
    { type: 'sign', measure, on: '2020-03-27', by: mayor },
  ];
}

/** The council's roster. */
export const roster: Command[] = seats.map((member) => ({ type: 'seat', body: 'council', on: '2019-08-01', member }));

/** The instant at which the lives are recorded. */
export function clock(): string {
  return new Date(Date.UTC(2020, 3, 1)).toISOString();
}

let measures = 0;

/** The id of a measure that was not there before. */
export function newMeasure(): string {
  measures += 1;
  return `m-${measures}`;
}

/** Executes so many acts in lives of new measures, so many of them side by side. */
export async function live(engine: Engine, acts: number, sideBySide = 1): Promise<number> {
  const lives = acts / ACTS / sideBySide;
  await Promise.all(
    Array.from({ length: sideBySide }, async () => {
      for (let life = 0; life < lives; life += 1) {
        for (const command of lifeOf(newMeasure())) {
          const result = await engine.execute(command);
          if (!result.ok) throw new Error(JSON.stringify(result.rejections));
        }
      }
    }),
  );
  return acts;
}
