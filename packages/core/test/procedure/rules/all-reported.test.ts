import { expect, test } from 'vitest';
import { type Command, defineProcedure } from '../../../src/index.ts';
import { springfieldInput } from '../../springfield.ts';
import { ordinance, townHall } from '../../town.ts';

const { introduce } = ordinance();
const citation = { instrument: 'Springfield Charter' };

/** Springfield, were its measures to wait in committee for every report and then be put on the council's calendar. */
const waiting = defineProcedure({
  ...structuredClone(springfieldInput),
  rules: [...springfieldInput.rules, { id: 'reports', kind: 'all-reported', title: 'Every report', citation }],
  rows: [
    ...springfieldInput.rows.map((row) =>
      row.id === 'report' ? { ...row, rules: [...row.rules, 'reports'], to: 'same' } : row,
    ),
    {
      id: 'ready',
      title: 'Certified ready for the vote',
      stages: ['committee'],
      act: 'certify',
      rules: ['reports'],
      to: 'vote',
      citation,
    },
  ],
} as never);

const at = (on: string) => ({ measure: 'm1', on: `2020-01-${on}` });
const three = ['finance', 'streets', 'parks'];
const refer = (mode?: 'any' | 'all' | 'in-order', to = three): Command => ({
  ...at('07'),
  type: 'refer',
  to,
  ...(mode && { mode }),
});
const report = (body?: string, on = '08'): Command => ({
  ...at(on),
  type: 'report',
  recommendation: 'do-pass',
  ...(body && { body }),
});
const certify: Command = { ...at('20'), type: 'certify' };
const finance = report('finance');
const streets = report('streets');
const parks = report('parks');

test.each<[string, readonly Command[], Command, string]>([
  ['no mode, none reported', [refer()], certify, 'taken'],
  ['any, none reported', [refer('any')], certify, 'taken'],
  ['all, none reported', [refer('all')], certify, 'refused: not reported by finance, streets, parks'],
  ['all, one still to come', [refer('all'), parks, finance], certify, 'refused: not reported by streets'],
  [
    'all, all there, in any order',
    [refer('all'), parks, finance, streets],
    certify,
    'taken: every committee that comes first has reported',
  ],
  ['all, the last one reports first', [refer('all')], parks, 'taken'],
  ['in order, one still to come', [refer('in-order'), finance, streets], certify, 'refused: not reported by parks'],
  ['in order, the first reports', [refer('in-order')], finance, 'taken: every committee that comes first has reported'],
  ['in order, the second before the first', [refer('in-order')], streets, 'refused: not reported by finance'],
  ['in order, the last after the first', [refer('in-order'), finance], parks, 'refused: not reported by streets'],
  [
    'in order, all there',
    [refer('in-order'), finance, streets, parks],
    certify,
    'taken: every committee that comes first has reported',
  ],
  [
    'in order, a report of nobody in particular',
    [refer('in-order')],
    report(),
    'taken: which committee reports is not on record',
  ],
  ['in order, a committee it was not sent to', [refer('in-order')], report('rules'), 'taken'],
  [
    'all, a report of nobody in particular',
    [refer('all', ['finance', 'streets']), finance, report()],
    certify,
    'taken: whether streets reported is not on record',
  ],
  [
    'all, one report of nobody in particular for two committees',
    [refer('all'), finance, report()],
    certify,
    'refused: not reported by streets, parks',
  ],
  [
    'all, reported before it went to others',
    [
      refer('all'),
      finance,
      { ...at('09'), type: 're-refer', to: ['streets', 'finance'], mode: 'all', consent: ['ada', 'ben'] },
      report('streets', '10'),
    ],
    certify,
    'refused: not reported by finance',
  ],
])('[RULE-17] %s', async (_, acts, act, words) => {
  const { engine } = await townHall({ acts: [introduce, ...acts], procedures: [waiting] });
  const { ok, rulings } = await engine.explain(act);
  const sentence = rulings.find(({ rule }) => rule === 'reports')?.sentence;
  expect([ok ? 'taken' : 'refused', sentence].filter(Boolean).join(': ')).toBe(words);
});

test('[RULE-17] what the referral asks for is a fact', async () => {
  const { engine } = await townHall({ acts: [introduce, refer('in-order')], procedures: [waiting] });
  expect((await engine.measure('m1'))?.facts.referrals).toEqual([{ to: three, on: '2020-01-07', mode: 'in-order' }]);
});

test('[RULE-17] a report of the day of a re-referral answers the referral before it', async () => {
  const again: Command = {
    ...at('13'),
    type: 're-refer',
    to: ['finance', 'streets'],
    mode: 'all',
    consent: ['ada', 'ben'],
  };
  const acts = [introduce, refer('any', ['finance']), report('finance', '13'), again, report('streets', '14')];
  const { engine } = await townHall({ procedures: [waiting], acts });
  expect(await engine.explain(certify)).toMatchObject({
    ok: false,
    rulings: [{ rule: 'reports', verdict: 'fails', sentence: 'not reported by finance' }],
  });
});
