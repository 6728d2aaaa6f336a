import { describe, expect, test } from 'vitest';
import type { Threshold } from '../../src/index.ts';
import { atLeast, type Ballot, type Chamber, countedAs, majority, type Roll, voteIn } from './chamber.ts';

/** A law to read the count under, the sum it makes (`ayes`, `needed`, `of`), how the vote comes out, and why. */
type Reading = readonly [
  rule: Threshold,
  sum: readonly [ayes: number, needed: number, of?: number],
  outcome: 'carried' | 'lost',
  why: string,
  more?: Pick<Chamber, 'answers'> & Pick<Ballot, 'casting'>,
];

/** A question somebody put: the body, the count, and where it was asked or answered. */
interface Asked {
  readonly question: string;
  readonly source: string;
  readonly seats: number;
  readonly inOffice?: number;
  readonly roll: Roll;
  readonly readings: readonly Reading[];
}

const half = (of: 'voting' | 'present' | 'seats') => atLeast(1, 2, of);
const twoThirds = (of: 'seats' | 'in-office' | 'present' | 'voting', more: object = {}) => atLeast(2, 3, of, more);
const threeQuarters = (of: 'seats' | 'in-office' | 'present' | 'voting') => atLeast(3, 4, of);
const fourFifths = (of: 'seats' | 'in-office' | 'present' | 'voting') => atLeast(4, 5, of);

/** Abstaining as a vote on one side or the other. */
const abstainingFor = { voting: ['ayes', 'nays', 'abstaining'], for: ['ayes', 'abstaining'] } as const;
const abstainingAgainst = { voting: ['ayes', 'nays', 'abstaining'], against: ['nays', 'abstaining'] } as const;
/** A member who is silent without leave has voted aye. */
const silenceFor = { voting: ['ayes', 'nays', 'present'], for: ['ayes', 'present'] } as const;
const recusedPresent = { present: ['ayes', 'nays', 'abstaining', 'present', 'recused'] } as const;
const pairedPresent = { present: ['ayes', 'nays', 'abstaining', 'present', 'paired'] } as const;
const given = (answers: object) => ({ answers: answers as NonNullable<Chamber['answers']> });

