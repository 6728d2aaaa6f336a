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
  /** The server it wants, its address in an environment variable; one marked `ts needs=postgres` has it. */
  readonly needs?: string | undefined;
}

// Inside this package, so that @statecraft/* resolves as it does for any of its files.
const docsFolder = join(root, 'packages/tooling/.docs');

/** Writes each TypeScript fence of the documentation as a module of its own, for the compiler to check and the tests to run. */
export function writeDocsModules(): DocsModule[] {
  rmSync(docsFolder, { recursive: true, force: true });
  return writeModules(pages(), docsFolder);
}

/**
 * Writes each TypeScript fence of Markdown files, given relative to the root, as a module in a folder.
 *
 * A page has a folder for itself: a fence marked `name=our-town.ts` is the file that others of the page import.
 */
export function writeModules(paths: readonly string[], folder: string): DocsModule[] {
  return paths.flatMap((path) =>
    fences(text(path))
      .filter(({ language }) => language === 'ts')
      .map((fence) => {
        const { name = `line-${fence.line}.ts`, needs } = fence.marks;
        const module = join(folder, path.replaceAll('/', '_'), name);
        mkdirSync(dirname(module), { recursive: true });
        // Blank lines before it, so that an error names the line of the Markdown file.
        writeFileSync(module, '\n'.repeat(fence.line - 1) + fence.code);
        return { ...fence, path, module, needs, runs: !('no-run' in fence.marks || name.endsWith('.test.ts')) };
      }),
  );
}

/** The Markdown files whose code is held to work, relative to the root. */
export function pages(): string[] {
  return files('README.md', 'packages/*/README.md', 'examples/*/README.md', 'docs/**/*.md');
}
