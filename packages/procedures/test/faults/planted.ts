import type { Fault } from './faults.ts';

/** A source with a fault put into it, where it is the source that the fault is for; `undefined` for any other. */
export function planted({ file, find, put }: Fault, source: string, url: string): string | undefined {
  if (!url.endsWith(file)) return undefined;
  if (!source.includes(find)) throw new Error(`${file} has nothing to put the fault in the place of`);
  return source.replaceAll(find, () => put);
}
