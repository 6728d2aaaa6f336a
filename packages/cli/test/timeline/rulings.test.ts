import { expect, test } from 'vitest';
import { Page } from '../../src/print/page.ts';
import { span } from '../../src/print/spans.ts';
import { type PrintedRuling, putRulings } from '../../src/timeline/rulings.ts';

test('[RULE-21] the rulings that a ruling is made of stand below it, further in', () => {
  const citation = 'Charter 1';
  const parts: PrintedRuling[] = [
    { verdict: 'fails', title: 'Ten days', sentence: 'lawful from 2020-01-17', citation },
    { verdict: 'holds', title: 'The mayor', sentence: 'done as mayor', citation },
  ];
  const page = new Page();
  putRulings(page, [{ verdict: 'holds', title: 'Either', sentence: 'done as mayor', citation, parts }], span('  '));
  const [whole, first, second] = page.toString().trimEnd().split('\n');
  expect(whole).toMatch(/^ {2}\S Either · Charter 1$/);
  expect(first).toMatch(/^ {4}\S fails: Ten days: lawful from 2020-01-17 · Charter 1$/);
  expect(second).toMatch(/^ {4}\S The mayor · Charter 1$/);
});
