import { type Act, type Audit, audit } from '@statecraft/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { newYorkCity } from '../src/new-york-city.ts';
import { actsOf, type Bill, billsIn, hallIn, type Order } from './ny-record.ts';

const file = process.env['STATECRAFT_NYC_RECORD'];
const offices = process.env['STATECRAFT_NYC_OFFICES'];

/** Where a measure may stand that the council calls so. */
const stagesOf: Readonly<Record<string, readonly string[]>> = {
  Enacted: ['enacted'],
  Filed: ['closed', 'expired', 'failed'],
  'Filed (End of Session)': ['closed', 'expired', 'failed'],
  Withdrawn: ['withdrawn'],
  Vetoed: ['executive.vetoed', 'failed'],
};

interface Audited {
  readonly bill: Bill;
  readonly acts: readonly Act[];
  readonly unmapped: readonly number[];
  readonly audit: Audit;
}

interface Run {
  readonly audited: readonly Audited[];
  readonly acts: number;
  readonly seconds: number;
}

function auditAll(bills: readonly Bill[], order: Order): Run {
  const hall = hallIn(offices);
  const read = bills.map((bill) => ({ bill, ...actsOf(bill, order) }));
  const began = performance.now();
  const audited = read.map((each) => ({ ...each, audit: audit(newYorkCity, hall, each.acts) }));
  const seconds = (performance.now() - began) / 1000;
  return { audited, acts: read.reduce((sum, { acts }) => sum + acts.length, 0), seconds };
}

/** How often each name occurs, the most frequent first. */
function tally(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function differs({ bill, audit }: Audited): boolean {
  return !stagesOf[bill.StatusName]?.includes(audit.standing.stage);
}

/** Whether an act of the bill stands where the table has no place for it. */
function isAstray({ audit }: Audited): boolean {
  return audit.assessments.some(({ inOrder }) => !inOrder);
}

function lines(counts: readonly [string, number][]): string {
  return counts.map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`).join('\n');
}

function report({ audited, acts, seconds }: Run, order: Order): string {
  const different = audited.filter(differs);
  const causes = tally(
    different.map(
      ({ bill, acts, audit }) => `${bill.StatusName}: ${audit.standing.stage} after ${acts.at(-1)?.type ?? 'no act'}`,
    ),
  );
  const irregular = tally(
    audited.flatMap(({ audit }) => audit.irregularities.map(({ kind, rule }) => `${kind} ${rule}`)),
  );
  const unmapped = tally(audited.flatMap((each) => each.unmapped.map((action) => `action ${action}`)));
  return [
    `New York, rows of a day ${order}, rosters ${offices ? 'known' : 'not known'}:`,
    `${audited.length - different.length} of ${audited.length} bills stand where the council has them`,
    `the three largest causes of difference:\n${lines(causes.slice(0, 3))}`,
    `differing: ${different.map(({ bill }) => bill.File).join(', ')}`,
    `${audited.filter(isAstray).length} bills hold an act that is out of order`,
    `irregularities by kind and rule:\n${lines(irregular)}`,
    `rows without an act:\n${lines(unmapped)}`,
    `${acts} acts in ${seconds.toFixed(2)} s: ${Math.round(acts / seconds)} a second`,
  ].join('\n');
}

const skipped =
  'New York’s record: SKIPPED, for STATECRAFT_NYC_RECORD names no file; set it to the gzipped JSON lines of introductions, and STATECRAFT_NYC_OFFICES to those of offices, to audit it';
if (!file) process.stdout.write(`\n${skipped}\n`);

describe.skipIf(!file)(file ? 'New York’s record' : skipped, () => {
  let byTurn: Run;
  let asRecorded: Run;

  beforeAll(() => {
    const bills = billsIn(file ?? '');
    byTurn = auditAll(bills, 'by-turn');
    asRecorded = auditAll(bills, 'as-recorded');
    // Past the runner, which keeps to itself what tests that pass have to say.
    process.stdout.write(`\n${report(byTurn, 'by-turn')}\n\n${report(asRecorded, 'as-recorded')}\n`);
  }, 120_000);

  test('[NY-17] at least 999 of 1,000 bills stand where the council has them, in either order of a day’s rows', () => {
    for (const { audited } of [byTurn, asRecorded])
      expect(audited.filter(differs).length).toBeLessThanOrEqual(audited.length / 1000);
  });

  test('[NY-17] no roll call on passage or override comes out otherwise than announced', () => {
    const rulings = byTurn.audited.flatMap(({ audit }) => audit.assessments.flatMap((each) => each.rulings));
    for (const rule of ['nyc.passage', 'nyc.override.votes', 'nyc.quorum', 'nyc.discharge']) {
      const verdicts = rulings.filter((each) => each.rule === rule).map(({ verdict }) => verdict);
      expect(verdicts.filter((verdict) => verdict === 'holds').length, rule).toBeGreaterThan(0);
      expect(verdicts.filter((verdict) => verdict === 'fails').length, rule).toBe(0);
    }
    expect(
      byTurn.audited.flatMap(({ audit }) => audit.irregularities).filter(({ kind }) => kind === 'contradiction'),
    ).toEqual([]);
  });

  test('[NY-17] every enacted bill has exactly one of signature, lapse and override as its way', () => {
    const ends = byTurn.audited
      .filter(({ audit }) => audit.standing.stage === 'enacted')
      .map(({ acts }) => {
        const kinds = acts.map((act) => (act.type === 'vote' ? act.data.question.kind : act.type));
        return new Set(kinds.filter((kind) => ['sign', 'lapse', 'override'].includes(kind))).size;
      });
    expect(ends.filter((ways) => ways !== 1)).toEqual([]);
  });

  test('[NY-17] all acts but those of the sessions’ own business are known to the vocabulary and to the table', () => {
    expect(byTurn.audited.flatMap(({ unmapped }) => unmapped).length).toBeLessThan(byTurn.acts / 1000);
    const notProvided = byTurn.audited.flatMap(({ audit }) =>
      audit.irregularities.filter(({ kind }) => kind === 'not-provided'),
    );
    expect(notProvided).toEqual([]);
  });
});
