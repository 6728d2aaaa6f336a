import { expect, test } from 'vitest';
import { type Citation, citeRule, lifecycleOf, printCitation } from '../../src/index.ts';
import { springfield } from '../springfield.ts';

const full = { instrument: 'City Charter', section: '502', edition: '2014-05-01', source: 'K8' } as const;

test.each<[Citation, string]>([
  [{ instrument: 'City Charter', mark: 'confirmed' }, 'City Charter'],
  [{ ...full, mark: 'confirmed' }, 'City Charter 502 (edition of 2014-05-01; K8)'],
  [{ ...full, mark: 'inferred' }, 'City Charter 502 (edition of 2014-05-01; K8; inferred)'],
  [{ instrument: 'Minutes', mark: 'secondary' }, 'Minutes (secondary)'],
])('[PROC-3] %o is printed as a clerk would', (citation, printed) => {
  expect(printCitation({ citation })).toBe(printed);
});

test('[PROC-3] what has no citation says that it is unsettled, and where that is reported', () => {
  expect(printCitation({ unsettled: { question: 'which', candidates: [], sources: [] } })).toBe('unsettled');
  expect(printCitation({ unsettled: { question: 'which', candidates: [], sources: ['K1', 'K2'] } })).toBe(
    'unsettled (K1, K2)',
  );
});

test('[PROC-3] a rule or row is cited by its id; one that is gone says so', () => {
  const lifecycle = lifecycleOf(springfield, 'new');
  expect(citeRule(lifecycle, 'passage')).toBe('Springfield Charter 7 (charter)');
  expect(citeRule(lifecycle, 'pass')).toBe('Springfield Charter 7 (charter)');
  expect(citeRule(lifecycle, 'readings.old')).toBe('not in the procedure at hand');
});
