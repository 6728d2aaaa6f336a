import { expect, test } from 'vitest';
import { checkProcedure } from '../../src/check/check-procedure.ts';
import { changed } from '../ogdenville.ts';

/** The town, whose committee makes law of what it reports: an error, and a warning. */
const town = changed('report', { to: 'executive' });
const reason = 'In Ogdenville the committee is the council.';

test('[CHECK-11] an error that is explained stays among the findings, with its reason', () => {
  const { findings, unmatched } = checkProcedure(town, { explained: { 'law-without-vote enacted': reason } });
  const law = findings.find(({ code }) => code === 'law-without-vote');
  expect(law).toMatchObject({ severity: 'error', subject: 'enacted', explained: reason });
  expect(findings.filter(({ explained }) => explained !== undefined)).toEqual([law]);
  expect(unmatched).toEqual([]);
});

test('[CHECK-11] an explanation of what was not found is told', () => {
  const { unmatched } = checkProcedure(town, {
    explained: { 'law-without-vote failed': reason, toString: reason },
  });
  expect(unmatched).toEqual(['law-without-vote failed', 'toString']);
});
