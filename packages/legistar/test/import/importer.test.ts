import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newYorkCityVocabulary } from '../../src/index.ts';
import { bill, type ExportRow, lawRows, row, votes } from '../export.ts';
import { archive, reading } from './importing.ts';

const ONE = { acts: 0, corrections: 1, strikes: 0, problems: [] };
const law = () => bill(lawRows());
type Bill = ReturnType<typeof bill>;

/** A bill as it reads once some of its rows are others. */
const edited = (of: Bill, edit: (rows: readonly ExportRow[]) => readonly ExportRow[]): Bill => ({
  ...of,
  History: edit(of.History),
});
const reworded = (of: Bill, action: number, change: Partial<ExportRow>) =>
  edited(of, (rows) => rows.map((each) => (each.ActionID === action ? { ...each, ...change } : each)));
const idOf = (of: Bill, action: number) => `nyc/${of.ID}/${of.History.find(({ ActionID }) => ActionID === action)?.ID}`;

describe('what an import puts on record', () => {
  test('[IMPORT-1] each row is an act that leads back to file, line, row and the time of retrieval', async () => {
    const here = archive();
    const first = law();
    const { acts, file } = await here.take([law(), first]);
    expect(acts).toBe(14);
    const history = await here.engine.history(`nyc-${first.ID}`);
    expect(history.map(({ type, stage }) => [type, stage])).toEqual([
      ['introduced', 'introduced'],
      ['referred', 'committee'],
      ['heard', 'committee'],
      ['reported', 'vote'],
      ['voted', 'executive'],
      ['presented', 'executive.presented'],
      ['signed', 'enacted'],
    ]);
    expect(history[0]).toMatchObject({
      event: { commandId: idOf(first, 27) },
      source: {
        title: 'New York City Council',
        locator: `${file}, line 2, row ${first.History[0]?.ID}`,
        says: `Introduced by Council (27)\n2020-01-08 10:00:00, City Council\n${first.File}, Introduction: ${first.Title}\nSponsors: 11, 12`,
        retrievedAt: here.clock(),
      },
    });
  });

  test('[IMPORT-2] the same again appends nothing, wherever in the file it stands and whatever names it is read with', async () => {
    const here = archive();
    const bills = [law(), law(), law()];
    await here.take(bills);
    const head = await here.log.head();
    const bodies = { 7001: 'Committee on Water Towers' };
    expect(await here.take(bills.toReversed(), { bodies })).toMatchObject({ acts: 0, corrections: 0 });
    expect(await here.log.head()).toBe(head);
  });

  test('[IMPORT-2] a bill that a file does not have stays as it is', async () => {
    const here = archive();
    const [one, two] = [law(), law()];
    await here.take([one, two]);
    expect(await here.take([two])).toMatchObject({ acts: 0, corrections: 0 });
    expect(await here.engine.measure(`nyc-${one.ID}`)).toMatchObject({ stage: 'enacted' });
  });

  test('[IMPORT-6] a measure goes on record whole, in one commit', async () => {
    const here = archive();
    const first = law();
    await here.take([first]);
    const events = await here.log.readStream(`measure/nyc-${first.ID}`);
    expect(new Set(events.map(({ at }) => at)).size).toBe(1);
    expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('[IMPORT-7] what the law forbids is recorded with its rulings; what contradicts the record is reported, and the rest recorded', async () => {
    const here = archive();
    const unsent = bill(lawRows().filter(({ ActionID }) => ActionID !== 53));
    expect(await here.take([unsent])).toMatchObject({ acts: 6, problems: [] });
    const sung = bill([...lawRows(), row(1, '2020-04-01', { Action: 'Read by Council' })]);
    const words = [
      ...newYorkCityVocabulary.words,
      { id: 1, names: [], act: 'read', data: { reading: 1 }, turn: 20 } as const,
    ];
    const { acts, problems } = await here.take([sung], { vocabulary: { ...newYorkCityVocabulary, words } });
    expect(acts).toBe(7);
    expect(problems).toMatchObject([{ line: 1, measure: sung.File, problem: expect.stringContaining('no act read') }]);
  });
});

describe('what became of a row since', () => {
  test.each<[string, (of: Bill) => Bill, object, object]>([
    [
      'a vote that reads otherwise',
      (of) => reworded(of, 68, { Votes: votes(20) }),
      { data: expect.objectContaining({ method: expect.anything() }) },
      { type: 'voted', on: '2020-02-11' },
    ],
    ['an action in other words', (of) => reworded(of, 68, { Action: 'Adopted by Council' }), {}, { type: 'voted' }],
    [
      'another action',
      (of) => reworded(of, 57, { ActionID: 59, Action: 'Vetoed by Mayor' }),
      { act: 'veto', data: {} },
      { type: 'vetoed', by: { id: 'mayor' }, stage: 'executive.vetoed' },
    ],
    [
      'another day',
      (of) => reworded(of, 57, { Date: '2020-03-02T10:00:00Z' }),
      { on: '2020-03-02' },
      { on: '2020-03-02' },
    ],
    [
      'another title of the bill',
      (of) => ({ ...of, Title: 'A Local Law on towers' }),
      { data: { title: 'A Local Law on towers' } },
      { data: expect.objectContaining({ title: 'A Local Law on towers' }) },
    ],
    [
      'a roll that is gone',
      (of) => edited(of, (rows) => rows.map(({ Votes: _gone, ...each }) => each)),
      { data: { method: { kind: 'unrecorded' } } },
      { type: 'voted' },
    ],
  ])('[IMPORT-3] %s is one correction that cites the row', async (_, edit, change, now) => {
    const here = archive();
    const first = law();
    await here.take([first]);
    const before = await reading(here, first);
    const { at } = (await here.log.readStream(`measure/nyc-${first.ID}`)).at(-1) ?? {};
    const second = edit(first);
    expect(await here.take([law(), second])).toMatchObject({ ...ONE, acts: 7 });
    const correction = (await here.log.readStream(`measure/nyc-${first.ID}`)).at(-1);
    expect(correction).toMatchObject({
      type: 'corrected',
      source: { locator: expect.stringMatching(/, line 2, row \d+$/), retrievedAt: here.clock() },
      data: { change: { source: { says: expect.anything() }, ...change } },
    });
    const corrected = (await here.engine.history(`nyc-${first.ID}`)).find(({ correctedBy }) => correctedBy);
    expect(corrected).toMatchObject(now);
    expect(corrected?.event.id).toBe(correction?.data.event);
    expect(await here.engine.measure(`nyc-${first.ID}`, { at: String(at) })).toMatchObject({
      stage: before.stage,
      facts: before.facts,
    });
    expect(await here.take([second])).toMatchObject({ acts: 0, corrections: 0 });
    expect(await reading(here, first)).toEqual(await fresh(second));
  });

  test('[IMPORT-3] a row that is gone is struck, and one that comes back is an act of its own', async () => {
    const here = archive();
    const first = law();
    const without = edited(first, (rows) => rows.filter(({ ActionID }) => ActionID !== 54));
    await here.take([first]);
    expect(await here.take([without])).toMatchObject({ ...ONE, strikes: 1 });
    const [strike] = (await here.log.readStream(`measure/nyc-${first.ID}`)).slice(-1);
    expect(strike?.source?.locator).toContain(`, line 1, row ${idOf(first, 54).split('/')[2]}`);
    expect(await reading(here, first)).toEqual(await fresh(without));
    expect(await here.take([first])).toMatchObject({ acts: 1, corrections: 0 });
    expect(await reading(here, first)).toEqual(await fresh(first));
    expect(await here.take([without])).toMatchObject({ ...ONE, strikes: 1 });
    expect(await here.take([first])).toMatchObject({ acts: 1, corrections: 0 });
    expect(await here.take([first])).toMatchObject({ acts: 0, corrections: 0 });
  });

  test('[IMPORT-3] a row that moved to another bill is struck there and an act here', async () => {
    const here = archive();
    const [one, two] = [law(), bill([row(27, '2020-01-08'), row(43, '2020-01-09')])];
    await here.take([one, two]);
    const moved = one.History.filter(({ ActionID }) => ActionID === 54);
    const without = edited(one, (rows) => rows.filter(({ ActionID }) => ActionID !== 54));
    const withIt = edited(two, (rows) => [...rows, ...moved]);
    expect(await here.take([without, withIt])).toMatchObject({ acts: 1, corrections: 1, strikes: 1 });
    expect(await reading(here, two)).toEqual(await fresh(withIt));
  });

  test('[IMPORT-3] a note that tells of an act makes it, changes it and takes it away', async () => {
    const here = archive();
    const first = law();
    await here.take([first]);
    const noted = reworded(first, 68, { MinutesNote: 'With Message of Necessity' });
    expect(await here.take([noted])).toMatchObject({ acts: 1, corrections: 1, strikes: 0 });
    expect(await reading(here, first)).toEqual(await fresh(noted));
    expect(await here.take([first])).toMatchObject({ acts: 0, corrections: 2, strikes: 1 });
    expect(await reading(here, first)).toEqual(await fresh(first));
  });

  test('[IMPORT-4] a row inserted before others of its day stands before them', async () => {
    const here = archive();
    const first = bill([row(43, '2020-01-08'), row(54, '2020-01-08', { EventID: 4 }), row(32, '2020-01-08')]);
    await here.take([first]);
    const whole = edited(first, (rows) => [row(27, '2020-01-08'), ...rows]);
    expect(await here.take([whole])).toMatchObject({ acts: 1, corrections: 0 });
    expect(await reading(here, first)).toEqual(await fresh(whole));
    expect((await reading(here, first)).history.map(({ type }) => type)).toEqual([
      'introduced',
      'referred',
      'heard',
      'reported',
    ]);
  });

  test('[IMPORT-4] whatever became of its rows, a record reads as if it were imported for the first time', async () => {
    const first = bill([
      row(15, '2020-01-07'),
      row(27, '2020-01-08'),
      row(43, '2020-01-08'),
      row(54, '2020-02-04', { EventID: 5 }),
      row(5001, '2020-02-04', { EventID: 5 }),
      row(33, '2020-02-04', { EventID: 5 }),
      row(32, '2020-02-04', { EventID: 5 }),
      row(68, '2020-02-11', { Votes: votes(30) }),
      row(53, '2020-02-11'),
      row(57, '2020-03-01'),
    ]);
    const kept = fc.record({
      gone: fc.nat(7),
      vote: fc.nat(51),
      note: fc.option(fc.constantFrom('Letter of Necessity', 'Moved')),
    });
    const added = fc.record({ like: fc.nat(9), at: fc.nat(9) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(kept, { minLength: 10, maxLength: 10 }),
        fc.array(added, { maxLength: 3 }),
        async (fates, more) => {
          const rows = first.History.flatMap((each, index) => {
            const { gone, vote, note } = fates[index] as (typeof fates)[number];
            const { Votes } = each;
            return gone === 0
              ? []
              : [{ ...each, ...(note && { MinutesNote: note }), ...(Votes && vote > 25 && { Votes: votes(vote) }) }];
          });
          // Rows of days that there are, with ids that come later.
          for (const [index, { like, at }] of more.entries())
            rows.splice(at, 0, { ...(first.History[like] as ExportRow), ID: 5_000_000 + index });
          const second = { ...first, History: rows };
          const here = archive();
          await here.take([first]);
          await here.take([second]);
          if (rows.length > 0) expect(await reading(here, first)).toEqual(await fresh(second));
          const head = await here.log.head();
          await here.take([second]);
          expect(await here.log.head()).toBe(head);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('[IMPORT-5] what cannot be read takes nothing off the record', async () => {
    const here = archive();
    const first = law();
    await here.take([first]);
    const head = await here.log.head();
    const unread: readonly Bill[] = [
      { ...first, History: [] },
      { ...first, History: undefined as never },
      edited(first, (rows) =>
        rows.map(({ Date: _gone, ...each }) => (each.ActionID === 54 ? each : ({ Date: _gone, ...each } as ExportRow))),
      ),
      edited(first, (rows) =>
        rows.map((each) => (each.ActionID === 54 ? ({ ...each, ID: undefined } as never) : each)),
      ),
    ];
    for (const each of unread) {
      const { problems, ...taken } = await here.take([each]);
      expect(taken).toMatchObject({ acts: 0, corrections: 0 });
      expect(problems).toHaveLength(1);
    }
    expect(await here.log.head()).toBe(head);
  });

  test('[IMPORT-7] a change that has no form is reported, and the act stays as it was', async () => {
    const here = archive();
    const first = law();
    await here.take([first]);
    const words = newYorkCityVocabulary.words.map((word) =>
      word.id === 54 ? { ...word, data: { colour: 'blue' } } : word,
    );
    const reworded54 = reworded(first, 54, { Action: 'Heard' });
    const { acts, corrections, problems } = await here.take([reworded54], {
      vocabulary: { ...newYorkCityVocabulary, words },
    });
    expect([acts, corrections]).toEqual([0, 0]);
    expect(problems).toMatchObject([{ problem: expect.stringContaining('not a field of this act') }]);
    expect(await here.take([first])).toMatchObject({ acts: 0, corrections: 0, problems: [] });
  });

  test('[IMPORT-5] an act whose row is in words that are not known stays, with those words beside it', async () => {
    const here = archive();
    const first = law();
    await here.take([first]);
    const sung = reworded(first, 54, { ActionID: 99_999, Action: 'Sung by Committee' });
    expect(await here.take([sung])).toMatchObject(ONE);
    const heard = (await here.engine.history(`nyc-${first.ID}`)).find(({ type }) => type === 'heard');
    expect(heard?.source?.says).toMatch(/^Sung by Committee \(99999\)/);
    expect(await here.take([sung])).toMatchObject({ acts: 0, corrections: 0 });
  });
});

describe('an import beside others', () => {
  test('[IMPORT-6] goes on where another stopped, and loses nothing to one at the same time', async () => {
    const here = archive();
    const bills = [law(), law(), law()];
    await here.take(bills.slice(0, 1));
    const there = archive(here.log);
    const both = await Promise.all([here.take(bills), there.take(bills)]);
    expect(both.reduce((sum, { acts }) => sum + acts, 0)).toBeGreaterThanOrEqual(14);
    expect(await here.log.head()).toBe(21);
  });

  test('[IMPORT-3] leaves alone what the clerk recorded of the same measure', async () => {
    const here = archive();
    const first = law();
    await here.take([first]);
    const change = { data: { title: 'Towers' } };
    await here.engine.execute({
      type: 'correct',
      measure: `nyc-${first.ID}`,
      on: '2020-03-02',
      event: idOf(first, 27),
      change,
      reason: 'misprinted',
    });
    const head = await here.log.head();
    expect(await here.take([first])).toMatchObject({ acts: 0, corrections: 0 });
    expect(await here.log.head()).toBe(head);
    expect((await here.engine.measure(`nyc-${first.ID}`))?.facts.title).toBe('Towers');
  });
});

describe('rosters', () => {
  const office = (person: number, start: string, more: object = {}) => ({
    personId: person,
    name: `Member ${person}`,
    bodyId: 1,
    body: 'City Council',
    title: 'Council Member',
    memberType: 'PRIMARY COUNCIL MEMBERS',
    start,
    end: '2021-12-31',
    ...more,
  });

  test('[IMPORT-8] offices are seats on their bodies’ record, which votes are judged by', async () => {
    const here = archive();
    const offices = Array.from({ length: 51 }, (_, index) => office(index + 1, '2018-01-01'));
    expect(await here.take([law()], { offices })).toMatchObject({ acts: 58, problems: [] });
    expect(await here.take([], { offices })).toMatchObject({ acts: 0, corrections: 0 });
    expect((await here.engine.body('council')).tenures).toHaveLength(51);
  });

  test('[IMPORT-8] an office that ends otherwise is corrected, one that is gone struck, and what hung on it judged again', async () => {
    const here = archive();
    const first = law();
    const offices = Array.from({ length: 51 }, (_, index) => office(index + 1, '2018-01-01'));
    await here.take([first], { offices });
    const ended = offices.map((each) => (each.personId === 1 ? { ...each, end: '2019-12-31' } : each));
    expect(await here.take([first], { offices: ended })).toMatchObject(ONE);
    const voted = (await here.engine.history(`nyc-${first.ID}`)).find(({ type }) => type === 'voted');
    expect(voted?.rulings.find(({ rule }) => rule === 'nyc.roll')).toMatchObject({ verdict: 'fails' });
    expect(await here.take([first], { offices: ended.slice(1) })).toMatchObject({ ...ONE, strikes: 1 });
    expect((await here.engine.body('council')).tenures).toHaveLength(50);
  });
});

/** What the record of a bill reads like that is imported for the first time. */
async function fresh(of: Bill) {
  const there = archive();
  await there.take([of]);
  return reading(there, of);
}
