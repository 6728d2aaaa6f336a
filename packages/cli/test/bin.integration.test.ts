import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at, type Draft, fourTurn, newFolder, ordinance, textOf, written } from './fixtures.ts';
import { start, statecraft, wholeLog } from './program.ts';

/** A place for a log, where none is yet. */
function newLog(): string {
  return join(newFolder(), 'log.db');
}

describe('statecraft replay', () => {
  it('[CLI-11] prints one JSON object and nothing else', async () => {
    const { code, out, err } = await statecraft('replay', written(ordinance()), '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const json = JSON.parse(out);
    expect(json).toMatchObject({
      measure: 'kc-200162',
      procedure: { id: 'kansas-city', edition: '2014-05-01', version: expect.any(String) },
      stage: 'enacted',
      effective: { computed: '2020-04-05', onRecord: null },
      rejections: [],
      repeated: false,
      db: null,
    });
    expect(json.events).toHaveLength(9);
    for (const event of json.events) {
      expect(event).toEqual(
        expect.objectContaining({
          position: expect.any(Number),
          version: expect.any(Number),
          type: expect.any(String),
          on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          at: expect.stringMatching(/Z$/),
          basis: expect.stringMatching(/^(recorded|inferred)$/),
          stage: expect.any(String),
        }),
      );
      for (const ruling of event.rulings)
        expect(ruling).toMatchObject({
          rule: expect.any(String),
          verdict: expect.any(String),
          citation: expect.any(String),
        });
    }
  });

  it('[CLI-14] prints the timeline, without colour when not on a terminal', async () => {
    const { code, out, err } = await statecraft('replay', written(ordinance()));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Passage: carried 10–3, 7 needed of 13');
    expect(out).toContain('12–1, 9 needed');
    expect(out).toMatch(/2020-04-05 computed +\| +None on record/);
    expect(out).not.toContain('\u001b');
  });

  it('[CLI-7] says that a second run appended nothing, and gives the same positions', async () => {
    const db = newLog();
    const file = written(ordinance());
    expect((await statecraft('replay', file, '--db', db)).out).toContain(`22 acts recorded in ${db}.`);
    const before = await wholeLog(db);
    const again = await statecraft('replay', file, '--db', db);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain(`Nothing appended: all 22 acts were on record in ${db} before.`);
    expect(await wholeLog(db)).toEqual(before);
    const json = JSON.parse((await statecraft('replay', file, '--db', db, '--json')).out);
    expect(json).toMatchObject({ repeated: true, appended: 0, db });
    expect(json.events.map(({ position }: { position: number }) => position)).toEqual([
      14, 15, 16, 17, 18, 19, 20, 21, 22,
    ]);
  });

  it.each<[string, (draft: Draft) => void, string[]]>([
    [
      'a passage vote before the committee’s report of that day',
      ({ acts }) => {
        const [vote] = acts.splice(at.passage, 1);
        acts.splice(at.report, 0, { ...vote, on: acts[at.report].on });
      },
      [
        'act 5 of kc-200162, vote on 2020-03-18',
        'first: report',
        'Rule kc.pass, Passed on third reading. City Clerk, "Legislative Process" (K12)',
      ],
    ],
    [
      'six of seven announced as carried',
      fourTurn,
      [
        '6 ayes, 7 nays, 7 needed of 13: lost, but announced as carried',
        'Rule kc.passage',
        'City Clerk, "Legislative Process" (K12)',
      ],
    ],
    [
      'a roll that names somebody twice',
      ({ acts }) => acts[at.passage].method.nays.splice(0, 1, 'hall'),
      [
        'hall named more than once',
        'Rule kc.roll, Members vote, each once. City of Kansas City, "About City Council" (K4)',
      ],
    ],
    [
      'a roll that names a stranger',
      ({ acts }) => acts[at.passage].method.nays.splice(0, 1, 'stranger'),
      ['stranger not a member on that day', 'Rule kc.roll', '(K4)'],
    ],
    [
      'a roll of fourteen names',
      ({ acts }) => acts[at.passage].method.ayes.push('stranger'),
      ['for 13 seats', 'Rule kc.roll', '(K4)'],
    ],
  ])('[CLI-8] refuses %s: 1, the rule and its citation, nothing appended', async (_what, change, told) => {
    const db = newLog();
    const file = written(ordinance(change));
    const { code, out, err } = await statecraft('replay', file, '--db', db);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    for (const words of told) expect(err).toContain(words);
    expect(err).toContain('Nothing was recorded.');
    expect(await wholeLog(db)).toEqual([]);

    const json = await statecraft('replay', file, '--db', db, '--json');
    expect(json.code).toBe(1);
    expect(json.err).toBe(err);
    const [rejection] = JSON.parse(json.out).rejections;
    expect(err).toContain(`Rule ${rejection.rule}`);
    expect(err).toContain(rejection.citation);
  });

  it('takes six ayes announced as lost: the stage is failed', async () => {
    const file = written(
      ordinance((draft) => {
        fourTurn(draft);
        draft.acts[at.passage].announced = 'lost';
      }),
    );
    const { code, out } = await statecraft('replay', file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ stage: 'failed', effective: { computed: null }, rejections: [] });
  });

  it('[CLI-6] [CLI-8] with --partial keeps the acts before the refused one, and says so', async () => {
    const db = newLog();
    const { code, out, err } = await statecraft('replay', written(ordinance(fourTurn)), '--db', db, '--partial');
    expect(code).toBe(1);
    expect(out).toMatch(/Stage +vote\.taken-up/);
    expect(err).toContain('The 21 acts before it are on record (21 of them new). Act 9 and what follows it are not.');
    expect(await wholeLog(db)).toHaveLength(21);
  });

  it.each<[string, string, string]>([
    [
      'a date that does not exist in the fourth act',
      JSON.stringify(
        ordinance(({ acts }) => Object.assign(acts[3], { on: '2020-03-32' })),
        null,
        2,
      ),
      'acts[3].on',
    ],
    ['a truncated file', textOf('ordinance').slice(0, 2000), 'line '],
    ['a file of another format', JSON.stringify({ events: [] }), 'format: is missing'],
    ['an empty file', '', 'it is empty'],
  ])('[CLI-9] refuses %s: 2, the place, no log made', async (_what, text, place) => {
    const db = newLog();
    const file = written(text);
    const { code, out, err } = await statecraft('replay', file, '--db', db);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(place);
    expect(err).toContain(file);
    expect(err).toContain('Nothing was recorded.');
    expect(existsSync(db)).toBe(false);
  });

  it('[CLI-9] names the act of a bad date as a person counts', async () => {
    const file = written(ordinance(({ acts }) => Object.assign(acts[3], { on: 'soon' })));
    const { err } = await statecraft('replay', file);
    expect(err).toMatch(
      /\(act 4; line \d+, column \d+\): acts\[3\]\.on: expected a date that exists, written YYYY-MM-DD/,
    );
  });

  it('[CLI-10] ends with 3 when the log is something else, or says something else', async () => {
    const db = newLog();
    writeFileSync(db, 'A letter, not a log. '.repeat(100));
    const foreign = await statecraft('replay', written(ordinance()), '--db', db);
    expect(foreign.code).toBe(3);
    expect(foreign.err).toMatch(/fault log-(foreign|corrupt)/);

    const kept = newLog();
    await statecraft('replay', written(ordinance()), '--db', kept);
    const changed = written(ordinance(({ acts }) => Object.assign(acts[at.hold], { until: '2020-03-11' })));
    const { code, err } = await statecraft('replay', changed, '--db', kept);
    expect(code).toBe(3);
    expect(err).toContain('Act 4 of kc-200162');
    expect(err).toContain('add an act of type "correct"');
    expect(await wholeLog(kept)).toHaveLength(22);
  });
});

