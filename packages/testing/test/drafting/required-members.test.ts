import { expect, test } from 'vitest';
import { leavingOut } from '../../../tooling/src/leaving-out.ts';

const head = `
import { defineQuestion, defineVocabulary } from '@statecraft/core';
import { z } from 'zod';
import { defineDrafts } from '../../src/drafting/define-drafts.ts';
import { petition, signatures } from '../referendum.ts';

const divide = defineQuestion({
  kind: 'divide',
  data: z.strictObject({ parts: z.int() }),
  carried: 'nothing',
  lost: 'nothing',
  say: () => 'to divide',
});
const petitions = defineVocabulary({
  id: 'zuerich/petitions',
  version: '1',
  formats: [],
  acts: { petition },
  rules: { signatures },
  questions: { divide },
});
`;

const {
  drafts: [whole, ...lacking],
} = leavingOut('packages/testing/test/drafting', head, {
  drafts: {
    call: 'defineDrafts(petitions, ',
    members: {
      acts: { petition: '({ rules }) => [{ signatures: rules("signatures")[0].least }]' },
      rules: {
        signatures: {
          fail: `({ least }) => [{ wrong: 'one short', say: { valid: least - 1 } }]`,
          mend: '({ least }) => ({ valid: least })',
        },
      },
      questions: { divide: '() => [{ parts: 2 }]' },
    },
  },
});

test('[CHECK-14] drafts compile whole', () => {
  expect(whole).toEqual({ without: '', messages: [] });
});

test.for(lacking)(
  '[CHECK-14] drafts do not compile without $without, and the compiler names it',
  ({ without, messages }) => {
    const member = without.split('.').at(-1);
    expect(messages).toContainEqual(expect.stringContaining(`Property '${member}' is missing`));
  },
);
