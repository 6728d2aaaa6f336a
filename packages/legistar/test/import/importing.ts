import { bodiesOf, createEngine, type EventLog, memoryLog } from '@statecraft/core';
import { newYorkCity } from '@statecraft/procedures';
import {
  committeesIn,
  createImporter,
  dictionaryOf,
  type Imported,
  NO_ROSTER,
  newYorkCityVocabulary,
  type Problem,
  readOffices,
  tenuresOf,
  together,
  type Vocabulary,
} from '../../src/index.ts';
import { read, written } from '../export.ts';

/** What exports are imported with. */
interface Circumstances {
  readonly offices?: readonly object[];
  readonly bodies?: Readonly<Record<number, string>>;
  readonly vocabulary?: Vocabulary;
}

/** A log into which exports are imported, at instants that are hours apart. */
export function archive(log: EventLog = memoryLog()) {
  let hours = 0;
  const clock = () => new Date(Date.UTC(2026, 0, 5, hours)).toISOString();
  return {
    log,
    engine: createEngine({ log, procedures: [newYorkCity], clock }),
    clock,
    /** Imports bills, and offices before them; gives what that put on record, and what was reported. */
    async take(
      bills: readonly (object | string)[],
      { offices = [], bodies = {}, vocabulary = newYorkCityVocabulary }: Circumstances = {},
    ): Promise<Imported & { problems: Problem[]; file: string }> {
      const dictionary = dictionaryOf(vocabulary);
      hours += 1;
      const file = written(bills);
      const { measures, problems } = await read(file);
      const report = (problem: Problem) => problems.push(problem);
      const importer = createImporter({
        log,
        procedure: newYorkCity,
        bodies: bodiesOf(newYorkCity, NO_ROSTER.facts),
        dictionary,
        committees: committeesIn(new Map(Object.entries(bodies).map(([id, name]) => [Number(id), name])), dictionary),
        report,
        retrievedAt: clock(),
        clock,
      });
      let sum = await importer.tenures(tenuresOf(await readOffices(written(offices), report), dictionary));
      for (const measure of measures) sum = together(sum, await importer.measure(measure));
      return { ...sum, problems, file };
    },
  };
}

/** What a measure's record reads like, whichever way it came to read so. */
export async function reading({ engine }: ReturnType<typeof archive>, bill: { readonly ID: number }) {
  const id = `nyc-${bill.ID}`;
  const { stage, facts } = (await engine.measure(id)) ?? {};
  const history = await engine.history(id);
  return {
    stage,
    facts,
    history: history.map(({ event, type, on, by, data, source, stage, rulings }) => ({
      id: event.id.replace(/#\d+$/, ''),
      type,
      on,
      by,
      data,
      says: source?.says,
      stage,
      rulings: rulings.map(({ rule, verdict }) => `${rule} ${verdict}`),
    })),
  };
}
