import { bodiesOf, isAct, isWithin, memoryLog, ownVocabulary } from '@statecraft/core';
import { newYorkCity } from '@statecraft/procedures';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type AuditedMeasure,
  type AuditSummary,
  auditMeasure,
  committeesIn,
  createImporter,
  dictionaryOf,
  NO_ROSTER,
  newYorkCityVocabulary,
  type Problem,
  readExport,
  readLookup,
  readOffices,
  rosterOf,
  Tally,
  tenuresOf,
} from '../src/index.ts';

const file = process.env.STATECRAFT_NYC_RECORD;
const offices = process.env.STATECRAFT_NYC_OFFICES;
const names = process.env.STATECRAFT_NYC_LOOKUP;

const skipped =
  'New York’s record: SKIPPED, for STATECRAFT_NYC_RECORD names no file; set it to the JSON lines of introductions, and STATECRAFT_NYC_OFFICES and STATECRAFT_NYC_LOOKUP to those of offices and of names, to audit it';
if (!file) process.stdout.write(`\n${skipped}\n`);

/** What is kept of a measure. */
interface Kept {
  readonly id: number;
  readonly file: string;
  readonly enactedBy: readonly string[];
  readonly vetoed: boolean;
  readonly stage: string;
  readonly rulings: readonly string[];
}

function keep({ measure, acts, stage, audit }: AuditedMeasure): Kept {
  const kinds = acts.map(({ act }) => (isAct(ownVocabulary.acts.vote, act) ? act.data.question.kind : act.type));
  return {
    id: measure.id,
    file: measure.file,
    enactedBy: [...new Set(kinds.filter((kind) => ['sign', 'lapse', 'override'].includes(kind)))],
    vetoed: kinds.includes('veto'),
    stage,
    rulings: audit.assessments.flatMap(({ rulings }) => rulings.map(({ rule, verdict }) => `${rule} ${verdict}`)),
  };
}

describe.skipIf(!file)(file ? 'New York’s record' : skipped, () => {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const measures: Kept[] = [];
  let sum: AuditSummary;

  beforeAll(async () => {
    const dictionary = dictionaryOf(newYorkCityVocabulary);
    const lookup = names ? await readLookup(names, report) : undefined;
    const roster = offices
      ? rosterOf(tenuresOf(await readOffices(offices, report), dictionary), newYorkCity.uses)
      : NO_ROSTER;
    const setting = {
      procedure: newYorkCity,
      bodies: bodiesOf(newYorkCity, roster.facts),
      dictionary,
      committees: committeesIn(lookup?.bodies ?? new Map(), dictionary),
    };
    const tally = new Tally(newYorkCity, dictionary, roster, problems);
    for await (const bills of readExport([file ?? ''], { lookup, report })) {
      for (const bill of bills) {
        const audited = auditMeasure(bill, setting);
        tally.add(audited);
        measures.push(keep(audited));
      }
    }
    sum = tally.sum;
  }, 120_000);

  test('[FINDING-8] every row is mapped or listed, and 995 of 1,000 are mapped', () => {
    const unmapped = Object.values(sum.unmappedRows).reduce((total, count) => total + count, 0);
    expect(sum.acts + unmapped).toBe(sum.rows);
    expect(sum.acts / sum.rows).toBeGreaterThanOrEqual(0.995);
    expect(sum.unmappedAnswers).toEqual({});
    expect(problems).toEqual([]);
  });

  test('[NY-17] [FINDING-8] at least 999 of 1,000 bills stand where the council has them', () => {
    expect(sum.statusAgreement.agree + sum.statusAgreement.disagree).toBe(sum.measures);
    expect(sum.statusAgreement.agree / sum.measures).toBeGreaterThanOrEqual(0.999);
    expect(sum.irregularitiesByKind).not.toHaveProperty('not-provided');
  });

  test('[NY-17] no vote on passage, override or discharge comes out otherwise than announced', () => {
    expect(sum.votes).toMatchObject({ disagreeing: 0, disagreements: [] });
    expect(sum.votes.recomputed).toBe(sum.votes.agreeing);
    const all = measures.flatMap(({ rulings }) => rulings);
    expect(all).toContain('nyc.passage holds');
    for (const rule of ['nyc.passage', 'nyc.override.votes', 'nyc.quorum', 'nyc.discharge'])
      expect(all).not.toContain(`${rule} fails`);
  });

  test('[NY-17] every enacted bill has exactly one of signature, lapse and override as its way, and a veto that stands ends it', () => {
    const enacted = measures.filter(({ stage }) => isWithin(stage, 'enacted'));
    expect(enacted.filter(({ enactedBy }) => enactedBy.length !== 1)).toEqual([]);
    expect(enacted.filter(({ vetoed, enactedBy }) => vetoed && enactedBy[0] !== 'override')).toEqual([]);
  });

  test('[FINDING-8] nine laws in ten show nothing but what is undetermined', () => {
    expect(sum.enacted.share).toBeGreaterThanOrEqual(0.9);
  });

  test('[IMPORT-1] [IMPORT-2] imported, every bill stands where the audit has it; imported again, nothing is appended', {
    timeout: 600_000,
  }, async () => {
    const dictionary = dictionaryOf(newYorkCityVocabulary);
    const log = memoryLog();
    const take = async () => {
      let acts = 0;
      const importer = createImporter({
        log,
        procedure: newYorkCity,
        bodies: bodiesOf(newYorkCity, NO_ROSTER.facts),
        dictionary,
        committees: committeesIn(new Map(), dictionary),
        report,
        retrievedAt: new Date().toISOString(),
      });
      for await (const bills of readExport([file ?? ''], { report }))
        for (const bill of bills) {
          const imported = await importer.measure(bill);
          acts += imported.acts + imported.corrections;
        }
      return acts;
    };
    expect(await take()).toBe(sum.acts + sum.inferred);
    const stages: Record<string, number> = {};
    for (const { id } of measures) {
      const last = (await log.readStream(`measure/${dictionary.measureFor(id)}`)).at(-1);
      const stage = last?.law.stage ?? 'unfiled';
      stages[stage] = (stages[stage] ?? 0) + 1;
    }
    expect(stages).toEqual(sum.stages);
    expect(await take()).toBe(0);
    expect(await log.head()).toBe(sum.acts + sum.inferred);
    expect(problems).toEqual([]);
  });

  test.skipIf(!offices)('[OFFICE-4] 999 votes of 1,000 are those of people in office', () => {
    const { cast, checked, inOffice } = sum.votes.ballots;
    expect(checked).toBe(cast);
    expect(inOffice / cast).toBeGreaterThanOrEqual(0.999);
  });
});
