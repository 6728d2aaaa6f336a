// Loaded before anything else: puts the fault that the environment names into the source it is for, as Node loads it.
import { registerHooks } from 'node:module';
import type { Fault } from './faults.ts';

const { STATECRAFT_FAULT } = process.env;
if (STATECRAFT_FAULT !== undefined) {
  const { file, find, put } = JSON.parse(STATECRAFT_FAULT) as Fault;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith(file)) return loaded;
      const source =
        typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
      if (!source.includes(find)) throw new Error(`${file} has nothing to put the fault in the place of`);
      return { ...loaded, source: source.replaceAll(find, () => put) };
    },
  });
}
