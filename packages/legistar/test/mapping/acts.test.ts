import { describe, expect, test } from 'vitest';
import { actsOf, committeesIn, dictionaryOf, newYorkCityVocabulary } from '../../src/index.ts';
import { bill, type ExportRow, failed, passed, read, row, votes, written } from '../export.ts';

const dictionary = dictionaryOf(newYorkCityVocabulary);
const committees = committeesIn(
  new Map([
    [7001, 'Committee on Water Towers'],
    [7002, 'Committee on Roofs and Chimneys'],
  ]),
  dictionary,
);

async function mapped(rows: readonly ExportRow[], more: object = {}) {
  const { measures } = await read(written([bill(rows, more)]));
  const [measure] = measures;
  if (!measure) throw new Error('no bill was read');
  return actsOf(measure, dictionary, committees);
}

async function only(one: ExportRow) {
  const { acts, ...rest } = await mapped([one]);
  return { data: acts.at(-1)?.act.data as Record<string, unknown>, act: acts.at(-1)?.act, acts, ...rest };
}

describe('actions', () => {
  test('[WORDS-2] are known by their id, whatever they are called', async () => {
    const { act } = await only(row(54, '2020-01-15', { Action: 'Hearing held, at last' }));
    expect(act).toMatchObject({ type: 'hear', on: '2020-01-15', basis: 'recorded', data: { body: 'body-7001' } });
  });

  test('[WORDS-2] are known by their name when their id is not known', async () => {
    const renumbered = row(99_054, '2020-01-15', { Action: ' hearing held  by Committee\r\n' });
    expect((await only(renumbered)).act?.type).toBe('hear');
  });

  test('[WORDS-2] that are not known are kept and reported', async () => {
    const strange = row(4711, '2020-01-15', { Action: 'Sung to the Committee' });
    const { acts, unmapped } = await mapped([
      row(27, '2020-01-08'),
      strange,
      row(54, '2020-01-16', { Date: undefined }),
    ]);
    expect(acts.map(({ act }) => act.type)).toEqual(['introduce']);
    expect(unmapped).toMatchObject([
      { row: { action: { id: 54 } }, why: 'no-date' },
      { row: { id: strange.ID, action: { id: 4711, name: 'Sung to the Committee' } }, why: 'unknown-action' },
    ]);
  });

  test('[WORDS-8] that look alike are each an act', async () => {
    const hearing = row(54, '2020-01-15');
    const { acts } = await mapped([hearing, { ...hearing, ID: hearing.ID + 1_000_000 }]);
    expect(acts.map(({ act }) => act.id.replace(/^nyc\/\d+/, 'nyc'))).toEqual([
      `nyc/${hearing.ID}`,
      `nyc/${hearing.ID + 1_000_000}`,
    ]);
  });

  test('an introduction says what the measure is', async () => {
    const { data } = await only(row(27, '2020-01-08'));
    expect(data).toMatchObject({
      kind: 'ordinance',
      title: 'A Local Law in relation to water towers on roofs',
      file: expect.stringContaining('Int '),
      sponsors: ['person-11', 'person-12'],
    });
  });
});

