import { describe, expect, it } from 'vitest';
import { auditJson } from '../../src/audit/audit-json.ts';
import { auditRecord } from '../../src/audit/audit-record.ts';
import { renderAudit } from '../../src/audit/render-audit.ts';
import { at, type Draft, fourTurn, loaded, ordinance } from '../fixtures.ts';

async function audited(change: (draft: Draft) => void) {
  return auditRecord(await loaded(ordinance(change)));
}

describe('an audit', () => {
  it('[CLI-19] finds a lawful record as the procedure has it, what the law leaves open aside', async () => {
    const { measures } = await audited(() => {});
    expect(measures[0]?.audit.irregularities.map(({ kind, rule }) => [kind, rule])).toEqual([
      ['unsettled', 'kc.waiver.excluded'],
      ['unsettled', 'kc.finality'],
    ]);
  });

  it('[CLI-19] places every act in the order given and names what is missing', async () => {
    const result = await audited(({ acts }) => {
      acts.splice(at.introduce, 1);
      acts.splice(at.report - 1, 2);
    });
    const [measure] = result.measures;
    expect(measure?.audit.standing.stage).toBe('enacted');
    expect(measure?.audit.irregularities.filter(({ kind }) => kind === 'missing')).toMatchObject([
      { index: 1, rule: 'kc.refer', missing: ['introduce'] },
      { index: 3, rule: 'kc.postpone', missing: ['report'] },
    ]);
    const text = renderAudit(result);
    expect(text).toContain('! missing on record:');
    expect(text).toContain('first: report');
    expect(text).toContain('kc.refer');
    expect(text).toContain('In the order in which the record tells its acts, whatever their dates.');
  });

  it('[CLI-19] names a contradiction of announcement and count, and of dates', async () => {
    const result = await audited((draft) => {
      fourTurn(draft);
      Object.assign(draft, { onRecord: { effective: '2020-04-10' } });
    });
    expect(result.measures[0]?.audit.irregularities.filter(({ kind }) => kind === 'contradiction')).toMatchObject([
      { index: at.passage, rule: 'kc.passage', sentence: expect.stringContaining('6 ayes, 7 nays') },
      { index: 9, rule: 'kc.effective', sentence: expect.stringContaining('2020-04-10') },
    ]);
    const text = renderAudit(result);
    expect(text).toContain('2020-04-05 computed   |   2020-04-10 on record'.replaceAll(/ {2,}/g, ' '));
    expect(text).toContain('2 contradiction');
  });

  it('[CLI-19] knows the roster: a stranger on a roll call is named', async () => {
    const { measures } = await audited(({ acts }) => acts[at.passage].method.ayes.splice(0, 1, 'stranger'));
    expect(measures[0]?.audit.irregularities).toContainEqual(
      expect.objectContaining({ kind: 'unlawful', rule: 'kc.roll', sentence: expect.stringContaining('stranger') }),
    );
  });

  it('[CLI-19] passes over an act of a body that contradicts the roster, and says so', async () => {
    const result = await audited(({ acts }) => {
      acts.unshift({
        ...acts[0],
        type: 'vacate',
        body: 'council',
        member: 'nobody',
        kind: undefined,
        title: undefined,
        file: undefined,
        sponsors: undefined,
        classes: undefined,
      });
    });
    expect(result.passedOver.map(({ act }) => act.index)).toEqual([0]);
    expect(renderAudit(result)).toContain('nobody is no member');
  });

  it('[CLI-19] as JSON names row, stage and rulings of every act', async () => {
    const json = auditJson(await audited(() => {}));
    expect(json.measures[0]).toMatchObject({
      measure: 'kc-200162',
      stage: 'enacted',
      effective: { computed: '2020-04-05', onRecord: null },
    });
    expect(json.measures[0]?.acts.at(-1)).toMatchObject({
      index: 8,
      type: 'vote',
      row: 'kc.pass',
      inOrder: true,
      stage: 'enacted',
    });
  });
});
