import { describe, expect, test } from 'vitest';
import { leavingOut } from '../../../tooling/src/leaving-out.ts';

const head = `
import { z } from 'zod';
import { defineAct, defineQuestion, defineRuleKind, defineVocabulary } from '../../src/index.ts';
interface PetitionFacts { petitions: number[] }
`;

/** Each kind of definition with its required members. */
const definitions = leavingOut('packages/core/test/vocabulary', head, {
  act: {
    call: 'defineAct(',
    members: {
      type: `'petition'`,
      event: `'petition-filed'`,
      subject: `'measure'`,
      data: 'z.strictObject({ signatures: z.int() })',
      personal: '[]',
      facts: '(): PetitionFacts => ({ petitions: [] })',
      record: '(facts: PetitionFacts, { data }) => { facts.petitions.push(Number(data.signatures)); }',
      say: `() => ({ headline: 'Petition filed' })`,
    },
  },
  'kind of rule': {
    call: 'defineRuleKind(',
    members: {
      kind: `'signatures'`,
      params: '{ least: z.int() }',
      acts: `['petition']`,
      ofFacts: 'true',
      sees: '(_rule, { petitions }: PetitionFacts) => ({ filed: petitions.length })',
      assess: `({ least }, { filed }) => ({ verdict: filed >= Number(least) ? 'holds' : 'fails' })`,
      say: `() => 'enough signatures'`,
      law: `() => 'signatures'`,
      deadline: `'none'`,
    },
  },
  question: {
    call: 'defineQuestion(',
    members: {
      kind: `'lay-on-the-table'`,
      data: 'z.strictObject({})',
      carried: '(facts: PetitionFacts, { id }) => { facts.petitions.push(id.length); }',
      lost: `'nothing'`,
      say: `() => 'to lay on the table'`,
    },
  },
  vocabulary: {
    call: 'defineVocabulary(',
    members: {
      id: `'zuerich/referendum'`,
      version: `'1'`,
      acts: '{}',
      rules: '{}',
      questions: '{}',
      formats: '[]',
    },
  },
});

describe.for(Object.entries(definitions))('a definition of a %s', ([, [whole, ...lacking]]) => {
  test('[TYPE-1] compiles whole', () => {
    expect(whole).toEqual({ without: '', messages: [] });
  });

  test.for(lacking)(
    '[TYPE-1] does not compile without $without, and the compiler names it',
    ({ without, messages }) => {
      expect(messages).toContainEqual(expect.stringContaining(`Property '${without}' is missing`));
    },
  );
});
