// Loaded before anything else: puts the fault that the environment names into the source it is for, as Node loads it.
import { registerHooks } from 'node:module';
import type { Fault } from './faults.ts';
import { planted } from './planted.ts';

const { STATECRAFT_FAULT } = process.env;
if (STATECRAFT_FAULT !== undefined) {
  const fault = JSON.parse(STATECRAFT_FAULT) as Fault;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith(fault.file)) return loaded;
      const source =
        typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
      return { ...loaded, source: planted(fault, source, url) ?? source };
    },
  });
}
