import { bodiesOf } from '@statecraft/core';
import { newYorkCity } from '@statecraft/procedures';
import { describe, expect, test } from 'vitest';
import {
  type AuditedMeasure,
  auditMeasure,
  committeesIn,
  dictionaryOf,
  NO_ROSTER,
  newYorkCityVocabulary,
  readOffices,
  rosterOf,
  Tally,
  tenuresOf,
} from '../../src/index.ts';
import { bill, type ExportRow, failed, lawRows, passed, read, row, votes, written } from '../export.ts';

const dictionary = dictionaryOf(newYorkCityVocabulary);

/** Audits bills, and adds them up. */
async function audited(bills: readonly object[], offices: readonly object[] = []) {
  const { measures, problems } = await read(written(bills));
  const roster =
    offices.length === 0
      ? NO_ROSTER
      : rosterOf(tenuresOf(await readOffices(written(offices), () => {}), dictionary), newYorkCity.uses);
  const tally = new Tally(newYorkCity, dictionary, roster, problems);
  const setting = {
    procedure: newYorkCity,
    bodies: bodiesOf(newYorkCity, roster.facts),
    dictionary,
    committees: committeesIn(new Map(), dictionary),
  };
  const each = measures.map((measure) => auditMeasure(measure, setting));
  for (const one of each) tally.add(one);
  return { each, first: each[0] as AuditedMeasure, sum: tally.sum };
}

function members(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    personId: index + 1,
    name: `Member ${index + 1}`,
    bodyId: 1,
    body: 'City Council',
    title: 'Council Member',
    memberType: 'PRIMARY COUNCIL MEMBERS',
    start: '2018-01-01',
    end: '2021-12-31',
  }));
}

const kindsOf = ({ findings }: AuditedMeasure) => findings.map(({ kind, rule }) => `${kind} ${rule}`);
const typesOf = ({ acts }: AuditedMeasure) => acts.map(({ act }) => act.type);

describe('the order of a day', () => {
  const meeting = { EventID: 5 };

  test('[TIES-1] is that in which one act leads to another', async () => {
    const rows = [
      row(43, '2020-01-08'),
      row(27, '2020-01-08'),
      row(32, '2020-02-04', { ...meeting, ...passed }),
      row(33, '2020-02-04', meeting),
      row(5001, '2020-02-04', meeting),
      row(54, '2020-02-04', meeting),
    ];
    const { first, sum } = await audited([bill(rows, { StatusID: 24 })]);
    expect(typesOf(first)).toEqual(['introduce', 'refer', 'hear', 'propose', 'amend', 'report']);
    expect(first.order).toBe('causal');
    expect(first.findings).toEqual([]);
    expect(sum.order).toMatchObject({ tiedDays: 2, reordered: 1, keptAsRecorded: 0 });
    expect(sum.order.used).toContain('as one act leads to another');
  });

  test('[TIES-1] stays as recorded where neither leads to the other, and over the days', async () => {
    const { first } = await audited([bill([row(27, '2020-01-08'), row(54, '2020-01-09'), row(43, '2020-01-10')])]);
    expect(typesOf(first)).toEqual(['introduce', 'hear', 'refer']);
    expect(first.order).toBe('as-recorded');
    const heard = [row(54, '2020-01-15', { BodyID: 7001 }), row(54, '2020-01-15', { BodyID: 7002 })];
    const two = await audited([bill(heard)]);
    expect(two.first.acts.map(({ act }) => (act.data as { body: string }).body)).toEqual(['body-7001', 'body-7002']);
  });

  test('[TIES-2] is the recorded one where that leaves fewer acts out of order', async () => {
    // Heard, approved, introduced and passed on one day, without a referral: introduction comes last of the committee's acts.
    const rows = [
      row(15, '2020-01-08T09:00'),
      row(25, '2020-01-08T09:30', passed),
      row(27, '2020-01-08T13:00'),
      row(68, '2020-01-08T14:00', { ...passed, Votes: votes(40) }),
    ];
    const { first, sum } = await audited([bill(rows, { StatusID: 10 })]);
    expect(typesOf(first)).toEqual(['hear', 'report', 'introduce', 'vote']);
    expect(first.order).toBe('kept-as-recorded');
    expect(sum.order).toMatchObject({ reordered: 0, keptAsRecorded: 1 });
  });
});

