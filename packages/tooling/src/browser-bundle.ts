import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** JavaScript as a browser gets it. */
export interface BrowserBundle {
  readonly code: string;
  /** Bytes on the way, minified and gzipped. */
  readonly gzipped: number;
  /** The files it was made of, relative to the working folder, with the bytes of each that are in it. */
  readonly inputs: Readonly<Record<string, number>>;
}

/** How a module is bundled. */
export interface BrowserBundleOptions {
  /** Leaves what other packages bring outside: what remains is a package's own code. */
  readonly withoutDependencies?: boolean;
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
  { withoutDependencies = false, globalName }: BrowserBundleOptions = {},
): Promise<BrowserBundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2024',
    conditions: ['@statecraft/source'],
    packages: withoutDependencies ? 'external' : 'bundle',
    ...(globalName === undefined ? { format: 'esm' as const } : { format: 'iife' as const, globalName }),
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  const [output] = Object.values(metafile.outputs);
  if (!file || !output) throw new Error(`Nothing came of ${entry}`);
  return {
    code: file.text,
    gzipped: gzipSync(file.contents, { level: 9 }).byteLength,
    inputs: Object.fromEntries(Object.entries(output.inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
  };
}
