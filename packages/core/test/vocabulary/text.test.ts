import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { correct } from '../../src/acts/correct.ts';
import { introduce } from '../../src/acts/introduce.ts';
import { sponsor } from '../../src/acts/sponsor.ts';
import { vote } from '../../src/acts/vote.ts';
import { personId } from '../../src/vocabulary/ids.ts';
import { source } from '../../src/vocabulary/provenance.ts';
import {
  address,
  count,
  distinctList,
  isBound,
  keyed,
  label,
  lines,
  list,
  note,
  readPastBounds,
  text,
} from '../../src/vocabulary/text.ts';
import { rollCall } from '../../src/vote/roll-call.ts';

const issues = (schema: z.ZodType, given: unknown) => schema.safeParse(given).error?.issues ?? [];
const messages = (schema: z.ZodType, given: unknown) => issues(schema, given).map(({ message }) => message);

describe('a text', () => {
  test.each([
    'A stop sign',
    'Schlaglöcher: “ß” \u{1F6A7}',
    'مرسوم',
    '  indented',
    'x'.repeat(200),
    'e\u0301',
    '👩‍👩‍👧',
  ])('[ACT-7] %j is taken as it is', (given) => {
    expect(text(200).parse(given)).toBe(given);
  });

  test.each([
    ['', 'expected a text, and it is empty'],
    ['   ', 'expected a text, and it is blank'],
    ['\u200B\u200D\uFEFF', 'expected a text, and it is blank'],
    ['\u3164', 'expected a text, and it is blank'],
    ['a\r\nb', 'expected one line, without tabs and other control characters'],
    ['a\tb', 'expected one line, without tabs and other control characters'],
    ['a\u0000', 'expected one line, without tabs and other control characters'],
    ['a\u0085b', 'expected one line, without tabs and other control characters'],
    ['a\u202Eb', 'expected no marks that turn the direction of writing'],
    ['a\u2066b', 'expected no marks that turn the direction of writing'],
    ['a\u200Fb', 'expected no marks that turn the direction of writing'],
    ['\uD800', 'expected well-formed Unicode, and half a character stands alone'],
    ['x'.repeat(201), 'expected at most 200 characters'],
    ['\uD800'.repeat(200_000), 'expected at most 200 characters'],
  ])('[ACT-7] %# is refused with what is expected', (given, message) => {
    expect(messages(text(200), given)).toEqual([message]);
  });

  test('[ACT-7] a note may have paragraphs, and no other control characters', () => {
    expect(messages(note, 'First.\r\n\n\tSecond.')).toEqual([]);
    expect(messages(note, 'a\u001B[2Jb')).toEqual(['expected no control characters']);
    expect(messages(lines(5), '\n\n')).toEqual(['expected a text, and it is blank']);
  });
});

describe('an address', () => {
  test.each(['https://example.org/1?q=a%20b#c', 'http://10.0.0.1/', 'HTTPS://example.org', 'https://ö.example/ß'])(
    '[ACT-7] %s is one of the web',
    (given) => {
      expect(messages(address, given)).toEqual([]);
    },
  );

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'minutes.pdf',
    'https://',
    'https://a b',
    'https://example.org/\u202Egpj',
    ' https://example.org',
  ])('[ACT-7] %j is refused', (given) => {
    expect(messages(address, given)).toEqual(['expected an address that begins with https:// or http://']);
    expect(messages(source, { address: given })).toEqual(messages(address, given));
  });
});

describe('a list', () => {
  test('[ACT-7] has a maximum, which is one complaint however long the list is', () => {
    expect(messages(list(personId, { most: 3 }), Array(60_000).fill('ann'))).toEqual(['expected at most 3 members']);
    expect(messages(list(personId, { most: 3, least: 1 }), [])).toEqual(['expected 1 or more members']);
  });

  test('[ACT-7] names a doubled member in one complaint', () => {
    const given = ['ann', 'bob', 'ann', 'ann', 'cy', 'bob'];
    expect(messages(distinctList(personId, { most: 10 }), given)).toEqual(['names more than once: ann, bob']);
    const pairs = Array.from({ length: 26 }, (_, index) => `m${index % 13}`);
    expect(messages(distinctList(personId, { most: 100 }), pairs)).toEqual([
      'names more than once: m0, m1, m2, m3, m4, m5, m6, m7, m8, m9 and 3 more',
    ]);
    expect(messages(sponsor.data, { change: 'add', sponsors: given })).toEqual(['names more than once: ann, bob']);
  });

  test('[ACT-7] of sponsors may name one twice when a measure is introduced: they are counted once', () => {
    expect(messages(introduce.data, { sponsors: ['ann', 'ann'] })).toEqual([]);
    expect(messages(introduce.data, { classes: ['grant', 'grant'] })).toEqual(['names more than once: grant']);
  });

  test('[ACT-7] of keys has a maximum', () => {
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`k${index}`, 'x']));
    expect(messages(keyed(text(5), 100), many)).toEqual(['expected at most 100 keys']);
  });
});

