import { auditRecord, loadRecord, replayRecord } from '@statecraft/cli';
import { memoryLog } from '@statecraft/core';
import { describe, expect, test } from 'vitest';
import { filesBelow, path } from './acts.ts';

async function replayed(name: string) {
  return replayRecord(await loadRecord(path(name)), { log: memoryLog() });
}

async function audited(name: string) {
  const { measures } = await auditRecord(await loadRecord(path(name)));
  const [measure] = measures;
  if (!measure) throw new Error(`${name} tells of no measure`);
  return measure;
}

describe('the doxing ordinance', () => {
  test('[EX-4] its record ends at introduced, on the day of its announcement', async () => {
    const { measures, refused } = await replayed('records/doxing.json');

    expect(refused).toEqual([]);
    expect(measures.map(({ stage, history }) => ({ stage, on: history.map(({ on }) => on) }))).toEqual([
      { stage: 'introduced', on: ['2020-07-23'] },
    ]);
  });

  test('[EX-4] its disagreements keep every account with its source', async () => {
    const { record } = await loadRecord(path('records/doxing.json'));

    expect(record.disagreements.map(({ topic, accounts }) => [topic, accounts.map(({ source }) => source)])).toEqual([
      ['who is covered', ['N1', 'N8', 'N4']],
      ['penalty', ['N4', 'N3', 'N8', 'N1']],
      ['state law it mirrors', ['N1', 'N2']],
    ]);
  });
});

describe('ordinance 200162', () => {
  test('[EX-5] comes to enacted, effective by rule on a day that is not on record', async () => {
    const { measures, refused, record } = await replayed('records/200162.json');

    expect(refused).toEqual([]);
    expect(measures[0]?.stage).toBe('enacted');
    expect(measures[0]?.effect).toMatchObject({ date: '2020-04-05', rule: 'kc.effective' });
    expect(record.record.onRecord.effective).toBeNull();
  });

  test.each([
    { rule: 'kc.waiver', ayes: 12, nays: 1, needed: 9 },
    { rule: 'kc.passage', ayes: 10, nays: 3, needed: 7 },
  ])('[EX-5] $rule: $ayes to $nays, $needed needed', async ({ rule, ...numbers }) => {
    const { measures } = await replayed('records/200162.json');
    const ruling = measures[0]?.history.flatMap(({ rulings }) => rulings).find((each) => each.rule === rule);

    expect(ruling).toMatchObject({ verdict: 'holds', numbers });
    expect(ruling?.citation).toContain('Legislative Process');
  });

  test('[EX-5] only what is on record is recorded; the rest is inferred', async () => {
    const { measures } = await replayed('records/200162.json');
    const inferred = measures[0]?.history.filter(({ event }) => event.basis === 'inferred');

    expect(inferred?.map(({ event }) => event.commandId.split('/')[1])).toEqual([
      'introduce',
      'second-reading',
      'waiver',
      'third-reading',
    ]);
    expect(inferred?.every(({ event }) => event.source?.reason)).toBe(true);
  });
});

describe('incomplete histories', () => {
  test.each([
    { name: '160850', stage: 'enacted', missing: ['introduce'] },
    { name: '011111', stage: 'vote.taken-up', missing: ['introduce', 'vote'] },
    { name: '030961', stage: 'enacted', missing: [] },
    { name: '140301', stage: 'enacted', missing: ['introduce'] },
    { name: '090503', stage: 'closed', missing: ['introduce'] },
  ])('[EX-8] $name is placed at $stage, and is said to miss $missing', async ({ name, stage, missing }) => {
    const { audit } = await audited(`records/${name}.json`);

    expect(audit.standing.stage).toBe(stage);
    expect(audit.irregularities.flatMap((each) => each.missing ?? [])).toEqual(missing);
  });

  test.each(['160850', '011111', '030961', '140301', '090503'])(
    '[EX-8] every act of %s is one the procedure has',
    async (name) => {
      const { audit } = await audited(`records/${name}.json`);
      const kinds = audit.irregularities.map(({ kind }) => kind);

      expect(kinds).not.toContain('not-provided');
      expect(kinds).not.toContain('out-of-order');
    },
  );

  test('[EX-8] the effective date on record of 030961 is one of those that may be the law for an emergency ordinance', async () => {
    const { effect, audit } = await audited('records/030961.json');

    expect(effect).toMatchObject({ rule: 'kc.effective.emergency', candidates: ['2003-08-21', '2003-08-31'] });
    expect(audit.irregularities.map(({ kind }) => kind)).not.toContain('contradiction');
  });
});

describe('other roll calls of 2020', () => {
  const votes = filesBelow('records').filter((name) => name.startsWith('records/2020/') && !name.includes('200194'));

  test.each(votes)('[EX-9] the count of %s carries it', async (name) => {
    const { audit } = await audited(name);
    const { act, rulings = [] } = audit.assessments.at(-1) ?? {};

    expect(act?.outcome).toBe('carried');
    expect(rulings.filter(({ numbers }) => numbers?.needed).filter(({ numbers }) => numbers?.ayes)).toMatchObject([
      { verdict: 'holds' },
    ]);
  });

  test('[EX-9] a committee’s roll call stands beside its recommendation', async () => {
    const { audit } = await audited('records/2020/200194.json');

    expect(audit.assessments[0]?.act.data).toMatchObject({
      recommendation: 'do-pass',
      roll: { ayes: ['shields', 'parks-shaw', 'barnes-jr', 'mcmanus'], nays: ['hall'], present: ['robinson'] },
    });
  });
});
