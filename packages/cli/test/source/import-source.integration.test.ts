import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bill, lawRows, newFolder, row, votes, written } from '../../../legistar/test/export.ts';
import { start, wholeLog } from '../program.ts';
import { ran } from './terminal.ts';

const nyc = ['--format', 'nyc', '--procedure', 'new-york-city'] as const;

/** A log of its own, and the command that imports into it. */
function archive() {
  const db = join(newFolder(), 'city.db');
  return {
    db,
    take: async (file: string, ...more: readonly string[]) => {
      const { code, out, err } = await ran('import', file, ...nyc, '--db', db, '--json', ...more);
      return { code, err, sum: JSON.parse(out || '{}') as Record<string, number> };
    },
  };
}

describe('statecraft import', () => {
  test('[CLI-29] imports a file, and again appends nothing', async () => {
    const { db, take } = archive();
    const file = written([bill(lawRows()), bill(lawRows())], 'bills.jsonl.gz');
    const first = await take(file);
    expect(first).toMatchObject({ code: 0, err: '', sum: { measures: 2, unchanged: 0, acts: 14, position: 14 } });
    expect((await take(file)).sum).toMatchObject({ unchanged: 2, acts: 0, corrections: 0, position: 14 });
    expect(await wholeLog(db)).toHaveLength(14);
    const { out, code } = await ran('import', file, ...nyc, '--db', db);
    expect([code, out]).toEqual([0, expect.stringMatching(/^2 measures read, 2 of them as they are on record\./)]);
    expect((await ran('verify', '--db', db)).code).toBe(0);
  });

  test('[CLI-29] of an edited copy it records one correction for each change and one act for the new row', async () => {
    const { db, take } = archive();
    const bills = [bill(lawRows()), bill(lawRows()), bill(lawRows()), bill(lawRows())] as const;
    await take(written(bills));
    const [vote, deleted, inserted, reworded] = bills.map(({ History, ...rest }) => ({
      ...rest,
      History: History.map((each) => ({ ...each })),
    })) as [Edited, Edited, Edited, Edited];
    Object.assign(vote.History[4] as object, { Votes: votes(39) });
    deleted.History.splice(2, 1);
    inserted.History.unshift(row(15, '2020-01-08'));
    Object.assign(reworded.History[2] as object, { Action: 'Heard by Committee' });
    const copy = written([vote, deleted, inserted, reworded]);
    expect((await take(copy)).sum).toMatchObject({ acts: 1, corrections: 3, strikes: 1, unchanged: 0, position: 32 });
    const events = await wholeLog(db);
    expect(events.slice(28).map(({ type, stream }) => [type, stream])).toEqual([
      ['corrected', `measure/nyc-${vote.ID}`],
      ['corrected', `measure/nyc-${deleted.ID}`],
      ['heard', `measure/nyc-${inserted.ID}`],
      ['corrected', `measure/nyc-${reworded.ID}`],
    ]);
    expect((await take(copy)).sum).toMatchObject({ acts: 0, corrections: 0, position: 32 });
  });

  test('[CLI-27] what cannot be read is told with file and line, the rest is imported, and it ends with 1', async () => {
    const { db, take } = archive();
    const lookup = join(newFolder(), 'lookup.json');
    writeFileSync(lookup, JSON.stringify({ people: Object.fromEntries(votes(51).map(([id]) => [id, `M ${id}`])) }));
    const { Date: _none, ...undated } = row(54, '2020-01-15');
    const file = written([
      bill(lawRows()),
      '{"ID": 7, "File": ',
      bill([], { File: 'Int 1' }),
      bill([row(27, '2020-01-08'), undated], { File: 'Int 2' }),
      bill([row(27, '2020-01-08')], { File: 'Int 3', Sponsors: [777] }),
    ]);
    const { code, err, sum } = await take(file, '--lookup', lookup);
    expect(code).toBe(1);
    expect(sum).toMatchObject({ acts: 9, measures: 4 });
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/bills\.jsonl:2: the line is not JSON/),
      expect.stringMatching(/bills\.jsonl:3 \(Int 1\): the bill has no history/),
      expect.stringMatching(/bills\.jsonl:4 \(Int 2, row \d+\): the row has no date/),
      expect.stringMatching(/bills\.jsonl:5 \(Int 3\): person 777 is not in .*lookup\.json/),
    ]);
    expect(await wholeLog(db)).toHaveLength(9);
  });

  test('[CLI-27] of a gzipped file that ends too early it imports what is there, and later the rest', async () => {
    const { take } = archive();
    const whole = written(
      Array.from({ length: 40 }, () => bill(lawRows())),
      'bills.jsonl.gz',
    );
    const bytes = gzipSync(gunzipSync(readFileSync(whole)), { level: 0 });
    const cut = join(newFolder(), 'cut.jsonl.gz');
    writeFileSync(cut, bytes.subarray(0, bytes.length / 2));
    const { code, err, sum } = await take(cut);
    expect([code, err]).toEqual([1, expect.stringMatching(/cut\.jsonl\.gz:\d+: the gzipped file ends too early/)]);
    expect(sum.measures).toBeGreaterThan(5);
    expect((await take(whole)).sum).toMatchObject({ measures: 40, unchanged: sum.measures, position: 280 });
  });

  test('[CLI-29] a file that is not there, and a log that is not named, end it before it begins', async () => {
    const file = written([bill(lawRows())]);
    expect(await ran('import', 'nowhere.jsonl', ...nyc, '--db', join(newFolder(), 'a.db'))).toMatchObject({ code: 2 });
    expect(await ran('import', file, ...nyc)).toMatchObject({ code: 2, err: expect.stringContaining('name the log') });
    expect(await ran('import', file, '--db', join(newFolder(), 'a.db'))).toMatchObject({ code: 2 });
  });

  test('[CLI-28] shows how far it is', async () => {
    const { shares } = await ran('import', written([bill(lawRows())]), ...nyc, '--db', join(newFolder(), 'a.db'));
    expect(shares.slice(-2)).toEqual([1, undefined]);
  });

  test('[CLI-29] killed at any time, it goes on where it stopped', async () => {
    const file = written(
      Array.from({ length: 400 }, () => bill(lawRows())),
      'bills.jsonl.gz',
    );
    const { db, take } = archive();
    const args = ['import', file, ...nyc, '--db', db];
    for (const after of [900, 1_300]) {
      const { child, ended } = start(args);
      setTimeout(() => child.kill('SIGKILL'), after);
      await ended;
    }
    expect(await take(file)).toMatchObject({ code: 0, sum: { measures: 400, position: 2_800 } });
    expect(await wholeLog(db)).toHaveLength(2_800);
  });
});

type Edited = Omit<ReturnType<typeof bill>, 'History'> & { History: ReturnType<typeof lawRows> };
