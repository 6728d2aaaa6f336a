#!/usr/bin/env node
import { exitCodes } from './exit-code.ts';
import { complaintOfNode } from './node-version.ts';

const complaint = complaintOfNode(process.versions.node);
if (complaint === undefined) {
  // Loaded only now: it stands on modules that an older Node does not have.
  const [{ run }, { endQuietlyWithReaders, processTerminal }] = await Promise.all([
    import('./program.ts'),
    import('./terminal.ts'),
  ]);
  endQuietlyWithReaders();
  process.exitCode = await run(process.argv.slice(2), processTerminal());
} else {
  process.stderr.write(complaint);
  process.exitCode = exitCodes.fault;
}
