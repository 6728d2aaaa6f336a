import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Page } from '../../src/print/page.ts';
import { columns, paint, type Span, span, together, wrap } from '../../src/print/spans.ts';

const word = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => !/\s/.test(text));
const text = fc.array(fc.tuple(word, fc.constantFrom<Span['style']>(undefined, 'dim', 'bold')), { maxLength: 30 });

describe('wrap', () => {
  it('[CLI-17] keeps lines within the width, but for single longer words, and loses no word', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 100 }), (words, width) => {
        const lines = wrap(
          words.flatMap(([each, style]) => [span(each, style), span(' ')]),
          width,
        ).map((line) => paint(line, false));
        for (const line of lines) expect(columns(line) <= width || !line.includes(' ')).toBe(true);
        expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(words.map(([each]) => each));
      }),
    );
  });

  it('keeps words together that belong together', () => {
    const lines = wrap([span('Ayes: '), span(together('Barnes Jr.'))], 12).map((line) => paint(line, false));
    expect(lines).toEqual(['Ayes:', 'Barnes Jr.']);
  });
});

describe('span', () => {
  it('[CLI-18] makes control characters and turns of direction visible', () => {
    expect(span('a\u001b[2Jb\u0007\u202Ec\td\ne').text).toBe('a\uFFFD[2Jb\uFFFD\uFFFDc d e');
  });
});

describe('a page', () => {
  it('[CLI-17] shows colour only where the paper has it, and the same words without', () => {
    const on = (colour: boolean) =>
      new Page({ colour }).put([span('Passed at last', 'bold')], undefined, span('→ enacted', 'cyan')).toString();
    expect(on(false)).not.toContain('\u001b');
    expect(on(true)).toContain('\u001b[1mPassed at last\u001b[22m');
    expect(stripVTControlCharacters(on(true))).toBe(on(false));
  });

  it('sets what stands at the right at the edge', () => {
    expect(new Page({ width: 40 }).put([span('Passed')], undefined, span('→ enacted')).toString()).toBe(
      `${'Passed'.padEnd(31)}→ enacted\n`,
    );
  });

  it('counts a letter with its marks as one column', () => {
    expect(columns('O’Neill')).toBe(7);
    expect(columns('e\u0301')).toBe(1);
  });
});