const asked: readonly Asked[] = [
  {
    question: '10 to 9 with 8 abstaining for conflicts, a town assembly of 30, one seat vacant',
    source: 'question to a parliamentary forum about a Colorado home-rule charter',
    seats: 30,
    inOffice: 29,
    roll: { ayes: 10, nays: 9, abstaining: 8, absent: 2 },
    readings: [
      [majority('present'), [10, 14, 27], 'lost', 'whoever abstains is present'],
      [majority('voting'), [10, 10, 19], 'carried', 'an abstention is no vote'],
      [majority('seats'), [10, 16, 30], 'lost', 'a third of the seats'],
      [majority('in-office'), [10, 15, 29], 'lost', 'the vacancy leaves 29'],
      [majority('present', { less: ['abstaining'] }), [10, 10, 19], 'carried', 'those barred from voting are left out'],
      [majority('voting'), [18, 14, 27], 'carried', 'abstentions are votes for', given(abstainingFor)],
      [majority('voting'), [10, 14, 27], 'lost', 'abstentions are votes against', given(abstainingAgainst)],
    ],
  },
  {
    question: 'the same, the 8 recused and gone from the room',
    source: 'answer on the same forum',
    seats: 30,
    inOffice: 29,
    roll: { ayes: 10, nays: 9, recused: 8, absent: 2 },
    readings: [
      [majority('present'), [10, 10, 19], 'carried', 'the recused are not there'],
      [majority('present'), [10, 14, 27], 'lost', 'where the recused count as there', given(recusedPresent)],
      [majority('voting'), [10, 10, 19], 'carried', 'they cast no vote'],
      [majority('seats'), [10, 16, 30], 'lost', 'their seats remain'],
      [majority('in-office', { less: ['recused'] }), [10, 11, 21], 'lost', 'the two absent still count'],
    ],
  },
  {
    question: 'five seats, one vacant, four present, one recused, 2 to 1',
    source: 'question of a town’s presiding officer to a parliamentary forum',
    seats: 5,
    inOffice: 4,
    roll: { ayes: 2, nays: 1, recused: 1 },
    readings: [
      [majority('present'), [2, 3, 4], 'lost', 'the recused stayed in the room', given(recusedPresent)],
      [majority('present'), [2, 2, 3], 'carried', 'the recused left it'],
      [majority('voting'), [2, 2, 3], 'carried', 'Robert’s default: of the votes cast'],
      [majority('in-office'), [2, 3, 4], 'lost', 'four hold a seat'],
      [majority('seats'), [2, 3, 5], 'lost', 'five seats there are'],
    ],
  },
  {
    question: 'five councilmen, four there, 2 to 1, one abstaining',
    source: 'question to a parliamentary forum about a Tennessee charter',
    seats: 5,
    roll: { ayes: 2, nays: 1, abstaining: 1, absent: 1 },
    readings: [
      [majority('present'), [2, 3, 4], 'lost', 'the charter says of those present'],
      [majority('voting'), [2, 2, 3], 'carried', 'of the votes cast it would carry'],
      [twoThirds('voting'), [2, 2, 3], 'carried', 'and exactly by two thirds'],
      [majority('in-office'), [2, 3, 5], 'lost', 'the absent count'],
      [majority('seats'), [2, 3, 5], 'lost', 'no seat is vacant, so the same'],
    ],
  },
  {
    question: 'four seats, two disqualified, 2 to 0',
    source: 'municipal league guides on disqualification and necessity',
    seats: 4,
    roll: { ayes: 2, recused: 2 },
    readings: [
      [majority('seats'), [2, 3, 4], 'lost', 'two of four can never be a majority'],
      [majority('seats', { less: ['recused'] }), [2, 2, 2], 'carried', 'the disqualified are left out'],
      [majority('in-office'), [2, 3, 4], 'lost', 'the disqualified hold office'],
      [majority('present'), [2, 2, 2], 'carried', 'two remain, both for'],
      [majority('voting'), [2, 2, 2], 'carried', 'two votes, both for'],
      [twoThirds('seats', { less: ['recused'] }), [2, 2, 2], 'carried', 'two thirds of two is 1 1/3'],
    ],
  },
  {
    question: 'four seats, two disqualified, 1 to 1',
    source: 'municipal league guides on disqualification and necessity',
    seats: 4,
    roll: { ayes: 1, nays: 1, recused: 2 },
    readings: [
      [majority('seats', { less: ['recused'] }), [1, 2, 2], 'lost', 'a tie loses'],
      [majority('voting'), [1, 2, 2], 'lost', 'a tie loses'],
      [majority('voting'), [2, 2, 3], 'carried', 'the mayor breaks it, whose vote is cast too', { casting: 'ayes' }],
      [majority('seats'), [2, 3, 4], 'lost', 'even with the mayor two of four are no majority', { casting: 'ayes' }],
    ],
  },
  {
    question: 'rezoning by two thirds of a council of five, one seat vacant, 3 to 1',
    source: 'League of Minnesota Cities, on counting votes',
    seats: 5,
    inOffice: 4,
    roll: { ayes: 3, nays: 1 },
    readings: [
      [twoThirds('in-office'), [3, 3, 4], 'carried', 'Minnesota: a vacancy makes the council smaller'],
      [twoThirds('seats'), [3, 4, 5], 'lost', 'on authorised seats a vacancy helps nobody'],
      [twoThirds('present'), [3, 3, 4], 'carried', '2 2/3 of four is three'],
      [twoThirds('voting'), [3, 3, 4], 'carried', 'all present voted'],
      [fourFifths('present'), [3, 4, 4], 'lost', '3.2 is four members'],
    ],
  },
  {
    question: 'the same council full, 3 to 2',
    source: 'League of Minnesota Cities, on counting votes',
    seats: 5,
    roll: { ayes: 3, nays: 2 },
    readings: [
      [twoThirds('seats'), [3, 4, 5], 'lost', '3 1/3 rounded up is four'],
      [twoThirds('in-office'), [3, 4, 5], 'lost', 'without a vacancy the same'],
      [twoThirds('voting'), [3, 4, 5], 'lost', '60 per cent is not two thirds'],
      [majority('seats'), [3, 3, 5], 'carried', 'enough for an ordinary ordinance'],
      [atLeast(3, 5, 'voting'), [3, 3, 5], 'carried', 'exactly three fifths'],
    ],
  },
  {
    question: 'a protest petition, 14 to 4 with 2 abstaining, of 20 alders',
    source: 'opinion of the city attorney of Madison, Wisconsin',
    seats: 20,
    roll: { ayes: 14, nays: 4, abstaining: 2 },
    readings: [
      [threeQuarters('voting'), [14, 14, 18], 'carried', '13 1/2 of the 18 who vote'],
      [threeQuarters('seats'), [14, 15, 20], 'lost', 'of all alders it takes 15'],
      [threeQuarters('in-office'), [14, 15, 20], 'lost', 'all seats are filled'],
      [threeQuarters('present'), [14, 15, 20], 'lost', 'those who abstain are there'],
    ],
  },
  {
    question: 'a protest petition, 14 to 5 with 1 absent',
    source: 'opinion of the city attorney of Madison, Wisconsin',
    seats: 20,
    roll: { ayes: 14, nays: 5, absent: 1 },
    readings: [
      [threeQuarters('voting'), [14, 15, 19], 'lost', '14 1/4 of 19 is fifteen'],
      [twoThirds('voting'), [14, 13, 19], 'carried', 'two thirds of 19 is 12 2/3'],
      [twoThirds('seats'), [14, 14, 20], 'carried', 'two thirds of 20 is 13 1/3'],
      [majority('in-office'), [14, 11, 20], 'carried', 'an ordinary majority'],
    ],
  },
  {
    question: 'an appeal, 13 to 7',
    source: 'opinion of the city attorney of Madison, Wisconsin',
    seats: 20,
    roll: { ayes: 13, nays: 7 },
    readings: [
      [twoThirds('voting'), [13, 14, 20], 'lost', 'of 20 who vote it takes 14'],
      [twoThirds('present'), [13, 14, 20], 'lost', 'all are there'],
      [majority('voting'), [13, 11, 20], 'carried', 'more than ten'],
      [threeQuarters('voting'), [13, 15, 20], 'lost', 'exactly three quarters would be 15'],
    ],
  },
  {
    question: '5 to 2 in a council of seven',
    source: 'council rule of Logan, Ohio, that states each fraction in numbers',
    seats: 7,
    roll: { ayes: 5, nays: 2 },
    readings: [
      [majority('seats'), [5, 4, 7], 'carried', 'a majority is 4'],
      [twoThirds('seats'), [5, 5, 7], 'carried', 'two thirds are 5'],
      [threeQuarters('seats'), [5, 6, 7], 'lost', 'three quarters are 6'],
      [fourFifths('in-office'), [5, 6, 7], 'lost', '5.6 is six'],
      [twoThirds('voting'), [5, 5, 7], 'carried', 'all voted'],
    ],
  },
  {
    question: '7 to 4 with 2 abstaining, where two thresholds must both be met',
    source: 'article of a registered parliamentarian on several thresholds',
    seats: 15,
    roll: { ayes: 7, nays: 4, abstaining: 2, absent: 2 },
    readings: [
      [majority('present'), [7, 7, 13], 'carried', 'meets the statute'],
      [twoThirds('voting'), [7, 8, 11], 'lost', 'misses the bylaw'],
      [{ largest: [majority('present'), twoThirds('voting')] as never }, [7, 8, 11], 'lost', 'the larger of the two'],
      [majority('seats'), [7, 8, 15], 'lost', 'one short of the whole body’s majority'],
    ],
  },
  {
    question: '2 to 1 with 10 abstaining, where two thresholds must both be met',
    source: 'article of a registered parliamentarian on several thresholds',
    seats: 15,
    roll: { ayes: 2, nays: 1, abstaining: 10, absent: 2 },
    readings: [
      [majority('present'), [2, 7, 13], 'lost', 'misses the statute'],
      [twoThirds('voting'), [2, 2, 3], 'carried', 'meets the bylaw'],
      [{ largest: [majority('present'), twoThirds('voting')] as never }, [2, 7, 13], 'lost', 'the larger of the two'],
      [majority('in-office'), [2, 8, 15], 'lost', 'far from a majority of the body'],
    ],
  },
  {
    question: '30 to 15 with 15 abstaining, 60 of 100 members there',
    source: 'question to a parliamentary forum about bylaws',
    seats: 100,
    roll: { ayes: 30, nays: 15, abstaining: 15, absent: 40 },
    readings: [
      [twoThirds('present'), [30, 40, 60], 'lost', 'an abstention has the effect of a nay'],
      [twoThirds('voting'), [30, 30, 45], 'carried', 'exactly two thirds of the votes'],
      [majority('present'), [30, 31, 60], 'lost', 'half is no majority'],
      [half('present'), [30, 30, 60], 'carried', 'but it is half'],
      [majority('seats'), [30, 51, 100], 'lost', 'of all members'],
    ],
  },
  {
    question: '3 to 3 with 10 abstaining, 16 of 18 there',
    source: 'question of a committee’s secretary to a parliamentary forum',
    seats: 18,
    roll: { ayes: 3, nays: 3, abstaining: 10, absent: 2 },
    readings: [
      [majority('voting'), [3, 4, 6], 'lost', 'a tie loses'],
      [majority('present'), [3, 9, 16], 'lost', 'and all the more of those present'],
      [majority('seats'), [3, 10, 18], 'lost', 'of the committee'],
      [half('voting'), [3, 3, 6], 'carried', 'at least half is another rule than a majority'],
      [majority('voting'), [13, 9, 16], 'carried', 'silence gives consent', given(abstainingFor)],
      [majority('voting'), [3, 9, 16], 'lost', 'silence is a refusal', given(abstainingAgainst)],
    ],
  },
  {
    question: 'a public board of nine, seven there, 3 to 3 and one abstaining',
    source: 'question to a parliamentary forum on a tie',
    seats: 9,
    roll: { ayes: 3, nays: 3, abstaining: 1, absent: 2 },
    readings: [
      [majority('voting'), [3, 4, 6], 'lost', 'three is not more than three'],
      [majority('present'), [3, 4, 7], 'lost', 'three is not more than three and a half'],
      [majority('seats'), [3, 5, 9], 'lost', 'five is a majority of the board'],
      [majority('voting'), [4, 4, 7], 'carried', 'the chair breaks the tie', { casting: 'ayes' }],
      [majority('voting'), [3, 4, 7], 'lost', 'the chair lets it fail', { casting: 'nays' }],
      [majority('seats'), [4, 5, 9], 'lost', 'the chair’s vote is the fourth of five', { casting: 'ayes' }],
    ],
  },
  {
    question: 'an executive board of ten, 5 to 3 with 2 abstaining',
    source: 'question to a parliamentary forum on abstentions',
    seats: 10,
    roll: { ayes: 5, nays: 3, abstaining: 2 },
    readings: [
      [majority('voting'), [5, 5, 8], 'carried', 'the president: abstentions do not count'],
      [majority('present'), [5, 6, 10], 'lost', 'the secretary: six of ten'],
      [majority('seats'), [5, 6, 10], 'lost', 'the whole board'],
      [majority('in-office'), [5, 6, 10], 'lost', 'no seat vacant'],
      [twoThirds('voting'), [5, 6, 8], 'lost', '5 1/3 is six'],
    ],
  },
  {
    question: 'two thirds of those taking part and no fewer than a majority in office, 4 to 2 of 9',
    source: 'published rule of an elected board',
    seats: 9,
    roll: { ayes: 4, nays: 2, abstaining: 3 },
    readings: [
      [twoThirds('voting'), [4, 4, 6], 'carried', 'exactly two thirds'],
      [majority('in-office'), [4, 5, 9], 'lost', 'not a majority of the board'],
      [{ largest: [twoThirds('voting'), majority('in-office')] as never }, [4, 5, 9], 'lost', 'the floor decides'],
      [majority('present'), [4, 5, 9], 'lost', 'nine are there'],
    ],
  },
  {
    question: 'eight aldermen, 4 to 4',
    source: 'question about a fourth class city of Missouri to a parliamentary forum',
    seats: 8,
    roll: { ayes: 4, nays: 4 },
    readings: [
      [majority('seats'), [4, 5, 8], 'lost', 'a tie, the mayor silent'],
      [majority('seats'), [5, 5, 8], 'carried', 'the mayor’s vote is the fifth', { casting: 'ayes' }],
      [majority('seats'), [4, 5, 8], 'lost', 'the mayor votes nay', { casting: 'nays' }],
      [majority('voting'), [5, 5, 9], 'carried', 'of the votes cast too', { casting: 'ayes' }],
      [majority('present'), [5, 5, 8], 'carried', 'of those present too', { casting: 'ayes' }],
      [twoThirds('seats'), [5, 6, 8], 'lost', 'a casting vote makes no two thirds', { casting: 'ayes' }],
    ],
  },
  {
    question: 'three of five attend, 2 to 1',
    source: 'code of Costa Mesa, California: motions by a majority of three, ordinances by three votes',
    seats: 5,
    roll: { ayes: 2, nays: 1, absent: 2 },
    readings: [
      [majority('present'), [2, 2, 3], 'carried', 'a motion'],
      [{ votes: 3 }, [2, 3], 'lost', 'an ordinance takes three affirmative votes'],
      [majority('seats'), [2, 3, 5], 'lost', 'the same as a share of the seats'],
      [majority('voting'), [2, 2, 3], 'carried', 'all present voted'],
    ],
  },
  {
    question: '8 to 5 to override, the mayor one of the thirteen',
    source: 'Kansas City news reports that differ: eight or nine',
    seats: 13,
    roll: { ayes: 8, nays: 5 },
    readings: [
      [twoThirds('seats', { besides: 1 }), [8, 8, 12], 'carried', 'two thirds of the twelve besides the mayor'],
      [twoThirds('seats'), [8, 9, 13], 'lost', '8 2/3 of all thirteen'],
      [{ votes: 9 }, [8, 9], 'lost', 'nine in so many words'],
      [{ votes: 8 }, [8, 8], 'carried', 'eight in so many words'],
      [majority('seats'), [8, 7, 13], 'carried', 'passage takes seven'],
    ],
  },
  {
    question: 'an override of 33 to 17 with one of 51 seats vacant',
    source: 'New York City Charter, sections 34 and 37',
    seats: 51,
    inOffice: 50,
    roll: { ayes: 33, nays: 17 },
    readings: [
      [twoThirds('seats'), [33, 34, 51], 'lost', 'exactly two thirds of 51 are 34'],
      [twoThirds('in-office'), [33, 34, 50], 'lost', '33 1/3 is 34 as well'],
      [twoThirds('voting'), [33, 34, 50], 'lost', 'all in office voted'],
      [majority('seats'), [33, 26, 51], 'carried', 'passage takes 26'],
    ],
  },
  {
    question: 'an override of 33 to 15 with three of 51 seats vacant',
    source: 'New York City Charter, sections 34 and 37',
    seats: 51,
    inOffice: 48,
    roll: { ayes: 33, nays: 15 },
    readings: [
      [twoThirds('seats'), [33, 34, 51], 'lost', 'vacancies do not lower it'],
      [twoThirds('in-office'), [33, 32, 48], 'carried', 'they would if it were those in office'],
      [twoThirds('present'), [33, 32, 48], 'carried', 'or those present'],
      [twoThirds('voting'), [33, 32, 48], 'carried', 'or the votes cast'],
    ],
  },
  {
    question: 'an override of 8 to 3 where nine were needed to adopt',
    source: 'San Francisco Charter 2.106: two thirds, or the larger vote that adoption took',
    seats: 11,
    roll: { ayes: 8, nays: 3 },
    readings: [
      [{ largest: [twoThirds('seats'), { votes: 9 }] as never }, [8, 9], 'lost', 'nine is the larger'],
      [{ largest: [twoThirds('seats'), { votes: 6 }] as never }, [8, 8, 11], 'carried', 'two thirds is the larger'],
      [{ largest: [{ votes: 6 }, twoThirds('seats')] as never }, [8, 8, 11], 'carried', 'in whatever order'],
      [twoThirds('seats'), [8, 8, 11], 'carried', '7 1/3 is eight'],
      [majority('seats'), [8, 6, 11], 'carried', 'adoption'],
    ],
  },
  {
    question: '6 to 3 in a council of nine',
    source: 'Seattle: summaries of the charter and a guide of its clerk',
    seats: 9,
    roll: { ayes: 6, nays: 3 },
    readings: [
      [twoThirds('seats'), [6, 6, 9], 'carried', 'exactly two thirds'],
      [threeQuarters('seats'), [6, 7, 9], 'lost', 'an emergency takes 6 3/4'],
      [majority('seats'), [6, 5, 9], 'carried', 'passage'],
      [twoThirds('voting'), [6, 6, 9], 'carried', 'all voted'],
    ],
  },
  {
    question: '11 to 6 in a council of seventeen',
    source: 'Philadelphia Home Rule Charter 2-201 and 2-202',
    seats: 17,
    roll: { ayes: 11, nays: 6 },
    readings: [
      [majority('seats'), [11, 9, 17], 'carried', 'a majority of all members'],
      [twoThirds('seats'), [11, 12, 17], 'lost', 'one short of 11 1/3 rounded up'],
      [twoThirds('voting'), [11, 12, 17], 'lost', 'all voted'],
      [atLeast(3, 5, 'in-office'), [11, 11, 17], 'carried', '10.2 is eleven'],
    ],
  },
  {
    question: 'an urgency ordinance, 3 to 0 with two of five seats vacant',
    source: 'League of California Cities, on absences and vacancies',
    seats: 5,
    inOffice: 3,
    roll: { ayes: 3 },
    readings: [
      [fourFifths('seats'), [3, 4, 5], 'lost', 'four fifths of the council are four'],
      [fourFifths('in-office'), [3, 3, 3], 'carried', '2.4 of the three who are left'],
      [fourFifths('voting'), [3, 3, 3], 'carried', 'nobody is against'],
      [majority('seats'), [3, 3, 5], 'carried', 'an ordinary ordinance'],
    ],
  },
  {
    question: 'an urgency ordinance, 4 to 0 with one absent',
    source: 'League of California Cities, on absences and vacancies',
    seats: 5,
    roll: { ayes: 4, absent: 1 },
    readings: [
      [fourFifths('seats'), [4, 4, 5], 'carried', 'exactly four fifths'],
      [fourFifths('in-office'), [4, 4, 5], 'carried', 'the absent count'],
      [fourFifths('present'), [4, 4, 4], 'carried', '3.2 is four'],
      [atLeast(1, 1, 'seats'), [4, 5, 5], 'lost', 'not unanimous of the seats'],
      [atLeast(1, 1, 'present'), [4, 4, 4], 'carried', 'unanimous of those present'],
    ],
  },
  {
    question: '3 to 3, one silent without leave, of seven',
    source: 'North Carolina General Statutes 160A-75: who does not vote has voted aye',
    seats: 7,
    roll: { ayes: 3, nays: 3, present: 1 },
    readings: [
      [majority('voting'), [4, 4, 7], 'carried', 'the silent member’s aye', given(silenceFor)],
      [majority('seats'), [4, 4, 7], 'carried', 'the same of the seats', given(silenceFor)],
      [majority('seats'), [3, 4, 7], 'lost', 'elsewhere silence is no vote'],
      [majority('voting'), [3, 4, 6], 'lost', 'and a tie loses'],
      [majority('present'), [3, 4, 7], 'lost', 'and the silent are there'],
    ],
  },
  {
    question: '3 to 0, two absent and two excused, of seven',
    source: 'municipal league guides on absences',
    seats: 7,
    roll: { ayes: 3, absent: 2, excused: 2 },
    readings: [
      [majority('voting'), [3, 2, 3], 'carried', 'of the votes cast'],
      [majority('present'), [3, 2, 3], 'carried', 'the excused are not there either'],
      [majority('in-office'), [3, 4, 7], 'lost', 'leave does not end office'],
      [majority('in-office', { less: ['excused'] }), [3, 3, 5], 'carried', 'where the excused are left out'],
      [majority('seats'), [3, 4, 7], 'lost', 'of the seats'],
    ],
  },
  {
    question: '20 to 18 with one pair, of forty',
    source: 'legislative manuals on pairs',
    seats: 40,
    roll: { ayes: 20, nays: 18, paired: 2 },
    readings: [
      [majority('voting'), [20, 20, 38], 'carried', 'a pair casts no vote'],
      [majority('present'), [20, 20, 38], 'carried', 'and is not there'],
      [majority('present'), [20, 21, 40], 'lost', 'unless it counts as there', given(pairedPresent)],
      [majority('seats'), [20, 21, 40], 'lost', 'half of the seats'],
    ],
  },
  {
    question: '216 to 212 with 6 answering present, one of 435 seats vacant',
    source: 'journal of the United States House, 7 January 2023',
    seats: 435,
    inOffice: 434,
    roll: { ayes: 216, nays: 212, present: 6 },
    readings: [
      [majority('voting'), [216, 215, 428], 'carried', 'of those voting for a person by name'],
      [majority('present'), [216, 218, 434], 'lost', 'those answering present are there'],
      [majority('in-office'), [216, 218, 434], 'lost', 'of the members sworn'],
      [majority('seats'), [216, 218, 435], 'lost', 'of the whole number'],
    ],
  },
  {
    question: 'cloture, 59 to 39 with two of a hundred seats vacant',
    source: 'United States Senate Rule XXII: three fifths duly chosen and sworn',
    seats: 100,
    inOffice: 98,
    roll: { ayes: 59, nays: 39 },
    readings: [
      [atLeast(3, 5, 'in-office'), [59, 59, 98], 'carried', '58.8 of those sworn'],
      [atLeast(3, 5, 'seats'), [59, 60, 100], 'lost', 'exactly sixty of the seats'],
      [atLeast(3, 5, 'voting'), [59, 59, 98], 'carried', 'all sworn voted'],
      [twoThirds('present'), [59, 66, 98], 'lost', '65 1/3 for a change of rules'],
    ],
  },
  {
    question: 'one member left, four disqualified, 1 to 0',
    source: 'municipal attorneys’ papers on the rule of necessity',
    seats: 5,
    roll: { ayes: 1, recused: 4 },
    readings: [
      [majority('voting'), [1, 1, 1], 'carried', 'the only vote'],
      [majority('present'), [1, 1, 1], 'carried', 'the only one there'],
      [majority('seats', { less: ['recused'] }), [1, 1, 1], 'carried', 'the only one not disqualified'],
      [majority('seats'), [1, 3, 5], 'lost', 'one of five'],
      [majority('in-office'), [1, 3, 5], 'lost', 'one of five'],
    ],
  },
  {
    question: 'all five disqualified',
    source: 'municipal attorneys’ papers on the rule of necessity',
    seats: 5,
    roll: { recused: 5 },
    readings: [
      [majority('voting'), [0, 1, 0], 'lost', 'nobody cannot carry anything'],
      [majority('present'), [0, 1, 0], 'lost', 'nobody is there'],
      [twoThirds('seats', { less: ['recused'] }), [0, 1, 0], 'lost', 'a share of nobody is still one'],
      [half('voting'), [0, 1, 0], 'lost', 'half of nothing is not reached by nobody'],
      [majority('seats'), [0, 3, 5], 'lost', 'of the seats'],
    ],
  },
  {
    question: 'no vote at all, everybody abstaining',
    source: 'parliamentary guides on abstentions',
    seats: 5,
    roll: { abstaining: 5 },
    readings: [
      [majority('voting'), [0, 1, 0], 'lost', 'no aye, no motion'],
      [majority('present'), [0, 3, 5], 'lost', 'five are there'],
      [majority('voting'), [5, 3, 5], 'carried', 'where abstaining is voting for', given(abstainingFor)],
      [majority('voting'), [0, 3, 5], 'lost', 'where it is voting against', given(abstainingAgainst)],
    ],
  },
  {
    question: 'two thirds of 101 votes, 67 to 34',
    source: 'frequently asked questions of the Robert’s Rules Association, on rounding',
    seats: 101,
    roll: { ayes: 67, nays: 34 },
    readings: [
      [twoThirds('voting'), [67, 68, 101], 'lost', '67 1/3 is not rounded down'],
      [twoThirds('seats'), [67, 68, 101], 'lost', 'all seats voted'],
      [majority('voting'), [67, 51, 101], 'carried', 'more than 50 1/2'],
      [atLeast(66, 100, 'voting'), [67, 67, 101], 'carried', '66 per cent is another rule: 66.66'],
    ],
  },
  {
    question: 'a majority of 101 votes, 51 to 50',
    source: 'frequently asked questions of the Robert’s Rules Association, on what a majority is',
    seats: 101,
    roll: { ayes: 51, nays: 50 },
    readings: [
      [majority('voting'), [51, 51, 101], 'carried', 'more than half'],
      [atLeast(51, 100, 'voting'), [51, 52, 101], 'lost', '51 per cent is 51.51 votes'],
      [half('seats'), [51, 51, 101], 'carried', 'half is 50 1/2, and so 51'],
      [majority('present'), [51, 51, 101], 'carried', 'all there voted'],
    ],
  },
  {
    question: '4 to 0 with one abstaining, where it must be unanimous',
    source: 'charters that waive a second reading by unanimous vote',
    seats: 5,
    roll: { ayes: 4, abstaining: 1 },
    readings: [
      [atLeast(1, 1, 'voting'), [4, 4, 4], 'carried', 'nobody voted against'],
      [atLeast(1, 1, 'present'), [4, 5, 5], 'lost', 'one there did not vote for'],
      [atLeast(1, 1, 'in-office'), [4, 5, 5], 'lost', 'nor did one in office'],
      [atLeast(1, 1, 'voting'), [4, 5, 5], 'lost', 'where abstaining is against', given(abstainingAgainst)],
      [atLeast(1, 1, 'voting'), [5, 5, 5], 'carried', 'where it is for', given(abstainingFor)],
    ],
  },
  {
    question: 'a mayor with a seat left out and a councilman disqualified, 4 to 2 of eight',
    source: 'code of Newton Falls, Ohio: the mayor is not among those elected to council',
    seats: 8,
    roll: { ayes: 4, nays: 2, recused: 1, absent: 1 },
    readings: [
      [majority('seats', { besides: 1, less: ['recused'] }), [4, 4, 6], 'carried', 'eight less the mayor and one'],
      [majority('seats', { besides: 1 }), [4, 4, 7], 'carried', 'seven besides the mayor'],
      [majority('seats'), [4, 5, 8], 'lost', 'the mayor’s seat counted'],
      [twoThirds('seats', { besides: 1 }), [4, 5, 7], 'lost', 'an emergency: 4 2/3'],
      [twoThirds('voting'), [4, 4, 6], 'carried', 'exactly two thirds of six'],
    ],
  },
];

