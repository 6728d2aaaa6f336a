#!/usr/bin/env node
import { run } from './program.ts';
import { endQuietlyWithReaders, processTerminal } from './terminal.ts';

endQuietlyWithReaders();
process.exitCode = await run(process.argv.slice(2), processTerminal());