describe('findings', () => {
  test('[FINDING-1] tell rule, kind, citation, row and sum', async () => {
    const rows = lawRows();
    const [vote] = rows.splice(4, 1, row(68, '2020-02-11', { ...passed, Votes: votes(20) }));
    expect(vote).toBeDefined();
    const { first } = await audited([bill(rows)]);
    const finding = first.findings.find(({ rule }) => rule === 'nyc.passage');
    expect(finding).toMatchObject({
      kind: 'contradiction',
      sentence: '20 ayes, 31 nays, 26 needed of 51: lost, but announced as carried',
      citation: expect.stringContaining('City Charter 34'),
      of: { row: { id: rows[4]?.ID } },
      numbers: { ayes: 20, needed: 26 },
    });
  });

  test('[FINDING-1] name acts that are missing', async () => {
    const { first } = await audited([bill(lawRows().filter(({ ActionID }) => ActionID !== 53))]);
    expect(first.stage).toBe('enacted');
    expect(first.findings.find(({ kind }) => kind === 'missing')).toMatchObject({
      rule: 'nyc.sign',
      missing: ['present'],
    });
  });

  test('[FINDING-2] tell of a motion that its own flag contradicts', async () => {
    const rows = lawRows();
    const said = (word: string) =>
      `A motion was made that this Introduction be Approved by Council ${word} by consent Roll Call.`;
    rows[4] = row(68, '2020-02-11', { ...passed, Votes: votes(39, 48), Description: said('failed') });
    expect((await audited([bill(rows)])).first.findings.find(({ rule }) => rule === 'record.motion')).toMatchObject({
      kind: 'contradiction',
      sentence: 'the text of the motion says that it failed, its flag that it passed, and the roll counts 39 to 9',
    });
    rows[4] = row(68, '2020-02-11', { ...passed, Votes: votes(39), Description: said('approved') });
    expect(kindsOf((await audited([bill(rows)])).first)).not.toContain('contradiction record.motion');
    rows[4] = row(68, '2020-02-11', { ...failed, Votes: votes(9), Description: said('approved') });
    expect(kindsOf((await audited([bill(rows)])).first)).toContain('contradiction record.motion');
  });

  test('[FINDING-3] a lapse on the 31st day after passage is the clerk’s practice, on the 30th it is unlawful', async () => {
    const lapsed = (presented: string, day: string) => {
      const rows = lawRows().slice(0, 5);
      return bill([...rows, row(53, presented), row(58, day)]);
    };
    // Passed on 2020-02-11: the 31st day after it is 2020-03-13.
    const { each, sum } = await audited([
      lapsed('2020-02-20', '2020-03-13'),
      lapsed('2020-02-20', '2020-03-12'),
      lapsed('2020-02-11', '2020-03-13'),
    ]);
    expect(each.map((one) => kindsOf(one).includes('unlawful nyc.inaction'))).toEqual([false, true, false]);
    expect(each.map(({ practised }) => practised.map(({ practice }) => practice.id))).toEqual([
      ['lapse-counted-from-passage'],
      [],
      [],
    ]);
    expect(sum.practices['lapse-counted-from-passage']).toMatchObject({
      count: 1,
      citation: expect.stringContaining('135'),
    });
  });

  test('[FINDING-3] passage on a message of necessity shows no vote on the seven days', async () => {
    const printed = (note?: string) => {
      const rows = lawRows();
      rows.splice(
        4,
        1,
        row(29, '2020-02-10'),
        row(68, '2020-02-11', { ...passed, Votes: votes(40), MinutesNote: note }),
      );
      return bill(rows);
    };
    const { each, sum } = await audited([printed('With Message of Necessity'), printed()]);
    expect(each.map((one) => kindsOf(one).includes('unlawful nyc.aging'))).toEqual([false, true]);
    expect(sum.practices['passed-on-a-message-of-necessity']?.count).toBe(1);
    expect(sum).toMatchObject({ acts: 16, inferred: 1 });
  });

  test('[FINDING-3] what keeps a practice is no irregularity either where it cannot be told whether it keeps the rule', async () => {
    const noted = lawRows();
    noted[4] = row(68, '2020-02-11', { ...passed, Votes: votes(40), MinutesNote: 'With Message of Necessity' });
    const unsent = [...lawRows().slice(0, 5), row(58, '2020-03-13')];
    const { each, sum } = await audited([bill(noted), bill(lawRows()), bill(unsent)], members(51));
    expect(each.map(kindsOf)).toEqual([
      [],
      ['undetermined nyc.aging'],
      ['undetermined nyc.aging', 'missing nyc.lapse'],
    ]);
    expect(each.map(({ practised }) => practised.map(({ practice }) => practice.id))).toEqual([
      ['passed-on-a-message-of-necessity'],
      [],
      ['lapse-counted-from-passage'],
    ]);
    expect(sum.enacted).toEqual({ measures: 3, clean: 1, onlyUndetermined: 1, share: 2 / 3 });
    expect((await audited([bill([row(27, '2020-01-08')])])).sum.enacted).toEqual({
      measures: 0,
      clean: 0,
      onlyUndetermined: 0,
    });
  });

  test('[FINDING-4] what the law leaves open is counted apart', async () => {
    const { first, sum } = await audited([bill(lawRows())]);
    expect(first.unsettled.map(({ rule }) => rule)).toEqual(['nyc.effective']);
    expect(kindsOf(first).join()).not.toContain('unsettled');
    expect(sum.unsettled).toEqual({ 'nyc.effective': 1 });
  });
});

