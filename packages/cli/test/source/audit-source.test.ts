import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bill, lawRows, newFolder, row, votes, written } from '../../../legistar/test/export.ts';
import { start } from '../program.ts';
import { ran } from './terminal.ts';

const nyc = ['--format', 'nyc', '--procedure', 'new-york-city'] as const;

function members(count: number): string {
  const offices = Array.from({ length: count }, (_, index) => ({
    personId: index + 1,
    name: `Member ${index + 1}`,
    bodyId: 1,
    body: 'City Council',
    memberType: 'PRIMARY COUNCIL MEMBERS',
    start: '2018-01-01',
    end: '2021-12-31',
  }));
  return written(offices, 'offices.jsonl.gz');
}

/** A file of names that has everybody a test bill names, but for the persons left out. */
function names(without: readonly number[] = []): string {
  const file = join(newFolder(), 'lookup.json');
  const people = Object.fromEntries(
    Array.from({ length: 52 }, (_, id) => [id, `Member ${id}`]).filter(([id]) => !without.includes(Number(id))),
  );
  writeFileSync(file, JSON.stringify({ people, bodies: { 7001: 'Committee on Water Towers' } }));
  return file;
}

describe('statecraft audit --format nyc', () => {
  test('[CLI-26] prints the sum of an audit as one JSON object', async () => {
    const file = written([bill(lawRows()), bill([row(27, '2020-01-08')], { StatusID: 2 })], 'bills.jsonl.gz');
    const { code, out, err } = await ran('audit', file, ...nyc, '--lookup', names(), '--people', members(51), '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      measures: 2,
      acts: 8,
      unmappedRows: {},
      stages: { enacted: 1, introduced: 1 },
      statusAgreement: { agree: 2, disagree: 0, files: [] },
      votes: { recomputed: 1, agreeing: 1, disagreeing: 0, ballots: { cast: 51, inOffice: 51 } },
      irregularities: { 'nyc.aging': { undetermined: 1 } },
      clean: 1,
      problems: [],
    });
    expect(JSON.parse(out)).not.toHaveProperty('details');
  });

  test('[CLI-26] with details, tells each irregularity on a line of its own, with its row', async () => {
    const unsent = lawRows().filter(({ ActionID }) => ActionID !== 53);
    const file = written([bill(unsent, { File: 'Int 7' })]);
    const { out } = await ran('audit', file, ...nyc, '--json', '--details');
    const { details } = JSON.parse(out) as { details: { rule: string }[] };
    const lines = out.split('\n').filter((line) => line.startsWith('    {"measure"'));
    expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')))).toEqual(details);
    expect(details.find(({ rule }) => rule === 'nyc.sign')).toMatchObject({
      measure: expect.stringMatching(/^nyc-\d+$/),
      file: 'Int 7',
      source: { file, line: 1, row: unsent.at(-1)?.ID },
      on: '2020-03-01',
      action: 'Signed Into Law by Mayor',
      act: 'sign',
      kind: 'missing',
      missing: ['present'],
      sentence: expect.stringContaining('first: present'),
      citation: expect.stringContaining('City Charter 37(b)'),
    });
    const none = await ran('audit', written([bill([row(27, '2020-01-08')])]), ...nyc, '--json', '--details');
    expect(JSON.parse(none.out)).toMatchObject({ details: [] });
  });

  test('[CLI-26] tells a sample of them, and those of some kinds, the same for the same seed', async () => {
    const unsent = lawRows().filter(({ ActionID }) => ActionID !== 53);
    const file = written(Array.from({ length: 40 }, (_, index) => bill(unsent, { File: `Int ${index}` })));
    const told = async (...more: readonly string[]) => {
      const { details } = JSON.parse((await ran('audit', file, ...nyc, '--json', ...more)).out);
      return (details as { file: string; kind: string }[]).map((each) => `${each.file} ${each.kind}`);
    };
    const all = await told('--details');
    expect(all.length).toBeGreaterThan(80);
    const some = await told('--sample', '10', '--seed', '7');
    expect(some).toHaveLength(10);
    expect(all.filter((each) => some.includes(each)).length).toBeGreaterThanOrEqual(10);
    expect(await told('--sample', '10', '--seed', '7')).toEqual(some);
    expect(await told('--sample', '10', '--seed', '8')).not.toEqual(some);
    expect(await told('--kind', 'missing')).toEqual(all.filter((each) => each.endsWith(' missing')));
    expect(await told('--kind', 'missing, unlawful', '--sample', '3')).toHaveLength(3);
    for (const wrong of [
      ['--sample', 'x'],
      ['--seed', '-1'],
      ['--kind', 'unsettled'],
    ])
      expect(await ran('audit', file, ...nyc, ...wrong)).toMatchObject({ code: 2, out: '' });
  });

  test('[CLI-26] prints the sum to read, details included', async () => {
    const file = written([bill(lawRows(), { File: 'Int 7', StatusID: 8 }), bill([row(4711, '2020-01-08')])]);
    const { out } = await ran('audit', file, ...nyc, '--details');
    expect(out).toContain('Audit under new-york-city, version');
    expect(out).toContain('Int 7: "Enacted" by the source, at enacted');
    expect(out).toContain('1 computed again (1 by name, 0 by number): 1 as announced');
    expect(out).toMatch(/1 {2}undetermined nyc\.aging/);
    expect(out).toMatch(/1 {2}4711 action 4711/);
    expect(out).toMatch(new RegExp(`Int 7, 2020-02-11, Approved by Council: undetermined, .* ${file}:1, row \\d+`));
  });

  test('[CLI-27] tells what could not be read with file and line, audits the rest, and ends with 1', async () => {
    const dateless = row(54, '2020-01-16', { Date: undefined });
    const file = written([
      bill(lawRows()),
      '{"ID": 7, "Fi',
      bill([], { File: 'Int 3' }),
      bill([...lawRows(), dateless]),
    ]);
    const { code, out, err } = await ran('audit', file, ...nyc, '--lookup', names([11]), '--json');
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/bills\.jsonl:1 \(Int \d+-2020\): person 11 is not in .*lookup\.json$/),
      expect.stringMatching(/bills\.jsonl:2: the line is not JSON/),
      expect.stringMatching(/bills\.jsonl:3 \(Int 3\): the bill has no history$/),
      expect.stringMatching(/bills\.jsonl:4 \(Int \d+-2020, row \d+\): the row has no date$/),
      '',
    ]);
    const sum = JSON.parse(out);
    expect(sum).toMatchObject({ measures: 3, stages: { enacted: 2, unfiled: 1 } });
    expect(sum.problems.map(({ line }: { line: number }) => line)).toEqual([1, 2, 3, 4]);
    expect(sum.unmappedRows).toEqual({ '54 Hearing Held by Committee, no date': 1 });
  });

  test('[CLI-27] refuses a file that is not there, and flags that make no sense, before it begins', async () => {
    const file = written([bill(lawRows())]);
    const cases = [
      ['audit', 'nowhere.jsonl', ...nyc],
      ['audit', file, ...nyc, '--people', 'nowhere.jsonl'],
      ['audit', file, '--format', 'nyc', '--procedure', 'atlantis'],
      ['audit', file, '--format', 'carrier-pigeon'],
      ['audit', file, file],
      ['audit', file, '--details'],
      ['audit', file, '--sample', '3'],
    ];
    for (const args of cases) {
      const { code, out, err } = await ran(...args);
      expect([code, out], args.join(' ')).toEqual([2, '']);
      expect(err).not.toBe('');
    }
  });

  test('[CLI-28] shows how far it is where somebody watches, and wipes it away', async () => {
    const bills = Array.from({ length: 60 }, () => bill(lawRows()));
    const { shares } = await ran('audit', written(bills), ...nyc, '--json');
    expect(shares.at(-1)).toBeUndefined();
    expect(shares.filter((share) => share !== undefined).at(-1)).toBe(1);
    // Nobody watches a pipe.
    const { err } = await start(['audit', written(bills), ...nyc, '--json']).ended;
    expect(err).toBe('');
  });

  test('[CLI-26] holds several files for one record', async () => {
    const [first, second] = [written([bill(lawRows())]), written([bill(lawRows(), { Votes: votes(1) })])];
    const { out } = await ran('audit', first, second, ...nyc, '--json');
    expect(JSON.parse(out)).toMatchObject({ measures: 2, stages: { enacted: 2 } });
  });
});
