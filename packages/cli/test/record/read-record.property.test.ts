import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InputError } from '../../src/record/input-error.ts';
import { JsonFlaw, readJson } from '../../src/record/json-places.ts';
import { readActs, readRecord } from '../../src/record/read-record.ts';
import { ordinance, textOf } from '../fixtures.ts';

const runs = process.env.STATECRAFT_DEEP === '1' ? 20_000 : 1000;

function outcomeOf(text: string): 'read' | 'refused' {
  try {
    readActs(readRecord(text, 'a.json'), {}, []);
    return 'read';
  } catch (error) {
    if (error instanceof InputError && error.problems.length > 0 && error.message.startsWith('a.json'))
      return 'refused';
    throw error;
  }
}

it('[CLI-5] any text, and any JSON value, is read or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.jsonValue().map((value) => JSON.stringify(value)),
      ),
      (text) => {
        outcomeOf(text);
      },
    ),
    { numRuns: runs },
  );
});

it('[CLI-5] [CLI-1] any truncation of a record is refused, with a place', () => {
  const text = textOf('ordinance').trimEnd();
  fc.assert(
    fc.property(fc.nat(text.length - 1), (length) => {
      expect(outcomeOf(text.slice(0, length))).toBe('refused');
    }),
    { numRuns: runs },
  );
});

it('[CLI-5] any value in any place of a record is read or refused', () => {
  const paths = placesIn(ordinance());
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ noUnicodeString: false }), (path, value) => {
      const draft = ordinance();
      let part = draft as unknown as Record<string | number, unknown>;
      for (const key of path.slice(0, -1)) part = part[key] as Record<string | number, unknown>;
      part[path.at(-1) as string | number] = value;
      outcomeOf(JSON.stringify(draft));
    }),
    {
      numRuns: runs,
      // Found once: a value that cannot become a string.
      examples: [[['acts', 0, 'type'], { toString: null }]],
    },
  );
});

it('reads JSON as JSON.parse does, names given twice aside, and knows where every part begins', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string({ unit: fc.constantFrom(...'{}[]",:\\ntrue1.e-0 ') })), (text) => {
      const expected = attempt(() => JSON.parse(text));
      const found = attempt(() => readJson(text));
      if (found instanceof JsonFlaw && found.message.endsWith('is given twice')) return;
      expect(found instanceof Error).toBe(expected instanceof Error);
      if (found instanceof Error) return;
      expect(found.value).toEqual(expected);
      for (const path of placesIn(expected)) {
        const { line, column } = found.placeOf(path);
        const rest = text
          .split('\n')
          .slice(line - 1)
          .join('\n')
          .slice(column - 1);
        const value = path.reduce((part, key) => (part as Record<string | number, unknown>)[key], expected);
        expect(rest.charAt(0)).toBe((JSON.stringify(value) ?? '').charAt(0));
      }
    }),
    { numRuns: runs },
  );
});

function attempt<Result>(action: () => Result): Result | Error {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

/** The path of every value within a value. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [
    [...path, key],
    ...placesIn((value as Record<string | number, unknown>)[key], [...path, key]),
  ]);
}