describe('the summary', () => {
  test('[FINDING-5] holds the stage against the source’s status', async () => {
    const { sum } = await audited([
      bill(lawRows()),
      bill(lawRows(), { File: 'Int 77', StatusID: 8, StatusName: 'Filed' }),
      bill(lawRows(), { File: 'Int 78', StatusID: 999, StatusName: 'Lost in the post' }),
      bill(lawRows(), { File: 'Int 79', StatusID: null, StatusName: null }),
      // Known by its name, where the id is not.
      bill(lawRows(), { StatusID: 998, StatusName: 'Enacted ' }),
    ]);
    expect(sum.statusAgreement).toMatchObject({
      agree: 2,
      disagree: 3,
      files: ['Int 77', 'Int 78', 'Int 79'],
      unknownStatuses: { 'Lost in the post': 1, 'no status': 1 },
    });
    expect(sum.statusAgreement.disagreements[0]).toMatchObject({
      file: 'Int 77',
      line: 2,
      status: 'Filed',
      stage: 'enacted',
      last: '2020-03-01 Signed Into Law by Mayor',
    });
  });

  test('[FINDING-6] computes votes again, and lists what differs with its sum', async () => {
    const withVote = (more: object) =>
      lawRows().map((each): ExportRow => (each.ActionID === 68 ? { ...each, ...more } : each));
    const { sum } = await audited([
      bill(lawRows()),
      bill(withVote({ Votes: votes(25) }), { File: 'Int 25' }),
      bill(withVote({ Votes: undefined, MinutesNote: '45 AFFIRMATIVE' })),
      bill(withVote({ Votes: undefined })),
    ]);
    expect(sum.votes).toMatchObject({
      recomputed: 3,
      agreeing: 2,
      disagreeing: 1,
      rollCalls: 2,
      tallies: 1,
      notComputable: 1,
      byQuestion: { passage: { recomputed: 3, votes: 4 } },
    });
    expect(sum.votes.disagreements).toMatchObject([
      {
        file: 'Int 25',
        on: '2020-02-11',
        question: 'passage',
        cause: expect.stringContaining('25 ayes, 26 nays, 26 needed of 51'),
      },
    ]);
  });

  test('[OFFICE-4] [FINDING-6] holds every vote against the person’s office on that day', async () => {
    const { sum, first } = await audited([bill(lawRows())], members(50));
    expect(sum.votes.ballots).toMatchObject({ cast: 51, checked: 51, inOffice: 50 });
    expect(sum.votes.ballots.notInOffice).toMatchObject([{ on: '2020-02-11', person: 'person-51', body: 'council' }]);
    expect(kindsOf(first)).toContain('unlawful nyc.roll');
    expect((await audited([bill(lawRows())])).sum.votes.ballots).toMatchObject({ cast: 51, checked: 0 });
  });

  test('[OFFICE-3] one without a vote is in no count', async () => {
    const advocate = { ...members(1)[0], personId: 99, memberType: 'PRIMARY PUBLIC ADVOCATE' };
    const rows = lawRows();
    const roll = [...votes(26), [99, 'Non-voting']] as const;
    rows[4] = row(68, '2020-02-11', { ...passed, Votes: roll });
    const known = await audited([bill(rows)], [...members(51), advocate]);
    expect(kindsOf(known.first)).toEqual(['undetermined nyc.aging']);
    expect(known.sum.votes).toMatchObject({ recomputed: 1, agreeing: 1 });
  });

  test('[FINDING-7] counts what there is', async () => {
    const strange = row(4711, '2020-01-15', { Action: 'Sung to the Committee' });
    const dateless = row(54, '2020-01-16', { Date: undefined });
    const { sum } = await audited([
      bill([...lawRows(), strange, dateless]),
      bill([row(27, '2020-01-08'), row(43, '2020-01-08'), row(5046, '2021-12-31')], { StatusID: 5040 }),
      bill([]),
    ]);
    expect(sum).toMatchObject({
      procedure: { id: 'new-york-city' },
      vocabulary: 'nyc',
      measures: 3,
      rows: 12,
      acts: 10,
      inferred: 0,
      unmappedRows: { '4711 Sung to the Committee': 1, '54 Hearing Held by Committee, no date': 1 },
      stages: { enacted: 1, expired: 1, unfiled: 1 },
      irregularities: { 'nyc.aging': { undetermined: 1 }, 'nyc.roll': { undetermined: 1 } },
      irregularitiesByKind: { undetermined: 2 },
      clean: 2,
      enacted: { measures: 1, clean: 0, onlyUndetermined: 1, share: 1 },
    });
    expect(sum.problems.map(({ problem }) => problem)).toEqual(['the row has no date', 'the bill has no history']);
  });
});
