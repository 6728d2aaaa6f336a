import { describe, expect, test, vi } from 'vitest';
import { type RecipeStep, stepsOfRecipe } from '../src/recipe.ts';
import { idsOfSpec, idsOfTests } from '../src/spec.ts';
import { Sources, type Texts } from '../src/type-check.ts';
import { files, text } from '../src/workspace.ts';

// Core and the test kit are type-checked once for each part that is left out: on a busy machine that takes what it takes.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const contributing = text('CONTRIBUTING.md');
const everything = files(
  'packages/core/src/**/*.ts',
  'packages/testing/src/**/*.ts',
  'packages/core/test/formats/*.ts',
);

/** What a recipe says to change that no compiler reads. */
const isAside = (file: string) => file.endsWith('.md');

/** The files that steps change, as they are then. */
function after(steps: readonly RecipeStep[]): Texts {
  const changed: Record<string, string> = {};
  for (const { file, apply } of steps) changed[file] = apply(changed[file] ?? text(file));
  return changed;
}

/** The first thing that the compiler says against core and the test kit with these files changed, `first` being asked first. */
function firstComplaint(changed: Texts, first: readonly string[] = []) {
  const there = first.filter((file) => changed[file] !== undefined || everything.includes(file));
  const of = [...new Set([...there, ...everything])];
  return new Sources(of, changed).firstComplaint(of);
}

test('[TYPE-3] nothing is wrong before a recipe is followed', () => {
  expect(firstComplaint({})).toBeUndefined();
});

describe.for(['Add an act', 'Add a kind of rule'])('%s', (heading) => {
  const steps = stepsOfRecipe(contributing, heading);
  const touched = [...new Set(steps.map(({ file }) => file))].filter((file) => !isAside(file));

  test(`[TYPE-3] touches at most four files: ${touched.join(', ')}`, () => {
    expect(touched.length).toBeGreaterThan(2);
    expect(touched.length).toBeLessThanOrEqual(4);
  });

  /** Whether the compiler misses the file: it finds no test missing. */
  const isCompiled = (file: string) => !file.endsWith('.test.ts');
  /** Whether it is one of several steps in one file. */
  const isPart = (step: RecipeStep) => steps.filter(({ file }) => file === step.file).length > 1;

  test('[TYPE-3] followed to the letter, everything compiles', () => {
    expect(firstComplaint(after(steps), touched)).toBeUndefined();
  });

  test.for(touched.filter(isCompiled))('[TYPE-3] without %s there is a compile error', (file) => {
    const others = steps.filter((step) => step.file !== file);
    expect(firstComplaint(after(others), touched)).toBeDefined();
  });

  test.for(steps.filter(isPart))('[TYPE-3] without "$adds" there is a compile error', (part) => {
    const others = steps.filter((step) => step !== part);
    expect(firstComplaint(after(others), touched)).toBeDefined();
  });

  test.for(steps.filter(({ file }) => file.endsWith('.test.ts')))(
    '[TYPE-3] without $file a rule has no test',
    ({ file, apply }) => {
      const stated = steps.filter((step) => isAside(step.file)).flatMap((step) => idsOfSpec(step.apply('')));
      expect(stated).not.toEqual([]);
      expect(idsOfTests(file, apply(''))).toEqual(stated);
    },
  );
});

describe('steps of a recipe', () => {
  const markdown = `## Add a thing

1. Write it.

   \`\`\`ts name=a.ts
   export const a = 1;
   \`\`\`

   \`\`\`diff name=b.ts
    const one = 1;
   +const two = 2;
   @@
   +const three = 3;
    const four = 4;
   \`\`\`

## Add another

\`\`\`ts name=c.ts
\`\`\`
`;

  test('a fence is a file, and a diff adds to one in places', () => {
    const [whole, first, second, ...others] = stepsOfRecipe(markdown, 'Add a thing');
    expect(others).toEqual([]);
    expect(whole?.apply('')).toBe('export const a = 1;\n');
    expect(first?.apply('const one = 1;\nconst four = 4;\n')).toBe('const one = 1;\nconst two = 2;\nconst four = 4;\n');
    expect(second?.apply('const one = 1;\nconst four = 4;\n')).toBe(
      'const one = 1;\nconst three = 3;\nconst four = 4;\n',
    );
    expect([first?.adds, second?.adds]).toEqual(['const two = 2;', 'const three = 3;']);
  });

  test('a place that is not in the file, or is in it twice, is told', () => {
    const [, diff] = stepsOfRecipe(markdown, 'Add a thing');
    expect(() => diff?.apply('const four = 4;\n')).toThrow('does not have exactly once');
    expect(() => diff?.apply('const one = 1;\nconst one = 1;\n')).toThrow('does not have exactly once');
  });
});
