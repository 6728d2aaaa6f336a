import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { packageRules } from './architecture.ts';

/** What core imports from the registry. */
const dependencies = packageRules.find((rule) => rule.package === 'packages/core')?.imports.slice() ?? [];

/** JavaScript as a browser gets it. */
export interface BrowserBundle {
  readonly code: string;
  /** Bytes on the way, minified and gzipped. */
  readonly gzipped: number;
}

/** How a module is bundled. */
export interface BrowserBundleOptions {
  /** Leaves what comes from the registry outside: what remains is the workspace's own code. */
  readonly ownCodeOnly?: boolean;
  /** The name of a global that holds what the module exports; without it, it is an ES module. */
  readonly globalName?: string;
}

/**
 * Bundles a module of the workspace for browsers, from sources.
 *
 * @throws where something of Node is imported anywhere, for no browser has it
 */
export async function bundleForBrowser(
  entry: string,
  { ownCodeOnly = false, globalName }: BrowserBundleOptions = {},
): Promise<BrowserBundle> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2024',
    conditions: ['@statecraft/source'],
    external: ownCodeOnly ? dependencies : [],
    ...(globalName === undefined ? { format: 'esm' as const } : { format: 'iife' as const, globalName }),
    write: false,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`Nothing came of ${entry}`);
  return {
    code: file.text,
    gzipped: gzipSync(file.contents, { level: 9 }).byteLength,
  };
}