test('[ACT-7] a number has a maximum', () => {
  expect(messages(count({ most: 10 }), 11)).toEqual(['expected at most 10']);
  expect(messages(vote.data, { question: { kind: 'passage' }, method: { kind: 'tally', ayes: 1e9, nays: 0 } })).toEqual(
    ['expected at most 100000000'],
  );
});

describe('a name on a roll', () => {
  test.each(['ann', 'Ann', 'seat-3', 'élise', 'o.neill'])('[ACT-7] %s has the form of an id', (name) => {
    expect(messages(rollCall, { ayes: [name] })).toEqual([]);
  });

  test.each(['ann ', ' ', 'ann lee', '\u202Eann', 'a'.repeat(201)])('[ACT-7] %j has not', (name) => {
    expect(issues(rollCall, { ayes: [name] })).toMatchObject([{ path: ['ayes', 0], params: { bound: true } }]);
  });

  test('[ACT-7] of a council of a thousand finds room, one more does not', () => {
    const roll = Array.from({ length: 1_001 }, (_, index) => `m${index}`);
    expect(messages(rollCall, { ayes: roll.slice(1) })).toEqual([]);
    expect(messages(rollCall, { ayes: roll })).toEqual(['expected at most 1000 members']);
  });
});

test('[ACT-7] the longest title on record finds room', () => {
  expect(messages(introduce.data, { title: 'A Local Law '.repeat(795) })).toEqual([]);
});

describe('what an issue is about', () => {
  const bounds: readonly [z.ZodType, unknown][] = [
    [text(3), 'four'],
    [text(3), ' '],
    [text(3), '\uD800'],
    [address, 'data:,x'],
    [list(label, { most: 1 }), ['a', 'b']],
    [distinctList(personId, { most: 3 }), ['a', 'a']],
    [keyed(text(5), 1), { a: 'x', b: 'y' }],
    [rollCall, { ayes: ['ann '] }],
    [text(3).or(count({ most: 3 })), 'four'],
  ];

  test.each(bounds)('[ACT-7] %# is only about a bound: what is on record reads as before', (schema, given) => {
    expect(issues(schema, given)).not.toEqual([]);
    expect(issues(schema, given).every(isBound)).toBe(true);
  });

  test.each<[z.ZodType, unknown]>([
    [text(3), 4],
    [text(3), ''],
    [list(label, { most: 3, least: 1 }), []],
    [count({ most: 3 }), -1],
    [rollCall, { ayes: 'ann' }],
    [introduce.data, { titel: 'A stop sign' }],
  ])('[ACT-7] %# is about more than a bound', (schema, given) => {
    expect(issues(schema, given).some((issue) => !isBound(issue))).toBe(true);
  });
});

test('[ACT-7] a correction is told which of its words breaks a bound', () => {
  const correction = (change: object) => ({ event: 'e1', change, reason: 'a slip' });
  for (const change of [{ source: { title: 'x'.repeat(501) } }, { source: { title: 'a\nb' } }])
    expect(issues(correct.data, correction(change))).toMatchObject([{ path: ['change', 'source', 'title'] }]);
});

describe('recorded data', () => {
  const method = { kind: 'roll-call', ayes: ['ann lee'], nays: ['bob'] };

  test('[ACT-7] that breaks a bound reads as it did, with what was left out filled in', () => {
    expect(vote.data.safeParse({ question: { kind: 'passage' }, method }).success).toBe(false);
    const read = readPastBounds(vote.data, { question: { kind: 'passage' }, method });
    expect(read).toEqual({
      success: true,
      data: {
        question: { kind: 'passage' },
        method: {
          ...method,
          abstaining: [],
          present: [],
          paired: [],
          recused: [],
          absent: [],
          excused: [],
        },
      },
    });
    const names = Array(600).fill('ann');
    expect(readPastBounds(introduce.data, { title: ' ', sponsors: names, classes: ['a', 'a'] })).toEqual({
      success: true,
      data: { title: ' ', sponsors: names, classes: ['a', 'a'] },
    });
  });

  test('[ACT-7] that is wrong beyond a bound is told with that alone', () => {
    const read = readPastBounds(vote.data, {
      question: { kind: 'passage' },
      method: { ...method, ayes: 1 },
      mover: '',
    });
    expect(read).toMatchObject({ success: false, issues: [{ path: ['method', 'ayes'] }, { path: ['mover'] }] });
  });
});
