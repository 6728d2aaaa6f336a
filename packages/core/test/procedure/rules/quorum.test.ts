import { expect, test } from 'vitest';
import { atLeast, type Chamber, countedAs, majority, type Roll, voteIn } from '../../vote/chamber.ts';

type Row = readonly [
  question: string,
  chamber: Omit<Chamber, 'rule' | 'quorum'>,
  quorum: NonNullable<Chamber['quorum']>,
  roll: Roll,
  sum: readonly [present: number, needed: number, of?: number],
  verdict: 'holds' | 'fails',
];

const ofSeats = { members: majority('seats') };
const ofThoseInOffice = { members: majority('in-office') };
const five = { seats: 5 };

const rows: readonly Row[] = [
  ['three of five are there', five, ofSeats, { ayes: 2, nays: 1, absent: 2 }, [3, 3, 5], 'holds'],
  ['two of five are there', five, ofSeats, { ayes: 2, absent: 3 }, [2, 3, 5], 'fails'],
  ['who abstains is there', five, ofSeats, { ayes: 1, abstaining: 2, absent: 2 }, [3, 3, 5], 'holds'],
  ['who answers present is there', five, ofSeats, { ayes: 1, present: 2, absent: 2 }, [3, 3, 5], 'holds'],
  ['who is excused is not', five, ofSeats, { ayes: 2, excused: 3 }, [2, 3, 5], 'fails'],
  ['who is paired is not', five, ofSeats, { ayes: 2, paired: 3 }, [2, 3, 5], 'fails'],
  [
    'Costa Mesa: who is disqualified is not there',
    five,
    ofSeats,
    { ayes: 2, recused: 1, absent: 2 },
    [2, 3, 5],
    'fails',
  ],
  [
    'Robert’s: who may not vote still sits there',
    five,
    { ...ofSeats, counting: ['recused'] },
    { ayes: 2, recused: 1, absent: 2 },
    [3, 3, 5],
    'holds',
  ],
  [
    'a task force of ten, six there, two recused',
    { seats: 10 },
    ofSeats,
    { ayes: 4, recused: 2, absent: 4 },
    [4, 6, 10],
    'fails',
  ],
  [
    'the same, the recused counted',
    { seats: 10 },
    { ...ofSeats, counting: ['recused'] },
    { ayes: 4, recused: 2, absent: 4 },
    [6, 6, 10],
    'holds',
  ],
  [
    'two counted twice are two',
    { ...five, answers: { present: ['ayes', 'nays', 'recused'] } },
    { ...ofSeats, counting: ['recused', 'recused'] },
    { ayes: 2, recused: 1, absent: 2 },
    [3, 3, 5],
    'holds',
  ],
  ['Minnesota: one vacancy of five', { ...five, inOffice: 4 }, ofThoseInOffice, { ayes: 2 }, [2, 3, 4], 'fails'],
  ['Minnesota: two vacancies of five', { ...five, inOffice: 3 }, ofThoseInOffice, { ayes: 2 }, [2, 2, 3], 'holds'],
  ['two vacancies where the seats count', { ...five, inOffice: 3 }, ofSeats, { ayes: 2 }, [2, 3, 5], 'fails'],
  ['a number in so many words', { seats: 9 }, { members: { votes: 4 } }, { ayes: 4, absent: 5 }, [4, 4], 'holds'],
  ['two thirds of fifteen', { seats: 15 }, { members: atLeast(2, 3, 'seats') }, { ayes: 9 }, [9, 10, 15], 'fails'],
  ['all four recused but one', five, ofSeats, { ayes: 1, recused: 4 }, [1, 3, 5], 'fails'],
  ['nobody', five, ofSeats, { absent: 5 }, [0, 3, 5], 'fails'],
];

test.each(rows)('[VOTE-9] a quorum: %s', (_, chamber, quorum, roll, [present, needed, of], verdict) => {
  const law = { ...chamber, quorum, rule: majority('voting') };
  for (const ballot of [{ roll }, { method: { kind: 'tally' as const, ...countedAs(roll) } }]) {
    const ruling = voteIn(law, ballot).ruling('quorum');
    expect({ verdict: ruling?.verdict, ...ruling?.numbers }).toEqual({ verdict, present, needed, ...(of && { of }) });
    expect(ruling?.sentence).toBe(`${present} present, ${needed} needed${of ? ` of ${of}` : ''}`);
  }
});

test('[VOTE-9] without a count nobody knows whether there was a quorum', () => {
  const law = { ...five, quorum: ofSeats, rule: majority('voting') };
  for (const kind of ['voice', 'unanimous-consent', 'unrecorded'] as const) {
    const ruling = voteIn(law, { method: { kind }, announced: 'carried' }).ruling('quorum');
    expect(ruling).toMatchObject({ verdict: 'undetermined', lacks: ['how many were present'] });
  }
});

test('[VOTE-9] one who has no vote makes no quorum', () => {
  const law = { seats: 5, voteless: 1, quorum: ofSeats, rule: majority('voting') };
  const without = { ayes: 2, absent: 3 };
  const found = voteIn(law, { roll: without, also: { present: ['voteless-0'] } });
  expect(found.ruling('quorum')).toMatchObject({ verdict: 'fails', numbers: { present: 2, needed: 3, of: 5 } });
});
