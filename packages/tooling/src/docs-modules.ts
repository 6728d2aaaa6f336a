import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Fence, fences } from './fences.ts';
import { files, root, text } from './workspace.ts';

/** A fence of TypeScript in the documentation, and the module written of it. */
export interface DocsModule extends Fence {
  /** The Markdown file, relative to the root. */
  readonly path: string;
  /** The module, absolute. */
  readonly module: string;
  /** Whether it is to be run here: one marked `no-run` is only type-checked, and a test is for its own runner. */
  readonly runs: boolean;
}

// Inside this package, so that @statecraft/* resolves as it does for any of its files.
const folder = join(root, 'packages/tooling/.docs');

/**
 * Writes each TypeScript fence of the documentation as a module of its own, for the compiler to check and the tests to run.
 *
 * A page has a folder for itself: a fence marked `name=our-town.ts` is the file that others of the page import.
 */
export function writeDocsModules(): DocsModule[] {
  rmSync(folder, { recursive: true, force: true });
  return pages().flatMap((path) =>
    fences(text(path))
      .filter(({ language }) => language === 'ts')
      .map((fence) => {
        const { name = `line-${fence.line}.ts` } = fence.marks;
        const module = join(folder, path.replaceAll('/', '_'), name);
        mkdirSync(dirname(module), { recursive: true });
        // Blank lines before it, so that an error names the line of the Markdown file.
        writeFileSync(module, '\n'.repeat(fence.line - 1) + fence.code);
        return { ...fence, path, module, runs: !('no-run' in fence.marks || name.endsWith('.test.ts')) };
      }),
  );
}

/** The Markdown files whose code is held to work, relative to the root. */
export function pages(): string[] {
  return files('README.md', 'packages/*/README.md', 'examples/*/README.md', 'docs/**/*.md');
}
