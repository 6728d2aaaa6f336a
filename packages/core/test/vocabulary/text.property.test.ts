import fc from 'fast-check';
import { expect, test } from 'vitest';
import { address, isBound, lines, text } from '../../src/vocabulary/text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\t',
      '\u0000',
      '\u0085',
      '\u200B',
      '\u202E',
      '\u2069',
      '\u200F',
      '\uD800',
      '\uDC00',
      '\uFEFF',
      '🗳️',
    ),
    maxLength: 12,
  }),
);

test('[ACT-7] a text that is taken is one that a reader can see, and prints as it reads', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      if (!text(20).safeParse(given).success) return;
      expect(given.length).toBeLessThanOrEqual(20);
      expect(given.isWellFormed()).toBe(true);
      expect(given).not.toMatch(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
      expect(given.replace(/\s|\p{Cf}/gu, '')).not.toBe('');
    }),
  );
});

test('[ACT-7] an ordinary sentence is taken', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aeiouäßéñłжあ漢א'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      expect(text(200).parse(words.join(' '))).toBe(words.join(' '));
    }),
  );
});

test('[ACT-7] a text of several lines holds nothing that a text of one line may not, but for line breaks and tabs', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      const parts = given.split(/[\n\r\t]/).filter((line) => !/^\s*$/u.test(line));
      const one = parts.length > 0 && parts.every((line) => text(100).safeParse(`x${line}`).success);
      const several = lines(1_000).safeParse(given).success;
      if (several) expect(one).toBe(true);
    }),
  );
});

test('[ACT-7] what is wrong with the characters or the length of a text is only about a bound', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      for (const schema of [text(20), lines(20), address])
        for (const issue of schema.safeParse(given).error?.issues ?? []) expect(isBound(issue)).toBe(given !== '');
    }),
  );
});
