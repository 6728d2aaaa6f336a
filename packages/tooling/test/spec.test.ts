import { describe, expect, test } from 'vitest';
import { idsOfSpec, idsOfTests } from '../src/spec.ts';
import { files, text } from '../src/workspace.ts';

const specs = files('packages/*/SPEC.md', 'examples/*/SPEC.md');
const specified = specs.flatMap((path) => idsOfSpec(text(path)));
// The published conformance suites of packages/testing are tests too.
const tested = files('packages/*/test/**/*.ts', 'examples/*/test/**/*.ts', 'packages/testing/src/**/*.ts').flatMap(
  (path) => idsOfTests(path, text(path)),
);

test('core has a SPEC.md', () => {
  expect(specs).toContain('packages/core/SPEC.md');
});

test.each(specs)('%s states rules', (path) => {
  expect(idsOfSpec(text(path))).not.toEqual([]);
});

test('no id stands for two rules', () => {
  expect(specified.filter((id, index) => specified.indexOf(id) !== index)).toEqual([]);
});

test('every rule has a test that begins with its id', () => {
  expect(specified.filter((id) => !tested.includes(id))).toEqual([]);
});

test('every id in a test title is a rule of some SPEC.md', () => {
  expect(tested.filter((id) => !specified.includes(id))).toEqual([]);
});

describe('reading ids', () => {
  test('a rule is a list item that begins with a bold id and says something', () => {
    const markdown =
      '- **VOTE-3** Passage takes four.\n- **VOTE-4**\nSee **VOTE-5** there.\n- **ROLL-12** Ayes are named.\n';
    expect(idsOfSpec(markdown)).toEqual(['VOTE-3', 'ROLL-12']);
  });

  test('a title may begin with several ids; ids further on do not count', () => {
    const title = (id: string) => `[${id}]`;
    const source = `
      test('${title('VOTE-3')} ${title('ROLL-1')} refuses, see ${title('VOTE-9')}', () => {});
      test(\`${title('VOTE-4')} with \${seats} seats\`, () => {});
      // ${title('VOTE-8')} in a comment
    `;
    expect(idsOfTests('made-up.test.ts', source)).toEqual(['VOTE-3', 'ROLL-1', 'VOTE-4']);
  });
});
