import { bodiesOf, membersOn } from '@statecraft/core';
import { newYorkCity } from '@statecraft/procedures';
import { describe, expect, test } from 'vitest';
import {
  dictionaryOf,
  newYorkCityVocabulary,
  type Problem,
  printProblem,
  readOffices,
  rosterOf,
  tenuresOf,
} from '../../src/index.ts';
import { written } from '../export.ts';

const dictionary = dictionaryOf(newYorkCityVocabulary);

function office(personId: number, start: string, end: string | undefined, more: object = {}) {
  return {
    personId,
    name: `Member ${personId}`,
    bodyId: 1,
    body: 'City Council',
    title: 'Council Member',
    memberType: 'PRIMARY COUNCIL MEMBERS',
    start,
    end,
    ...more,
  };
}

async function rosterFrom(lines: readonly (object | string)[], problems: Problem[] = []) {
  const offices = await readOffices(written(lines, 'offices.jsonl.gz'), (problem) => problems.push(problem));
  return rosterOf(tenuresOf(offices, dictionary), newYorkCity.uses);
}

describe('a roster', () => {
  test('[OFFICE-1] has its members from the first day of an office to its last', async () => {
    const roster = await rosterFrom([office(1, '2018-01-01', '2021-12-31'), office(2, '2018-01-01', undefined)]);
    const days = ['2017-12-31', '2018-01-01', '2021-12-31', '2022-01-01'] as const;
    const sits = (member: string) => days.map((on) => roster.sits('council', member, on as never));
    expect(sits('person-1')).toEqual([undefined, true, true, false]);
    expect(sits('person-2')).toEqual([undefined, true, true, true]);
    expect(roster.sits('body-9', 'person-1', '2018-01-01' as never)).toBeUndefined();
  });

  test('[OFFICE-1] a line that is no office is reported', async () => {
    const problems: Problem[] = [];
    await rosterFrom([office(1, '2018-01-01', undefined), { name: 'nobody' }, 'no JSON'], problems);
    expect(problems.map(printProblem)).toEqual([
      expect.stringMatching(/:2: the line holds no office/),
      expect.stringMatching(/:3: the line is not JSON/),
    ]);
  });

  test('[OFFICE-2] seats nobody twice: the office that began later counts', async () => {
    const roster = await rosterFrom([
      office(1, '2018-01-01', '2021-12-31'),
      office(1, '2018-01-11', '2019-06-30', { memberType: 'CHAIR' }),
      office(1, '2018-01-01', '2018-12-31'),
      office(2, '2018-01-01', '2018-06-30'),
      office(2, '2018-06-30', '2018-12-31', { memberType: 'PRIMARY SPEAKER' }),
    ]);
    expect(
      roster.facts('council')?.tenures.map(({ member, role, from, until }) => [member, role, from, until]),
    ).toEqual([
      ['person-1', undefined, '2018-01-01', '2018-01-11'],
      ['person-2', undefined, '2018-01-01', '2018-06-30'],
      ['person-1', 'chair', '2018-01-11', '2019-07-01'],
      ['person-2', 'speaker', '2018-06-30', '2019-01-01'],
      ['person-1', undefined, '2019-07-01', '2022-01-01'],
    ]);
  });

  test('[OFFICE-3] has the Public Advocate without a vote', async () => {
    const roster = await rosterFrom([
      office(1, '2018-01-01', '2021-12-31'),
      office(2, '2018-01-01', '2021-12-31', { memberType: 'PRIMARY PUBLIC ADVOCATE' }),
    ]);
    const members = membersOn(bodiesOf(newYorkCity, roster.facts), 'council', '2019-01-01' as never);
    expect(members?.map(({ member, voting }) => [member, voting])).toEqual([
      ['person-1', undefined],
      ['person-2', false],
    ]);
  });
});
