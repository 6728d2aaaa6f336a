import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { pages } from '../src/docs-modules.ts';
import { commandsIn, Scratch, type Step, shows, stepsOf } from '../src/walkthrough.ts';
import { root, text } from '../src/workspace.ts';

// A page starts some dozen programs: on a busy machine that takes what it takes.
vi.setConfig({ testTimeout: 600_000 });

beforeAll(() => {
  // Readers have what is published, and that is what was built.
  if (!existsSync(join(root, 'packages/cli/dist/bin.js'))) throw new Error('Build the packages first: npm run build');
});

/** The pages that have their reader run something. */
const walked = pages()
  .map((page) => ({ page, steps: stepsOf(text(page)) }))
  .filter(({ steps }) => steps.some((step) => 'script' in step));

test.each(['docs/write-your-procedure.md', 'docs/extend-the-vocabulary.md'])(
  '%s is among the guides that are followed to the letter',
  (name) => {
    const guide = walked.find(({ page }) => page === name);
    expect(guide?.steps.some((step) => 'script' in step && step.script.includes('statecraft check'))).toBe(true);
  },
);

test.for(walked)('$page does what it says', async ({ page, steps }) => {
  const scratch = new Scratch();
  onTestFinished(() => scratch.close());
  for (const step of steps) {
    const complaint = await scratch.take(step);
    if (complaint !== undefined) throw new Error(`${page}:${step.line}: ${complaint}`);
  }
});

/** The commands in READMEs and guides that are run where the repository is. */
const here = pages().flatMap((page) =>
  [...text(page).matchAll(/npm run -s statecraft -- ([^`\n]+)/g)].map(([, args = '']) => ({ page, args: args.trim() })),
);

test.for(here)('$page: npm run -s statecraft -- $args', async ({ args }) => {
  const scratch = new Scratch();
  onTestFinished(() => scratch.close());
  const command = `node ${join(root, 'packages/cli/dist/bin.js')} ${args.replaceAll('examples/', `${root}examples/`)}`;
  expect(await scratch.take({ line: 0, script: command, exit: 0 })).toBeUndefined();
});

describe('taking steps', () => {
  const taken = async (...steps: Step[]) => {
    const scratch = new Scratch();
    onTestFinished(() => scratch.close());
    const complaints: (string | undefined)[] = [];
    for (const step of steps) complaints.push(await scratch.take(step));
    return complaints;
  };

  test('a page is read into files to write and commands to run', () => {
    const markdown =
      '```json name=a/b.json\n{}\n```\n\n```sh\nrm -rf /\n```\n\n```sh run exit=2\nls\n```\n\n```text output\nb\n```\n';
    expect(stepsOf(markdown)).toEqual([
      { line: 2, file: 'a/b.json', content: '{}\n' },
      { line: 10, script: 'ls\n', exit: 2, output: 'b\n' },
    ]);
  });

  test('a file that was written is there, and what is printed is compared', async () => {
    const file = { line: 1, file: 'a/b.txt', content: 'words\n' };
    const cat = { line: 5, script: 'cat a/b.txt\n', exit: 0 };
    expect(await taken(file, { ...cat, output: 'words' })).toEqual([undefined, undefined]);
    expect((await taken(file, { ...cat, output: 'other words' }))[1]).toMatch(/prints otherwise:\nwords/);
  });

  test('a command that ends otherwise than it is said to is told', async () => {
    expect((await taken({ line: 1, script: 'exit 3', exit: 0 }))[0]).toMatch(/ended with 3, not 0/);
    expect((await taken({ line: 1, script: 'exit 0', exit: 1 }))[0]).toMatch(/ended with 0, not 1/);
  });

  test('what is to be installed is here or nowhere', async () => {
    expect(await taken({ line: 1, script: 'npm install @statecraft/core vitest', exit: 0 })).toEqual([undefined]);
    expect((await taken({ line: 1, script: 'npm install @statecraft/cor', exit: 0 }))[0]).toMatch(
      /called @statecraft\/cor/,
    );
  });

  test('a script is read line by line, without its comments', () => {
    expect(commandsIn('# first\nls \\\n  -l   # long\n\ncat a#b\n')).toEqual(['ls    -l', 'cat a#b']);
  });

  test('three dots stand for any lines, and for nothing else', () => {
    expect(shows('a\n...\nz', 'a\nb\nc\nz\n')).toBe(true);
    expect(shows('a\n...', 'a\nb')).toBe(true);
    expect(shows('a\nz', 'a\nb\nz')).toBe(false);
    expect(shows('a.c', 'abc')).toBe(false);
  });
});
