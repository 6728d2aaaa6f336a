import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fence, typescriptFences } from './fences.ts';
import { files, root, text } from './workspace.ts';

/** A fence of the documentation, and the module written of it. */
export interface DocsModule extends Fence {
  /** The Markdown file, relative to the root. */
  readonly path: string;
  /** The module, absolute. */
  readonly module: string;
}

// Inside this package, so that @statecraft/* resolves as it does for any of its files.
const docsFolder = join(root, 'packages/tooling/.docs');

/** Writes each TypeScript fence of the documentation as a module of its own, for the compiler to check and the tests to run. */
export function writeDocsModules(): DocsModule[] {
  rmSync(docsFolder, { recursive: true, force: true });
  return writeModules(files('README.md', 'packages/*/README.md', 'docs/**/*.md'), docsFolder);
}

/** Writes each TypeScript fence of Markdown files, given relative to the root, as a module in a folder. */
export function writeModules(paths: readonly string[], folder: string): DocsModule[] {
  mkdirSync(folder, { recursive: true });
  return paths.flatMap((path) =>
    typescriptFences(text(path)).map((fence) => {
      const module = join(folder, fence.name ?? `${path.replaceAll('/', '_')}.${fence.line}.ts`);
      // Blank lines before it, so that an error names the line of the Markdown file.
      writeFileSync(module, '\n'.repeat(fence.line - 1) + fence.code);
      return { ...fence, path, module };
    }),
  );
}
