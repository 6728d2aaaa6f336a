import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  Journal,
  type Problem,
  readWebApi,
  readWebFiles,
  type SourceMeasure,
  Unreachable,
  type WebRecord,
} from '../../src/index.ts';
import { newFolder, written } from '../export.ts';
import { addEvent, addMatter, type City, city, item, serve } from './server.ts';

const quick = { patience: 1, attempts: 4 };

async function measuresOf(record: WebRecord): Promise<SourceMeasure[]> {
  const all: SourceMeasure[] = [];
  for await (const measures of record.measures()) all.push(...measures);
  return all;
}

async function readFrom(of: City, { most, journal }: { most?: number; journal?: Journal } = {}) {
  const { address, asked } = await serve(of, most);
  const problems: Problem[] = [];
  const record = await readWebApi(address, { report: (problem) => problems.push(problem), journal, ...quick });
  return { record, measures: await measuresOf(record), problems, asked, address };
}

const idsOf = (measures: readonly SourceMeasure[]) => measures.map(({ id }) => id);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('over HTTP', () => {
  test('[WEB-1] matters come with their history, votes, offices and names', async () => {
    const { record, measures, problems, address } = await readFrom(city(1));
    expect(problems).toEqual([]);
    expect([...record.bodies]).toEqual([
      [1, 'City Council'],
      [9, 'Committee on Water'],
    ]);
    expect(record.offices).toHaveLength(3);
    expect(record.offices[0]).toMatchObject({ id: 71, person: { id: 1, name: 'Member 1' }, end: '2021-12-31' });
    expect(measures).toMatchObject([
      {
        id: 1,
        file: 'Int 1',
        rows: [
          { id: 11, on: '2020-01-08', passed: undefined, votes: undefined },
          { id: 12, agenda: 'Water' },
          {
            id: 13,
            passed: true,
            votes: [
              [1, 'Affirmative'],
              [2, 'Negative'],
              [3, null],
            ],
          },
        ],
        place: { file: expect.stringMatching(/\/v1\/springfield\/matters\/1$/) },
      },
    ]);
    expect(address).toContain('token');
    expect(JSON.stringify(measures)).not.toContain('secret');
  });

  test('[WEB-2] all pages are read, whatever the server gives at a time', async () => {
    for (const most of [2, 3, 7, 1_000]) {
      const { measures, problems } = await readFrom(city(7), { most });
      expect([idsOf(measures), problems]).toEqual([upTo(7), []]);
    }
    const { measures, asked } = await readFrom({ ...city(1_001), histories: new Map() });
    expect(measures).toHaveLength(1_001);
    expect(asked.filter((path) => path.startsWith('matters '))).toEqual(['matters 0', 'matters 999', 'matters 1000']);
  });

  test.each([1, 3, 4, 5])(
    '[WEB-2] no matter is missed because matter %i goes, and another comes, while pages are read',
    async (gone) => {
      const of = city(9);
      let pages = 0;
      of.before = (path) => {
        if (path === 'matters') pages += 1;
        if (path === 'matters' && pages === 2) {
          of.matters = of.matters.filter(({ MatterId }) => MatterId !== gone);
          addMatter(of, 20);
        }
        return undefined;
      };
      const { measures, problems } = await readFrom(of, { most: 4 });
      expect(problems).toEqual([]);
      expect(idsOf(measures).sort((a, b) => a - b)).toEqual(
        expect.arrayContaining([...upTo(9).filter((id) => id !== gone || gone <= 4), 20]),
      );
      expect(new Set(idsOf(measures)).size).toBe(measures.length);
    },
  );

  test('[WEB-3] a server that is busy or fails for a while is asked again', async () => {
    const of = city(3);
    const failed = new Map<string, number>();
    of.before = (path) => {
      const times = (failed.get(path) ?? 0) + 1;
      failed.set(path, times);
      return times === 1 ? 503 : times === 2 ? 429 : undefined;
    };
    const { measures, problems } = await readFrom(of);
    expect([idsOf(measures), problems]).toEqual([[1, 2, 3], []]);
  });

  test('[WEB-3] what is never answered is reported, its matter left out whole, and the rest read', async () => {
    const of = city(3);
    of.before = (path) => (path === 'eventitems/23/votes' || path === 'officerecords' ? 500 : undefined);
    const { measures, problems } = await readFrom(of);
    expect(idsOf(measures)).toEqual([1, 3]);
    expect(problems).toMatchObject([
      { problem: expect.stringContaining('the list is read no further') },
      { measure: 'Int 2', problem: expect.stringContaining('eventitems/23/votes: the server answers 500') },
    ]);
    const { asked } = await readFrom({ ...city(1), before: (path) => (path.endsWith('histories') ? 403 : undefined) });
    expect(asked.filter((path) => path.endsWith('histories'))).toHaveLength(1);
  });

  test.each([
    ['refuses every question', 'http://127.0.0.1:PORT/v1/springfield', 4],
    ['is at a port that is never asked', 'http://127.0.0.1:9/v1/springfield', 1],
  ])('[WEB-3] a server that %s ends the reading with the first', async (_what, address, most) => {
    let asked = 0;
    const server = createServer((socket) => {
      asked += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = address.replace('PORT', String((server.address() as AddressInfo).port));
    const told: unknown[] = [];
    const reading = readWebApi(at, {
      report: (problem) => told.push(problem),
      patience: most === 1 ? 60_000 : 1,
      attempts: 4,
    });
    await expect(reading).rejects.toBeInstanceOf(Unreachable);
    server.close();
    expect(told).toEqual([]);
    expect(asked).toBe(most === 1 ? 0 : most);
  });

  test('[WEB-4] a row whose votes the server can never count has none', async () => {
    const of = city(1);
    of.voteless.add(13);
    const { measures, problems, asked } = await readFrom(of);
    expect(measures[0]?.rows[2]).toMatchObject({ passed: true, votes: undefined });
    expect(problems).toEqual([]);
    expect(asked.filter((path) => path === 'eventitems/13/votes')).toHaveLength(1);
  });

  test('[WEB-5] matters that are withheld or drafts are not read', async () => {
    const of = city(1);
    addMatter(of, 2, { MatterRestrictViewViaWeb: true });
    addMatter(of, 3, { MatterFile: 'TMP-0003' });
    expect(idsOf((await readFrom(of)).measures)).toEqual([1]);
  });

  test('[WEB-6] a reading that was cut short asks nothing twice', async () => {
    const of = city(40);
    const file = join(newFolder(), 'answers.jsonl');
    const begun = new Journal(file);
    of.before = (_, asked) => (asked > 60 ? 404 : undefined);
    const first = await readFrom(of, { journal: begun });
    expect(first.problems.length).toBeGreaterThan(0);
    begun.close();
    // The program was killed while it wrote a line.
    writeFileSync(file, '{"path":"matters/40/hist', { flag: 'a' });
    of.before = () => undefined;
    const again = new Journal(file);
    const second = await readFrom(of, { journal: again });
    expect([idsOf(second.measures), second.problems]).toEqual([upTo(40), []]);
    const answered = new Set(first.asked.slice(0, 61));
    expect(second.asked.filter((path) => answered.has(path))).toEqual([]);
    const third = await readFrom(of, { journal: again });
    expect([third.asked, third.measures.length]).toEqual([[], 40]);
    // What was kept was retrieved when it was answered.
    expect(third.measures.map(({ place }) => place.retrievedAt)).toEqual(
      second.measures.map(({ place }) => place.retrievedAt),
    );
    again.remove();
    expect(existsSync(file)).toBe(false);
  });

  test('[WEB-1] the clerk’s notes are asked for', async () => {
    const { measures } = await readFrom(cityWithMinutes());
    expect(measures[0]?.rows.map(({ id, agenda, minutes }) => [id, agenda, minutes])).toEqual([
      [94, undefined, 'laid over'],
      [11, undefined, undefined],
      [12, 'Water', undefined],
      [13, undefined, undefined],
    ]);
  });

  test('[WEB-8] an event item in the minutes makes a row where the history lacks it; one on the agenda alone, or of no matter, does not', async () => {
    for (const most of [2, 1_000]) {
      const { measures, problems } = await readFrom(cityWithMinutes(), { most });
      expect(problems).toEqual([]);
      expect(measures.map(({ rows }) => rows.map(({ id, on }) => [id, on]))).toEqual([
        [
          [94, '2020-01-07'],
          [11, '2020-01-08'],
          [12, '2020-01-08'],
          [13, '2020-02-11'],
        ],
        [
          [21, '2020-01-08'],
          [22, '2020-01-08'],
          [96, '2020-02-10'],
          [23, '2020-02-11'],
        ],
      ]);
      expect(measures[0]?.rows[0]).toMatchObject({
        body: { id: 9 },
        meeting: 7,
        action: { id: 54 },
        passed: undefined,
      });
      expect(measures[1]?.rows[2]).toMatchObject({ votes: [[3, 'Affirmative']], passed: false, motion: 'to file it' });
    }
  });

  test('[WEB-8] nothing is taken for gone that may stand in minutes that are not answered', async () => {
    for (const unanswered of ['events', 'events/8/eventitems']) {
      const of = cityWithMinutes();
      of.before = (path) => (path === unanswered ? 403 : undefined);
      const { measures, problems } = await readFrom(of);
      expect(problems).toEqual([
        {
          file: expect.stringMatching(`/springfield/${unanswered}$`),
          problem: expect.stringContaining('the list is read no further'),
        },
      ]);
      expect(measures.map(({ incomplete }) => incomplete)).toEqual([true, true]);
    }
    const { measures } = await readFrom(cityWithMinutes());
    expect(measures.map(({ incomplete }) => incomplete)).toEqual([false, false]);
  });

  test('[WEB-8] a client without events, and an event that is gone, have no minutes', async () => {
    for (const gone of ['events', 'events/8/eventitems']) {
      const of = cityWithMinutes();
      of.before = (path) => (path === gone ? 404 : undefined);
      const { measures, problems } = await readFrom(of);
      expect(problems).toEqual([]);
      expect(measures.map(({ incomplete }) => incomplete)).toEqual([false, false]);
    }
    const { asked } = await readFrom({ ...city(3), events: undefined });
    expect(asked.filter((path) => path.startsWith('events'))).toEqual(['events 0']);
  });
});

/** Two matters whose histories lack what two events did with them. */
function cityWithMinutes(): City {
  const of = city(2);
  of.votes.set(96, [{ VoteId: 1, VotePersonId: 3, VoteValueName: 'Affirmative', VoteEventItemId: 96 }]);
  addEvent(
    of,
    7,
    [
      item(11, 1),
      item(91, 1, { EventItemMinutesSequence: null }),
      item(92, 1, { EventItemMinutesSequence: undefined }),
      item(93, 1, { EventItemActionName: null }),
      item(94, 1, { EventItemMinutesNote: 'laid over' }),
      { EventItemId: 95, EventItemMatterId: null, EventItemActionName: 'Adjourned' },
    ],
    { EventBodyId: 9, EventBodyName: 'Committee on Water' },
  );
  const filed = { EventItemActionId: 69, EventItemActionName: 'Filed by Council', EventItemActionText: 'to file it' };
  addEvent(of, 8, [item(96, 2, { ...filed, EventItemPassedFlag: 0 })], { EventDate: '2020-02-10T00:00:00' });
  return of;
}

describe('from files', () => {
  test('[WEB-7] lists and lines in any order are what the server would have given', async () => {
    const of = city(2);
    const there = await readFrom(of);
    const folder = newFolder();
    mkdirSync(join(folder, 'matters', '2'), { recursive: true });
    const histories = join(folder, 'matters', '2', 'histories.json');
    writeFileSync(histories, JSON.stringify(of.histories.get(2), null, 2));
    const [one, two] = of.matters;
    const files = [
      written([...of.votes.values()].flat(), 'votes.jsonl.gz'),
      histories,
      written([{ ...one, MatterHistories: of.histories.get(1) }, { ...two }]),
      written([[...of.persons, ...of.bodies], of.officerecords]),
    ];
    const problems: Problem[] = [];
    const record = await readWebFiles(files, (problem) => problems.push(problem));
    const here = await measuresOf(record);
    const bare = (measures: readonly SourceMeasure[]) => measures.map(({ place: _place, ...rest }) => rest);
    expect(problems).toEqual([]);
    expect(bare(here)).toEqual(bare(there.measures));
    expect(record.offices.map(({ place: _place, ...rest }) => rest)).toEqual(
      there.record.offices.map(({ place: _place, ...rest }) => rest),
    );
  });

  test('[WEB-7] a journal is read as the answers that it holds', async () => {
    const file = join(newFolder(), 'answers.jsonl');
    const journal = new Journal(file);
    const { measures } = await readFrom(city(3), { journal });
    journal.close();
    const kept = await measuresOf(await readWebFiles([file], () => {}));
    expect(kept.map(({ rows }) => rows)).toEqual(measures.map(({ rows }) => rows));
  });

  test('[WEB-8] event items complete histories as over HTTP, whether they stand in their event or beside it', async () => {
    const of = cityWithMinutes();
    const there = await readFrom(of);
    const [first, ...others] = of.events ?? [];
    const file = written([
      ...[...of.items.values()].flat().slice(3),
      { ...first, EventItems: of.items.get(7)?.slice(0, 3) },
      ...others,
      ...of.matters.map((matter) => ({ ...matter, MatterHistories: of.histories.get(Number(matter.MatterId)) })),
      ...[...of.votes.values()].flat(),
      item(90, 1, { EventItemEventId: 4711, EventItemMinutesSequence: 1 }),
    ]);
    const measures = await measuresOf(await readWebFiles([file], () => {}));
    expect(measures.map(({ rows }) => rows)).toEqual(there.measures.map(({ rows }) => rows));
  });

  test('[WEB-9] what is no entity, no JSON or has no date is reported with file and line, and the rest read', async () => {
    const of = city(1);
    const [matter] = of.matters;
    const [first, ...others] = of.histories.get(1) ?? [];
    const undated = [{ ...first, MatterHistoryActionDate: null }, ...others];
    const file = written([
      { ...matter, MatterHistories: undated },
      '{"MatterId":',
      { Colour: 'blue' },
      '7',
      { MatterId: 2, MatterFile: 'Int 2' },
    ]);
    const problems: Problem[] = [];
    const measures = await measuresOf(await readWebFiles([file], (problem) => problems.push(problem)));
    expect(measures.map(({ rows }) => rows.length)).toEqual([2, 0]);
    expect(problems.map(({ line, row, problem }) => [line, row, problem.split(':')[0]])).toEqual([
      [2, undefined, 'this is not JSON'],
      [3, undefined, 'this is no entity of the Web API that is read here'],
      [4, undefined, 'here is neither an entity nor a list of them'],
      [1, 11, 'the row has no date'],
      [5, undefined, 'the bill has no history'],
    ]);
  });
});
