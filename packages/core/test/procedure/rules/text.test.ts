import { describe, expect, test } from 'vitest';
import { type Command, defineProcedure } from '../../../src/index.ts';
import { springfieldInput } from '../../springfield.ts';
import { ordinance, townHall, voteOn } from '../../town.ts';

const { introduce, refer, report, read, pass } = ordinance();
const original = { label: 'As introduced', hash: 'sha256:01' };
const substituted = { label: 'Committee Substitute', hash: 'sha256:02' };
const amended = { label: 'Committee Substitute as amended', hash: 'sha256:03' };
const amend = { type: 'amend', measure: 'm1', on: '2020-01-14', commandId: 'm1-amend' } as const;
const way = [{ ...introduce, text: original }, refer, { ...report, substitute: true, text: substituted }, read];

/** Springfield, were its charter to bind each vote on passage to the text before the council. */
const careful = defineProcedure({
  ...structuredClone(springfieldInput),
  rules: [
    ...springfieldInput.rules,
    { id: 'text', kind: 'text', title: 'On the text at hand', citation: { instrument: 'Springfield Charter' } },
  ],
  rows: springfieldInput.rows.map((row) =>
    row.id === 'pass' || row.id === 'defeat' ? { ...row, rules: [...row.rules, 'text'] } : row,
  ),
} as never);

/** What the rule makes of a vote on passage, after other acts, on a text. */
async function ruled(acts: readonly Command[], hash?: string) {
  const { engine } = await townHall({ acts, procedures: [careful] });
  const vote = { ...pass, ...(hash && { text: { hash } }) };
  const { ok, rulings } = await engine.explain(vote);
  const ruling = rulings.find(({ rule }) => rule === 'text');
  return ruling && `${ok ? 'taken' : 'refused'}, ${ruling.verdict}: ${ruling.sentence}`;
}

const lacking = (...facts: string[]) => `taken, undetermined: not on record: ${facts.join(', ')}`;
const CURRENT = 'the digest of the text before the body';

describe('a vote is on the text before the body', () => {
  test.each<[string, readonly Command[], string | undefined, string | undefined]>([
    ['the last of the chain', way, '02', 'taken, holds: on the text before the body, Committee Substitute'],
    [
      'the original, which the substitute took the place of',
      way,
      '01',
      'refused, fails: on an earlier text, As introduced; before the body since 2020-01-13 is Committee Substitute',
    ],
    [
      'the substitute, amended since',
      [...way, { ...amend, text: amended }],
      '02',
      'refused, fails: on an earlier text, Committee Substitute; before the body since 2020-01-14 is Committee Substitute as amended',
    ],
    [
      'a text that nobody brought',
      way,
      '09',
      'refused, fails: on a text that is not on record; before the body since 2020-01-13 is Committee Substitute',
    ],
    ['no text named', way, undefined, lacking('which text was voted on')],
    ['no text on record', [introduce, refer, report, read], '01', lacking(CURRENT)],
    ['neither', [introduce, refer, report, read], undefined, lacking('which text was voted on', CURRENT)],
    [
      'a text without its digest',
      [{ ...introduce, text: { label: 'A' } }, refer, report, read],
      '01',
      lacking(CURRENT),
    ],
    [
      'a substitute that was not given',
      [way[0], refer, { ...report, substitute: true }, read] as Command[],
      '01',
      lacking(CURRENT),
    ],
    ['an amendment whose text was not given', [...way, amend], '02', lacking(CURRENT)],
    [
      'an amendment to an amendment, which leaves the text',
      [...way, { ...amend, degree: 2 }],
      '02',
      'taken, holds: on the text before the body, Committee Substitute',
    ],
    [
      'a text given again after one that was not',
      [...way, amend, { ...amend, commandId: 'm1-amend-2', text: amended }],
      '03',
      'taken, holds: on the text before the body, Committee Substitute as amended',
    ],
  ])('[RULE-16] %s', async (_, acts, hash, words) => {
    expect(await ruled(acts, hash && `sha256:${hash}`)).toBe(words);
  });

  test('[RULE-16] each text on record names the act that brought it, and a vote the text voted on', async () => {
    const text = { hash: substituted.hash };
    const { engine } = await townHall({ acts: [...way, { ...pass, text }], procedures: [careful] });
    const { facts } = (await engine.measure('m1')) ?? {};
    expect(facts?.texts).toEqual([
      { ...original, act: 'm1-introduce', on: '2020-01-06' },
      { ...substituted, act: 'm1-report', on: '2020-01-13' },
    ]);
    expect(facts?.votes).toMatchObject([{ text }]);
  });

  test('[RULE-16] a substitute entered late turns the vote that came after it', async () => {
    const vote = { ...pass, text: { hash: original.hash } };
    const { engine } = await townHall({ acts: [way[0] as Command, refer, report, read, vote], procedures: [careful] });
    await engine.execute({ type: 'substitute', measure: 'm1', on: '2020-01-14', text: substituted });
    const [last] = (await engine.history('m1')).slice(-1);
    expect(last?.rulings).toContainEqual(expect.objectContaining({ rule: 'text', verdict: 'fails' }));
  });

  test('[RULE-16] a vote on another question is not asked', async () => {
    const { engine } = await townHall({ acts: way, procedures: [careful] });
    const { rulings } = await engine.explain({ ...voteOn('amendment', 5), measure: 'm1', on: '2020-01-15' });
    expect(rulings.map(({ rule }) => rule)).not.toContain('text');
  });
});
