import { describe, expect, test } from 'vitest';
import { Sources } from '../../../tooling/src/type-check.ts';

const folder = 'packages/core/test/vocabulary/made';

/** Text in front of every definition: what they are made with. */
const head = `
import { z } from 'zod';
import { defineAct, defineQuestion, defineRuleKind, defineVocabulary } from '../../../src/index.ts';
interface PetitionFacts { petitions: number[] }
`;

/** Each kind of definition by the function that makes it, with its required members. */
const definitions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  defineAct: {
    type: `'petition'`,
    event: `'petition-filed'`,
    subject: `'measure'`,
    data: 'z.strictObject({ signatures: z.int() })',
    personal: '[]',
    facts: '(): PetitionFacts => ({ petitions: [] })',
    record: '(facts: PetitionFacts, { data }) => { facts.petitions.push(Number(data.signatures)); }',
    say: `() => ({ headline: 'Petition filed' })`,
  },
  defineRuleKind: {
    kind: `'signatures'`,
    params: '{ least: z.int() }',
    acts: `['petition']`,
    ofFacts: 'true',
    sees: '(_rule, { petitions }: PetitionFacts) => ({ filed: petitions.length })',
    assess: `({ least }, { filed }) => ({ verdict: filed >= least ? 'holds' : 'fails' })`,
    say: `() => 'enough signatures'`,
    law: `() => 'signatures'`,
    deadline: `'none'`,
  },
  defineQuestion: {
    kind: `'lay-on-the-table'`,
    data: 'z.strictObject({})',
    carried: `'nothing'`,
    lost: `'nothing'`,
    say: `() => 'to lay on the table'`,
  },
  defineVocabulary: {
    id: `'zuerich/referendum'`,
    version: `'1'`,
    acts: '{}',
    rules: '{}',
    questions: '{}',
    formats: '[]',
  },
};

/** A module with one definition, in which one member is left out, or none. */
function module(maker: string, members: Readonly<Record<string, string>>, without?: string): string {
  const kept = Object.entries(members).filter(([member]) => member !== without);
  return `${head}\nexport const made = ${maker}({\n${kept.map(([member, value]) => `  ${member}: ${value},`).join('\n')}\n});\n`;
}

const cases = Object.entries(definitions).flatMap(([maker, members]) =>
  [undefined, ...Object.keys(members)].map((without) => ({
    maker,
    without,
    file: `${folder}/${maker}-${without ?? 'whole'}.ts`,
    text: module(maker, members, without),
  })),
);
const sources = new Sources(
  cases.map(({ file }) => file),
  Object.fromEntries(cases.map(({ file, text }) => [file, text])),
);

describe.for(Object.keys(definitions))('%s', (maker) => {
  const of = cases.filter((each) => each.maker === maker);

  test('[TYPE-1] compiles whole', () => {
    const whole = of.find(({ without }) => without === undefined);
    expect(sources.complaintsOf(whole?.file ?? '')).toEqual([]);
  });

  test.for(of.filter(({ without }) => without !== undefined))(
    '[TYPE-1] without $without is refused',
    ({ file, without }) => {
      const messages = sources.complaintsOf(file).map(({ message }) => message);
      expect(messages).toContainEqual(expect.stringContaining(`Property '${without}' is missing`));
    },
  );
});
