import { createEngine, lifecycleOf, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { describe, expect, test } from 'vitest';
import { askedIn } from '../../src/pages/as-of.ts';
import { datesInWords, dayInWords } from '../../src/pages/dates.ts';
import { webAddress } from '../../src/pages/links.ts';
import { stationsOf, timeline } from '../../src/pages/timeline.ts';
import { voteChart } from '../../src/pages/vote-chart.ts';

const roll = (ayes: readonly string[], nays: readonly string[]) => ({
  kind: 'roll-call' as const,
  ayes,
  nays,
  abstaining: [],
  present: [],
  paired: [],
  recused: [],
  absent: [],
  excused: [],
});
const nameOf = (id: string) => id.toUpperCase();

describe('a vote drawn', () => {
  test('has a seat for each vote, the nays at the right end, and the line behind the ayes it takes', async () => {
    const drawn = String(
      await voteChart(
        {
          method: roll(['a', 'b', 'c', 'e'], ['d']),
          outcome: 'carried',
          rulings: [{ numbers: { needed: 3, of: 7, outcome: 'carried' } }],
        },
        nameOf,
      ),
    );
    expect(drawn).toContain('aria-label="4 ayes, 1 nay; 3 needed of 7: carried"');
    const at = (kind: string) =>
      [...drawn.matchAll(new RegExp(`class="${kind}" x="(\\d+)"`, 'g'))].map(([, x]) => Number(x));
    const line = Number(/class="threshold" x1="(\d+)"/.exec(drawn)?.[1]);
    expect(at('seat seat-ayes').filter((x) => x < line)).toHaveLength(3);
    expect(at('seat seat-nays')).toEqual([Math.max(...at('seat-empty'), ...at('seat seat-ayes')) + 30]);
    expect(at('seat-empty')).toHaveLength(2);
    expect(drawn).toMatch(/<title>D: Nay<\/title>/);
  });

  test('has a line for each number that may be the law', async () => {
    const method = {
      kind: 'tally' as const,
      ayes: 8,
      nays: 5,
      abstaining: 0,
      present: 0,
      paired: 0,
      recused: 0,
      absent: 0,
      excused: 0,
    };
    const drawn = String(
      await voteChart({ method, rulings: [{ numbers: { needed: [8, 9], outcome: 'lost' } }] }, nameOf),
    );
    expect(drawn.match(/class="threshold"/g)).toHaveLength(2);
    expect(drawn).toContain('8 ayes, 5 nays; 8 or 9 needed');
    expect(drawn).not.toContain('<dl');
  });

  test('is none where nobody counted', async () => {
    expect(String(await voteChart({ method: { kind: 'voice' }, rulings: [] }, nameOf))).toBe('');
  });

  test('escapes who voted', async () => {
    const drawn = String(await voteChart({ method: roll(['<script>'], []), rulings: [] }, (id) => id));
    expect(drawn).not.toContain('<script>');
  });
});

test('what is only supposed is told apart on a timeline', async () => {
  const log = memoryLog();
  const engine = createEngine({ log, procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' });
  await engine.execute({
    type: 'introduce',
    measure: 'm',
    on: '2026-01-08',
    kind: 'ordinance',
    basis: 'hypothetical',
    by: { id: 'x', role: 'mayor' },
    source: { reason: 'a <b>supposition</b>' },
  });
  const stations = stationsOf(await engine.history('m'), await log.readStream('measure/m'));
  const drawn = String(
    await timeline(stations, {
      nameOf,
      zone: 'America/Chicago',
      lifecycleOf: () => lifecycleOf(kansasCity, '2014-05-01'),
    }),
  );
  expect(drawn).toContain('class="act act-hypothetical"');
  expect(drawn).toContain('<span class="basis basis-hypothetical">hypothetical</span>');
  expect(drawn).toContain('a &lt;b&gt;supposition&lt;/b&gt;');
});

test('a question about the past is read, or it is said what of it is wrong', () => {
  expect(askedIn({ on: '2020-03-10' })).toMatchObject({ asOf: { on: '2020-03-10' } });
  expect(askedIn({ at: '2020-03-10T14:30' })).toMatchObject({ asOf: { at: '2020-03-10T14:30:00.000Z' } });
  expect(askedIn({ at: '2020-03-10T14:30:00-05:00' })).toMatchObject({ asOf: { at: '2020-03-10T19:30:00.000Z' } });
  for (const wrong of [{ on: '2020-02-31' }, { on: 'yesterday' }, { at: '2020-03-10' }, { at: '2020-99-10T14:30' }]) {
    expect(askedIn(wrong)).toMatchObject({ asOf: {}, wrong: expect.stringContaining(Object.values(wrong)[0] ?? '') });
  }
  expect(askedIn({})).toEqual({ asOf: {}, typed: { on: '', at: '' } });
});

test('dates are told in words, and what is no date as it is', () => {
  expect(dayInWords('2020-03-26')).toBe('March 26, 2020');
  expect(dayInWords('indefinite')).toBe('indefinite');
  expect(datesInWords('held until 2020-03-18 (edition of 2014-05-01)')).toBe(
    'held until March 18, 2020 (edition of May 1, 2014)',
  );
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'not an address', ''])(
  '%s is no address to lead to',
  (address) => {
    expect(webAddress(address)).toBeUndefined();
  },
);