describe('votes', () => {
  test('[WORDS-3] stand on the roll as the vocabulary has them', async () => {
    const answers = [
      [1, 'Affirmative'],
      [2, 'Negative '],
      [3, 'Conflict'],
      [4, 'Medical'],
      [5, 'Non-voting'],
    ] as const;
    const { data } = await only(row(68, '2020-02-11', { ...passed, Votes: answers }));
    expect(data).toMatchObject({
      question: { kind: 'passage' },
      announced: 'carried',
      method: {
        kind: 'roll-call',
        ayes: ['person-1'],
        nays: ['person-2'],
        recused: ['person-3'],
        excused: ['person-4'],
        present: ['person-5'],
      },
    });
  });

  test('[WORDS-3] an answer that is not known is on no list, and is reported', async () => {
    const answers = [
      [1, 'Affirmative'],
      [2, 'Shouted'],
      [3, null],
    ] as const;
    const { data, unknownAnswers } = await only(row(68, '2020-02-11', { ...passed, Votes: answers }));
    expect(data).toMatchObject({ method: { ayes: ['person-1'], nays: [], present: [] } });
    expect(unknownAnswers.map(({ answer }) => answer)).toEqual(['Shouted', 'no answer']);
  });

  test('[WORDS-3] a roll on which nobody answered is none', async () => {
    const { data, unknownAnswers } = await only(
      row(68, '2020-02-11', {
        ...passed,
        Votes: [
          [1, null],
          [2, null],
        ],
      }),
    );
    expect(data).toMatchObject({ method: { kind: 'unrecorded' } });
    expect(unknownAnswers).toEqual([]);
  });

  test('[WORDS-4] a count in the note is a tally', async () => {
    const note = '41 - AFFIRMATIVE\r\n        3 NEGATIVE\r\n  2  ABSENT';
    expect((await only(row(68, '2001-02-11', { MinutesNote: note }))).data).toMatchObject({
      method: { kind: 'tally', ayes: 41, nays: 3, absent: 2, recused: 0 },
    });
    const prosaic = 'With Message of Necessity\r\n\r\n44 AFFIRMATIVE';
    expect((await only(row(68, '2001-02-11', { MinutesNote: prosaic }))).data).toMatchObject({
      method: { kind: 'tally', ayes: 44, nays: 0 },
    });
  });

  test.each(['12 - HUMMING', '41 - AFFIRMATIVE\n2 HUMMING', 'Proposed Int. No. 41-A', 'Local Law 12 of 2001'])(
    '[WORDS-4] "%s" is none',
    async (note) => {
      expect((await only(row(68, '2001-02-11', { MinutesNote: note }))).data).toMatchObject({
        method: { kind: 'unrecorded' },
      });
    },
  );

  test('[WORDS-4] a roll says more than a note', async () => {
    const both = { ...passed, MinutesNote: '50 AFFIRMATIVE', Votes: votes(30) };
    expect((await only(row(68, '2008-02-11', both))).data).toMatchObject({ method: { kind: 'roll-call' } });
  });

  test('[WORDS-5] the flag is the motion’s, and the name of the action stands in for it', async () => {
    const against = await only(row(37, '1999-02-11', { ...passed, Votes: votes(5, 7) }));
    expect(against.data).toMatchObject({ recommendation: 'do-not-pass', roll: { ayes: { length: 5 } } });
    expect((await only(row(5069, '2007-02-11', failed))).data).toMatchObject({ announced: 'lost' });
    expect((await only(row(68, '2007-02-11', failed))).data).toMatchObject({ announced: 'lost' });
    expect((await only(row(68, '2007-02-11'))).data).toMatchObject({ announced: 'carried' });
    expect((await only(row(53, '2007-02-11', failed))).act?.type).toBe('present');
  });
});

describe('notes', () => {
  test('[WORDS-6] of a message of necessity certify, once, as inferred', async () => {
    const { acts } = await mapped([
      row(25, '2001-02-10', { MinutesNote: 'Preconsidered - with Message of Necessity' }),
      row(68, '2001-02-11', { AgendaNote: 'Coupled on GO with Message of Necessity' }),
    ]);
    expect(acts.map(({ act }) => [act.type, act.basis])).toEqual([
      ['certify', 'inferred'],
      ['report', 'recorded'],
      ['vote', 'recorded'],
    ]);
    expect(acts[0]).toMatchObject({
      act: { by: { id: 'mayor', role: 'mayor' }, on: '2001-02-10' },
      inferredFrom: expect.stringContaining('Preconsidered - with Message of Necessity'),
    });
    expect(acts[0]?.act.id).toBe(`${acts[1]?.act.id}/certify`);
  });

  test('[WORDS-6] elsewhere, and other notes, do not', async () => {
    const { acts } = await mapped([
      row(27, '2001-01-10', { MinutesNote: 'With a Message of Necessity' }),
      row(68, '2001-02-11', { AgendaNote: 'Coupled on GO' }),
    ]);
    expect(acts.map(({ act }) => act.type)).toEqual(['introduce', 'vote']);
  });

  test.each([
    ['Water Towers', 'body-7001'],
    ['Preconsidered - Roofs & Chimneys', 'body-7002'],
    ['Re-Referred to Committee on Water Towers', 'body-7001'],
    ['Hats', 'hats'],
    ['—', 'committee-not-named'],
    [undefined, 'committee-not-named'],
  ])('[WORDS-7] "%s" refers to %s', async (note, committee) => {
    expect((await only(row(43, '2020-01-08', { AgendaNote: note }))).data).toEqual({ to: [committee] });
  });
});
