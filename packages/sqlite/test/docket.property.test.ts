import {
  type Command,
  createEngine,
  docketOf,
  isWithin,
  type LegalDate,
  lifecycleOn,
  memoryProjections,
  openView,
  type Procedure,
  replay,
} from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { newYorkCity } from '@statecraft/procedures/new-york-city';
import { arbitraryHistory, numberedRoster } from '@statecraft/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sqliteLog } from '../src/sqlite-log.ts';
import { newFolder } from './folder.ts';

const runs = process.env.STATECRAFT_DEEP === '1' ? 300 : 12;
const measures = ['m1', 'm2', 'm3'];

test.each([
  ['Kansas City', kansasCity],
  ['New York City', newYorkCity],
])(
  '[PROJ-3] [PROJ-16] the docket of %s is what replay makes of its measures, inline and behind, over restarts',
  async (_, procedure) => {
    let recorded = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...measures.map((measure) => arbitraryHistory(procedure, { measure, maxLength: 15 }))),
        fc.integer({ min: 1, max: 12 }),
        async (histories, run) => {
          const { file, remove } = newFolder();
          try {
            const commands = [...numberedRoster(lifecycleOn(procedure, '2020-01-02' as LegalDate), '2019-08-01')];
            for (let n = 0; n < 15; n += 1) for (const history of histories) commands.push(...history.slice(n, n + 1));
            for (let n = 0; n < commands.length; n += run) await execute(file, procedure, commands.slice(n, n + run));
            recorded += await compare(file, procedure);
          } finally {
            remove();
          }
        },
      ),
      { numRuns: runs },
    );
    expect(recorded).toBeGreaterThan(runs);
  },
);

/** One run of a program: it opens the file, executes commands, brings up what it has not kept inline, and ends. */
async function execute(file: string, procedure: Procedure, commands: readonly Command[]): Promise<void> {
  const { inline, behind } = docketsOf(procedure);
  const log = sqliteLog(file, { inline: [inline] });
  const engine = createEngine({ log, procedures: [procedure] });
  for (const command of commands) await engine.execute(command);
  await openView(behind, { log, store: log.projections, batch: 2 }).catchUp();
  await log.close();
}

/** Holds what is kept in the file to what replay and a fold in one go make of the record; gives how many acts that has. */
async function compare(file: string, procedure: Procedure): Promise<number> {
  const log = sqliteLog(file, { readOnly: true });
  const { inline, behind } = docketsOf(procedure);
  const anew = openView(inline, { log, store: memoryProjections() });
  await anew.catchUp();
  const streams = await Promise.all(measures.map((measure) => log.readStream(`measure/${measure}`)));
  const states = new Map(
    streams.flatMap((events, n) =>
      events.length > 0 ? [[measures[n] as string, replay(events, procedure.uses)]] : [],
    ),
  );
  for (const view of [inline, behind].map((docket) => openView(docket, { log, store: log.projections }))) {
    const { documents, position } = await view.find();
    expect(position).toBe(await log.head());
    expect(documents).toEqual((await anew.find()).documents);
    expect(documents.map(({ key }) => key)).toEqual([...states.keys()]);
    for (const { key, doc } of documents) {
      const { version: _, ...state } = states.get(key) as ReturnType<typeof replay>;
      expect(doc).toMatchObject(state);
    }
    for (const field of ['stage', 'committee', 'date', 'sponsor'] as const)
      expect(await view.tally(field)).toEqual(await anew.tally(field));
    for (const stage of ['committee', 'vote', 'executive', 'enacted', 'failed']) {
      const found = await view.find({ where: { stage } });
      const expected = [...states].filter(([, state]) => isWithin(state.stage, stage)).map(([measure]) => measure);
      expect(found.documents.map(({ key }) => key)).toEqual(expected);
    }
  }
  await log.close();
  return streams.flat().length;
}

function docketsOf(procedure: Procedure) {
  const inline = docketOf({ procedures: [procedure], version: 1 });
  return { inline, behind: { ...inline, name: 'docket-behind' } };
}