describe('statecraft', () => {
  it.each([[['--help']], [['replay', '--help']], [['audit', '--help']], [['law', '--help']], [['diagram', '--help']]])(
    'explains itself: %j',
    async (args) => {
      const { code, out, err } = await statecraft(...args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/^Usage: statecraft/);
    },
  );

  it.each([
    [[]],
    [['replay']],
    [['replay', 'a.json', '--jason']],
    [['reply', 'a.json']],
    [['replay', 'none.json']],
    [['replay', 'a.json', '--db', '']],
    [['replay', 'a', 'b']],
    [['law', 'atlantis']],
    [['check', 'seattle', '--acts', '0']],
    [['simulate', 'seattle', '--years', '0']],
    [['simulate', 'seattle', '--measures', '0']],
    [['diagram', 'kansas-city', '--format', 'png']],
    [['diagram', 'kansas-city', '--edition', '1900']],
  ])('[CLI-9] ends with 2 on bad usage: %j', async (args) => {
    const { code, out, err } = await statecraft(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
    expect(err).not.toMatch(/\n {4}at /);
  });

  it('[CLI-19] audits with 0 whatever it finds', async () => {
    const file = written(ordinance(fourTurn));
    const { code, out, err } = await statecraft('audit', file);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('contradiction');
    const json = JSON.parse((await statecraft('audit', file, '--json')).out);
    expect(json.measures[0].irregularities).toContainEqual(
      expect.objectContaining({ kind: 'contradiction', rule: 'kc.passage' }),
    );
  });

  it('[CLI-20] [CLI-21] prints law and diagrams', async () => {
    const { rows, rules } = JSON.parse((await statecraft('law', 'kansas-city', '--json')).out);
    for (const part of [...rows, ...rules]) expect(Boolean(part.citation || part.unsettled), part.id).toBe(true);
    expect((await statecraft('law', 'kansas-city')).out).toContain('The rules');
    expect((await statecraft('diagram', 'kansas-city', '--format', 'mermaid')).out).toContain('stateDiagram-v2');
    expect((await statecraft('diagram', 'kansas-city', '--format', 'svg')).out).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
  });

  it('[CLI-18] nothing of a file that it complains of gets at the terminal', async () => {
    const file = written('{"ID":1,\r\n\t"x":\u001b[31mRED\u009b\u202e }\n');
    const { code, err } = await statecraft('check', file);
    expect([code, err]).toEqual([2, expect.stringMatching(/JSON/)]);
    expect(err).not.toMatch(/(?![\n\t])[\p{Cc}\u202e]/u);
  });

  it('[CLI-13] ends without complaint when its reader goes early', async () => {
    const { child, ended } = start(['law', 'kansas-city', '--json']);
    child.stdout.destroy();
    expect(await ended).toMatchObject({ code: 0, signal: null, err: '' });
  });
});
