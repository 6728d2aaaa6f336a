import { defineConfig } from 'tsup';

/**
 * The tsup settings every published package shares: ES modules for Node 22 and later, one file per entry, source maps.
 * Declarations are `tsc -b`'s work and stay where they are when the JavaScript is made anew.
 *
 * @param entry source files, one for each export and each program of the package
 */
export function bundle(entry: string[]) {
  return defineConfig({
    entry,
    format: 'esm',
    target: 'node22',
    sourcemap: true,
    dts: false,
    removeNodeProtocol: false,
    clean: ['!**/*.d.ts', '!**/*.d.ts.map', '!**/*.tsbuildinfo'],
  });
}
