import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, written } from '../../../legistar/test/export.ts';
import { addEvent, addMatter, city, item, serve } from '../../../legistar/test/web-api/server.ts';
import { wholeLog } from '../program.ts';
import { ran } from './terminal.ts';

const legistar = ['--format', 'legistar', '--vocabulary', 'nyc', '--json'] as const;

describe('statecraft import --format legistar', () => {
  test('[CLI-30] imports a client of the Web API whole, and again only what changed', async () => {
    const of = city(1_100);
    of.voteless.add(23);
    // What the minutes have of 1,050 matters stands in no history: more than one page of them.
    addEvent(
      of,
      900,
      Array.from({ length: 1_050 }, (_, index) => item((index + 1) * 10, index + 1)),
    );
    const { address, asked } = await serve(of);
    const db = join(newFolder(), 'city.db');
    const journal = join(newFolder(), 'answers.jsonl');
    const take = () => ran('import', address, ...legistar, '--db', db, '--journal', journal);
    // While pages are read, a matter changes, and its number of votes with it.
    of.before = (path) => {
      if (path === 'matters/7/histories')
        of.matters = of.matters.map((each) => ({ ...each, MatterTitle: `${each.MatterTitle}, amended` }));
      return undefined;
    };
    const first = await take();
    expect([first.code, first.err]).toEqual([0, '']);
    expect(JSON.parse(first.out)).toMatchObject({ measures: 1_100, acts: 4_353, corrections: 0, problems: [] });
    expect(existsSync(journal)).toBe(false);
    of.before = () => undefined;
    of.matters = of.matters.map(({ MatterTitle: title, ...each }) => ({
      ...each,
      MatterTitle:
        each.MatterId === 7
          ? 'On one tower'
          : String(title).replaceAll(/(, amended)+/g, Number(each.MatterId) > 1_000 ? ', amended' : ''),
    }));
    addMatter(of, 2_000);
    const second = JSON.parse((await take()).out);
    expect(second).toMatchObject({ measures: 1_101, acts: 3, strikes: 0 });
    expect(second.corrections).toBeLessThanOrEqual(101);
    expect(JSON.parse((await take()).out)).toMatchObject({ acts: 0, corrections: 0, unchanged: 1_101 });
    expect(asked.some((path) => path === 'eventitems/13/votes')).toBe(true);
    const events = await wholeLog(db);
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(events.find(({ id }) => id === 'nyc/2000/20001')?.source).toMatchObject({
      address: expect.stringMatching(/\/v1\/springfield\/matters\/2000$/),
      locator: 'row 20001',
    });
  });

  test('[CLI-30] what is not answered is told, the rest imported, and it ends with 1; what is missing is not struck', async () => {
    const of = city(3);
    const { address } = await serve(of);
    const db = join(newFolder(), 'city.db');
    await ran('import', address, ...legistar, '--db', db);
    const head = (await wholeLog(db)).length;
    of.before = (path) => (path === 'matters/2/histories' ? 403 : undefined);
    const { code, err, out } = await ran('import', address, ...legistar, '--db', db);
    expect([code, err]).toEqual([1, expect.stringContaining('matters/2/histories: the server answers 403')]);
    expect(JSON.parse(out)).toMatchObject({ measures: 2, acts: 0, corrections: 0, position: head });
    expect(err).not.toContain('secret');
  });

  test.each([
    ['http://127.0.0.1:9/v1/springfield', 'bad port'],
    ['http://127.0.0.1:1/v1/springfield?token=secret', 'bad port'],
  ])('[CLI-30] %s, where no server can be, is told at once, and no log is made', async (address, why) => {
    const db = join(newFolder(), 'city.db');
    const { code, err } = await ran('import', address, ...legistar, '--db', db);
    expect([code, err]).toEqual([2, expect.stringContaining('the server does not answer; look at the address')]);
    expect(err).toContain(why);
    expect(err).not.toContain('secret');
    expect(existsSync(db)).toBe(false);
  });

  test('[CLI-27] a file that is empty is bad input', async () => {
    const file = join(newFolder(), 'empty.jsonl');
    writeFileSync(file, '');
    for (const more of [['audit'], ['import', '--db', join(newFolder(), 'city.db')]]) {
      const { code, err } = await ran(...more, file, '--format', 'nyc');
      expect([code, err]).toEqual([2, `${file}: the file is empty\n`]);
    }
  });

  test('[CLI-30] audits files of its answers, with words from a file', async () => {
    const of = city(2);
    const file = written(
      of.matters.map((matter) => ({ ...matter, MatterHistories: of.histories.get(Number(matter.MatterId)) })),
    );
    const words = join(newFolder(), 'words.json');
    writeFileSync(
      words,
      JSON.stringify({
        client: 'springfield',
        title: 'Springfield',
        procedure: 'new-york-city',
        words: [{ names: ['Introduced by Council'], act: 'introduce', takes: ['description'], turn: 0 }],
        kinds: { Introduction: 'ordinance' },
      }),
    );
    const { code, out } = await ran('audit', file, '--format', 'legistar', '--vocabulary', words, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      measures: 2,
      acts: 2,
      stages: { introduced: 2 },
      unmappedRows: { '43 Referred to Comm by Council': 2, '68 Approved by Council': 2 },
    });
  });

  test.each<[string[], RegExp]>([
    [['https://webapi.legistar.com/v1/springfield', '--format', 'legistar'], /words of springfield are not known/],
    [['https://webapi.legistar.com/v1/nyc', '--format', 'nyc'], /an address stands alone, with --format legistar/],
    [['FILE', '--format', 'legistar', '--vocabulary', 'nyc', '--journal', 'j'], /--journal.*it takes an address/s],
    [['FILE', '--format', 'legistar', '--vocabulary', 'nyc', '--lookup', 'l'], /--lookup.*it takes --format nyc/s],
    [['FILE', '--format', 'legistar', '--vocabulary', 'nowhere.json'], /there is no vocabulary/],
  ])('[CLI-30] refuses %j before it begins', async (args, why) => {
    const file = written([{}]);
    const given = args.map((arg) => (arg === 'FILE' ? file : arg));
    const { code, err } = await ran('import', ...given, '--db', join(newFolder(), 'city.db'));
    expect([code, err]).toEqual([2, expect.stringMatching(why)]);
  });
});
