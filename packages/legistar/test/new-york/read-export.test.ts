import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { printProblem, readLookup } from '../../src/index.ts';
import { bill, failed, lawRows, newFolder, passed, read, row, written } from '../export.ts';

describe('files', () => {
  test('[SOURCE-1] are read plain, and gzipped under any name', async () => {
    const bills = [bill(lawRows()), bill(lawRows())];
    const plain = written(bills);
    const gzipped = written(bills, 'bills.jsonl.gz');
    const disguised = join(newFolder(), 'bills.txt');
    writeFileSync(disguised, readFileSync(gzipped));
    // Some programs put a mark before what they write, and a return before each newline.
    const marked = join(newFolder(), 'marked.jsonl');
    writeFileSync(marked, `\uFEFF${readFileSync(plain, 'utf8').replaceAll('\n', '\r\n')}`);
    for (const file of [plain, gzipped, disguised, marked]) {
      const { measures, problems } = await read(file);
      expect(measures.map(({ id }) => id)).toEqual(bills.map(({ ID }) => ID));
      expect(problems).toEqual([]);
    }
  });

  test('[SOURCE-1] are read in pieces that end anywhere, and of several members', async () => {
    // Longer than one piece, with characters of several bytes across the seams.
    const bills = Array.from({ length: 400 }, () => bill(lawRows(), { Title: 'Ünïcödé — '.repeat(200) }));
    const text = bills.map((each) => `${JSON.stringify(each)}\n`).join('');
    const file = join(newFolder(), 'bills.jsonl.gz');
    writeFileSync(file, Buffer.concat([gzipSync(text.slice(0, 1000)), gzipSync(text.slice(1000))]));
    const { measures, problems } = await read(file);
    expect(problems).toEqual([]);
    expect(measures.map(({ id, title }) => [id, title])).toEqual(bills.map(({ ID, Title }) => [ID, Title.trim()]));
    expect(measures.map(({ place }) => place.line)).toEqual(bills.map((_, index) => index + 1));
  });

  test('[SOURCE-1] progress goes up to the whole', async () => {
    const shares: number[] = [];
    const file = written([bill(lawRows())]);
    await read([file, file], { progress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  test('[SOURCE-2] a gzipped file that ends too early is read as far as it goes', async () => {
    const bills = Array.from({ length: 300 }, () => bill(lawRows()));
    const whole = readFileSync(written(bills, 'bills.jsonl.gz'));
    const file = join(newFolder(), 'cut.jsonl.gz');
    writeFileSync(file, whole.subarray(0, Math.floor(whole.length / 2)));
    const { measures, problems } = await read(file);
    expect(measures.length).toBeGreaterThan(50);
    expect(measures.length).toBeLessThan(300);
    expect(problems).toEqual([
      { file, line: measures.length + 1, problem: 'the gzipped file ends too early; it was read up to here' },
    ]);
  });

  test('[SOURCE-2] a damaged gzipped file is read up to the damage, and the next file as usual', async () => {
    const damaged = readFileSync(written([bill(lawRows())], 'bills.jsonl.gz'));
    damaged.fill(0xff, 30, 60);
    const file = join(newFolder(), 'damaged.jsonl.gz');
    writeFileSync(file, damaged);
    const { measures, problems } = await read([file, written([bill(lawRows())])]);
    expect(measures).toHaveLength(1);
    expect(problems.map(printProblem)).toEqual([
      expect.stringMatching(/damaged\.jsonl\.gz(:1)?: the gzipped file is damaged/),
    ]);
  });

  test('[SOURCE-2] a file that is missing is reported, and the others are read', async () => {
    const { measures, problems } = await read(['nowhere.jsonl', written([bill(lawRows())])]);
    expect(measures).toHaveLength(1);
    expect(problems).toEqual([{ file: 'nowhere.jsonl', problem: 'there is no such file' }]);
  });

  test('[SOURCE-2] a line that is no JSON, or no bill, is reported with its number', async () => {
    const file = written([bill(lawRows()), '{"ID": 7, "File', '[1, 2]', '{"Name": "no number"}', '', bill(lawRows())]);
    const { measures, problems } = await read(file);
    expect(measures.map(({ place }) => place.line)).toEqual([1, 6]);
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [2, expect.stringContaining('the line is not JSON')],
      [3, 'the line holds no JSON object'],
      [4, 'the line holds no bill: it has no ID'],
    ]);
    expect(problems.every((problem) => problem.file === file)).toBe(true);
  });
});

describe('bills', () => {
  test('[SOURCE-3] without a history, and rows without a date or an id, are reported and the rest is read', async () => {
    const dateless = row(54, '2020-01-15', { Date: undefined });
    const ofYearOne = row(54, '2020-01-15', { Date: '0001-01-01T00:00:00Z' });
    const noDay = row(54, '2020-01-15', { Date: '2020-02-31T10:00:00Z' });
    const whole = row(27, '2020-01-08');
    const file = written([
      bill([], { File: 'Int 1' }),
      bill([], { File: 'Int 2', History: undefined }),
      bill([dateless, whole, ofYearOne, noDay, { ...row(43, '2020-01-08'), ID: 'x' as unknown as number }], {
        File: 'Int 3',
      }),
    ]);
    const { measures, problems } = await read(file);
    expect(problems.map(printProblem)).toEqual([
      `${file}:1 (Int 1): the bill has no history`,
      `${file}:2 (Int 2): the bill has no history`,
      `${file}:3 (Int 3, row ${dateless.ID}): the row has no date`,
      `${file}:3 (Int 3, row ${ofYearOne.ID}): the row has no date`,
      `${file}:3 (Int 3, row ${noDay.ID}): the row has no date`,
      `${file}:3 (Int 3): a row of the history has no ID`,
    ]);
    expect(measures.map(({ rows, undated }) => [rows.length, undated.length])).toEqual([
      [0, 0],
      [0, 0],
      [1, 3],
    ]);
  });

  test('[SOURCE-4] name people whom the file of names lacks: each is reported once', async () => {
    const lookup = join(newFolder(), 'lookup.json');
    writeFileSync(lookup, JSON.stringify({ people: { 0: '', 12: 'B', 1: 'C' }, bodies: {} }));
    const voted = row(68, '2020-02-11', {
      ...passed,
      Votes: [
        [1, 'Affirmative'],
        [13, 'Negative'],
        [0, 'Absent'],
      ],
    });
    const file = written([bill([voted]), bill([row(68, '2020-02-11', { Votes: [[13, 'Negative']] })])]);
    const names = await readLookup(lookup, () => {});
    const { measures, problems } = await read(file, { lookup: names });
    expect(problems.map(({ line, row: id, problem }) => [line, id, problem])).toEqual([
      [1, undefined, `person 11 is not in ${lookup}`],
      [1, voted.ID, `person 13 is not in ${lookup}`],
    ]);
    expect(measures[0]?.sponsors).toEqual([11, 12]);
  });

  test('[SOURCE-4] a file of names that is none is reported', async () => {
    const problems: string[] = [];
    const report = (problem: { problem: string }) => problems.push(problem.problem);
    const list = join(newFolder(), 'lookup.json');
    writeFileSync(list, '[]');
    expect(await readLookup(list, report)).toBeUndefined();
    expect(await readLookup('nowhere.json', report)).toBeUndefined();
    expect(problems).toEqual([
      'the file of names holds no JSON object',
      expect.stringContaining('the file of names cannot be read'),
    ]);
  });

  test('[SOURCE-5] that come again, and rows that do, are reported and passed over', async () => {
    const twice = row(27, '2020-01-08');
    const again = bill([twice, { ...twice, Action: 'Other' }], { File: 'Int 5' });
    const file = written([again, bill(lawRows()), again]);
    const { measures, problems } = await read(file);
    expect(measures.map(({ rows }) => rows.length)).toEqual([1, 7]);
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [1, 'the bill has two rows of this id; the first is taken'],
      [3, 'the bill has two rows of this id; the first is taken'],
      [3, `the bill stands at ${file}:1 already`],
    ]);
  });

  test('[SOURCE-6] have the wall clock’s times, and flags by name', async () => {
    const late = row(27, '2020-01-08T23:30');
    const rows = [late, row(32, '2020-02-04', passed), row(32, '2020-02-05', failed), row(32, '2020-02-06')];
    const { measures } = await read(written([bill(rows)]));
    // In New York it is the 8th, whatever 23:30 UTC would be.
    expect(measures[0]?.rows[0]).toMatchObject({ on: '2020-01-08', at: '2020-01-08T23:30:00' });
    expect(measures[0]?.rows.map(({ passed }) => passed)).toEqual([undefined, true, false, undefined]);
  });

  test('[SOURCE-7] have their rows in order of time and id', async () => {
    const [third, first, second] = [row(54, '2020-01-15'), row(27, '2020-01-08'), row(43, '2020-01-15')];
    const { measures } = await read(written([bill([second, { ...third, ID: second.ID + 100 }, first])]));
    expect(measures[0]?.rows.map(({ id }) => id)).toEqual([first.ID, second.ID, second.ID + 100]);
  });

  test('texts are trimmed, and empty ones are none', async () => {
    const reworded = row(42, '2020-01-08', {
      Action: 'Reprnt Amnd Item Laid on Desk\r\n',
      AgendaNote: '  ',
      BodyName: '',
    });
    const { measures } = await read(written([bill([reworded])]));
    expect(measures[0]?.rows[0]).toMatchObject({
      action: { id: 42, name: 'Reprnt Amnd Item Laid on Desk' },
      agenda: undefined,
      body: { name: '' },
    });
  });
});
