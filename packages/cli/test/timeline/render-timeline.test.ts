import { memoryLog } from '@statecraft/core';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/print/spans.ts';
import { loadRecord } from '../../src/record/load-record.ts';
import { replayRecord } from '../../src/replay/replay-record.ts';
import { renderTimeline } from '../../src/timeline/render-timeline.ts';
import { at, type Draft, fourTurn, ordinance, replayed, textOf, written } from '../fixtures.ts';

async function timeline(draft?: Draft, width = 80): Promise<string> {
  return renderTimeline(await replayed(draft, true), { width });
}

/** The words of a timeline, without its rail and its line breaks. */
function wordsOf(text: string): string {
  return text.replace(/[│\s]+/g, ' ');
}

describe('a timeline', () => {
  it('[CLI-14] reads as the record reads', async () => {
    await expect(await timeline()).toMatchFileSnapshot('ordinance.txt');
  });

  it('[CLI-14] gives a vote its arithmetic, the rule and its citation', async () => {
    const words = wordsOf(await timeline());
    expect(words).toContain('Waiver of three readings on separate days: carried → vote.taken-up 12–1, 9 needed');
    expect(words).toContain('Passage: carried 10–3, 7 needed of 13 → enacted');
    expect(words).toContain(
      '✓ Passage takes a majority of all seats: 10 ayes, 3 nays, 7 needed of 13: carried · City Clerk, "Legislative Process" (K12)',
    );
    expect(words).toContain('Ayes: Hall, Fowler, Ellington');
  });

  it('[CLI-25] marks as hypothetical what follows from a supposed act, and nothing else', async () => {
    const supposed = ordinance((draft) => {
      Object.assign(draft.acts[at.passage] as object, { basis: 'hypothetical', source: { reason: 'supposed' } });
    });
    const text = await timeline(supposed);
    expect(text).toMatch(/^Stage +hypothetical: enacted$/m);
    expect(text).toMatch(/^Effective +hypothetical: 2020-04-05 computed/m);
    expect(await timeline()).not.toContain('hypothetical');
  });

  it('[CLI-14] tells what may come next and by when', async () => {
    const held = wordsOf(await timeline(ordinance(({ acts }) => acts.splice(at.report))));
    expect(held).toContain('By when 2020-03-18 A hold binds until its date, or until released');
    expect(held).toContain('✗ Reported by the committee → vote not yet: the hold binds until 2020-03-18');
    const enacted = wordsOf(await timeline());
    expect(enacted).toContain('› Vetoed by the mayor → executive.vetoed');
    expect(enacted).toContain('› Vote on reconsideration → vote.taken-up if carried, still enacted if lost');
  });

  it('[CLI-14] shows what was refused, with the reason', async () => {
    const words = wordsOf(await timeline(ordinance(fourTurn)));
    expect(words).toContain('✗ Refused: act 9. Passage: carried 6–7, 7 needed of 13');
    expect(words).toContain('6 ayes, 7 nays, 7 needed of 13: lost, but announced as carried · City Clerk');
    const none = renderTimeline(await replayed(ordinance(fourTurn)));
    expect(none).toContain('Nothing of this record is on record.');
  });

  it('[CLI-15] says of every inferred act what it is inferred from', async () => {
    const words = wordsOf(await timeline());
    expect(words.match(/inferred from K5/g)).toHaveLength(3);
    expect(words).toContain('◐ Introduced');
    expect(words).toContain('inferred from K5: the clerk’s header gives the introduction date');
  });

  it('[CLI-15] says hypothetical on every hypothetical act', async () => {
    const draft = ordinance((each) => {
      for (const act of each.acts) Object.assign(act, { basis: 'hypothetical', source: { reason: 'nobody knows' } });
    });
    const text = await timeline(draft);
    expect(text.match(/ ○ /g)).toHaveLength(9);
    expect(text.match(/│ hypothetical: /g)).toHaveLength(9);
    expect(text).not.toContain('recorded in');
  });

  it.each([
    [null, 'Effective 2020-04-05 computed | None on record'],
    ['2020-04-05', 'Effective 2020-04-05 computed | 2020-04-05 on record'],
  ])('[CLI-16] puts the effective date on record (%s) beside the computed one', async (effective, shown) => {
    const draft = ordinance((each) => Object.assign(each, { onRecord: { effective } }));
    expect(wordsOf(await timeline(draft))).toContain(shown);
  });

  it('[CLI-16] shows each side of a disagreement with its source', async () => {
    expect(wordsOf(await timeline())).toMatch(
      /Where the sources differ readings three separate days, the second on 2020-03-19 K5 waived, as one of .* K5/,
    );
  });

  it('[CLI-17] keeps within 80 columns, and within 60', async () => {
    for (const width of [80, 60]) {
      const lines = (await timeline(undefined, width)).split('\n').filter((line) => !line.includes('http://'));
      for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
    }
  });

  it('[CLI-18] lets no control character of a record through', async () => {
    const text = await timeline(ordinance((each) => Object.assign(each, { title: 'Ordinance \u001b[2J\u0007' })));
    expect(text.split('\n')[0]).toBe('Ordinance \uFFFD[2J\uFFFD');
  });

  it('tells a record of a body: its members in one station, its meetings, a notice too short', async () => {
    const council = JSON.parse(textOf('council'));
    const common = { body: 'council', basis: 'recorded', source: { id: 'K5' } };
    council.acts.push(
      {
        type: 'call',
        on: '2020-03-23',
        meeting: 'm1',
        startsAt: '2020-03-26T15:00',
        postedAt: '2020-03-24T15:00',
        ...common,
      },
      {
        type: 'convene',
        on: '2020-03-26',
        meeting: 'm1',
        presiding: 'lucas',
        present: ['hall'],
        absent: ['loar'],
        ...common,
      },
    );
    const record = await loadRecord(written(council, 'council-2.json'));
    const text = wordsOf(renderTimeline(await replayRecord(record, { log: memoryLog() })));
    expect(text).toContain('2019-08-01 ◐ Seated in City Council: 13 Quinton Lucas (mayor), O’Neill');
    expect(text).toContain('Meeting m1 called for 2020-03-26 15:00');
    expect(text).toContain('✓ Twenty-four hours of notice: 48 hours of notice that count, 24 needed · RSMo 610.020.2');
    expect(text).toContain('Presiding: Quinton Lucas');
  });
});
