import { expect, test } from 'vitest';
import { etagOf } from '../../src/http/etag.ts';

test('an ETag begins with the version, and is of all that is said: a day may move where the version does not', () => {
  expect(etagOf(7, { deadlines: [] })).toMatch(/^"7-[\w-]{22}"$/);
  expect(etagOf(7, { deadlines: [] })).toBe(etagOf(7, { deadlines: [] }));
  expect(etagOf(7, { deadlines: ['2020-04-09'] })).not.toBe(etagOf(7, { deadlines: [] }));
});
