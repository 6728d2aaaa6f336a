import type { Procedure } from '@statecraft/core';
import { expect, it } from 'vitest';
import { lawJson } from '../../src/law/law-json.ts';
import { renderLaw } from '../../src/law/render-law.ts';
import { columns } from '../../src/print/spans.ts';
import { procedures } from '../../src/procedures.ts';

it.each(procedures)(
  '[CLI-20] $id as JSON has every row and rule, each with a citation or an open question',
  (procedure) => {
    const { rows, rules } = JSON.parse(JSON.stringify(lawJson(procedure))) as ReturnType<typeof lawJson>;
    expect(rows.map(({ id }) => id)).toEqual(procedure.rows.map(({ id }) => id));
    expect(rules.map(({ id }) => id)).toEqual(procedure.rules.map(({ id }) => id));
    for (const part of [...rows, ...rules]) {
      expect(typeof part.citation === 'string' || typeof part.unsettled?.question === 'string', part.id).toBe(true);
      if (part.citation) expect(part.citation.length).toBeGreaterThan(3);
    }
    for (const { law } of rules) expect(law.length).toBeGreaterThan(3);
  },
);

it.each(procedures)('$id as text tells every row, rule, gap and source within the width', (procedure) => {
  const text = renderLaw(procedure, { width: 80 });
  const words = text.replaceAll(/\s+/g, ' ');
  for (const { id, title } of [...procedure.rows, ...procedure.rules]) expect(words).toContain(`${title} ${id}`);
  for (const { note } of procedure.gaps) expect(words).toContain(note);
  for (const { title } of Object.values(procedure.sources)) expect(words).toContain(title);
  for (const line of text.split('\n')) expect(columns(line) <= 80 || line.includes('http')).toBe(true);
});

it('[PROC-4] tells the transitional clause of an edition', () => {
  const city = procedures[0] as Procedure;
  const transitional = {
    measures: 'introduced-before',
    citation: { instrument: 'Charter', section: '99', mark: 'confirmed' },
  } as const;
  const later = { id: 'later', from: '2030-01-01', transitional };
  const text = renderLaw({ ...city, editions: [...city.editions, later] } as Procedure);
  expect(text).toContain('not for measures introduced before it · Charter 99');
});

it('[RULE-21] tells the parts of a rule made of others, each with where it is written', () => {
  const city = procedures[0] as Procedure;
  const citation = { instrument: 'Charter', mark: 'confirmed' } as const;
  const parts = [
    { id: 'read', kind: 'prerequisite', title: 'Read before', done: ['read'], citation: { ...citation, section: '1' } },
    { id: 'mayor', kind: 'actor', title: 'The mayor’s', roles: ['mayor'], citation: { ...citation, section: '2' } },
  ] as const;
  const either = { id: 'either', kind: 'any-of', title: 'Either way', parts, citation } as const;
  const procedure = { ...city, rules: [...city.rules, either] } as unknown as Procedure;
  const words = renderLaw(procedure).replaceAll(/\s+/g, ' ');
  expect(words).toContain('Either way either any one of: takes read before it; by mayor');
  expect(words).toContain('Read before read takes read before it Charter 1');
  expect(words).toContain('The mayor’s mayor by mayor Charter 2');
  expect(lawJson(procedure).rules.at(-1)).toMatchObject({
    law: 'any one of: takes read before it; by mayor',
    parts: [
      { id: 'read', law: 'takes read before it', citation: 'Charter 1' },
      { id: 'mayor', law: 'by mayor', citation: 'Charter 2' },
    ],
  });
});