const rows = asked.flatMap(({ readings, ...of }) =>
  readings.map(([rule, [ayes, needed, base], outcome, why, more]) => ({
    ...of,
    rule,
    ayes,
    needed,
    base,
    outcome,
    why,
    more,
  })),
);

test('[VOTE-8] there are more than sixty cases, and a question is read under four laws at least', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60);
  for (const { readings } of asked) expect(readings.length).toBeGreaterThanOrEqual(4);
});

describe.each(['roll call', 'tally'] as const)('by %s', (taken) => {
  test.each(rows)(
    '[VOTE-8] $question: $ayes of $needed needed of $base is $outcome ($why; $source)',
    ({ seats, inOffice = seats, roll, rule, more, ayes, needed, base, outcome }) => {
      const { casting, answers = {} } = more ?? {};
      const ballot: Ballot = taken === 'tally' ? { method: { kind: 'tally', ...countedAs(roll) } } : { roll };
      const found = voteIn(
        { seats, inOffice, rule, answers, chair: 'on-a-tie' },
        { ...ballot, ...(casting && { casting }) },
      );
      expect(found.outcome).toBe(outcome);
      const { verdict, numbers, sentence } = found.ruling('passage') ?? {};
      expect({ verdict, ...numbers }).toMatchObject({ verdict: 'holds', ayes, needed, outcome, computed: outcome });
      expect(numbers?.of).toBe(base);
      expect(sentence).toContain(`${needed} needed${base === undefined ? '' : ` of ${base}`}: ${outcome}`);
      expect(found.ruling('casting')?.verdict).toBe(casting ? 'holds' : undefined);
      expect(found.ruling('roll')?.verdict).toBe(taken === 'tally' ? 'undetermined' : 'holds');
    },
  );

  test.each(rows)(
    '[VOTE-3] $question: not $outcome, the contrary announced, fails ($why)',
    ({ seats, inOffice = seats, roll, rule, more, outcome }) => {
      const { casting, answers = {} } = more ?? {};
      const announced = outcome === 'carried' ? 'lost' : 'carried';
      const ballot: Ballot = taken === 'tally' ? { method: { kind: 'tally', ...countedAs(roll) } } : { roll };
      const found = voteIn(
        { seats, inOffice, rule, answers, chair: 'on-a-tie' },
        { ...ballot, announced, ...(casting && { casting }) },
      );
      expect(found.outcome).toBe(announced);
      expect(found.ruling('passage')).toMatchObject({
        verdict: 'fails',
        numbers: { computed: outcome, outcome: announced },
      });
    },
  );
});
