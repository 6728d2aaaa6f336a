import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { describe, it } from 'vitest';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where the browser is on this machine; `undefined` where there is none. */
const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => programs.map((program) => join(folder, program)))
  .find(isExecutable);

/** Describes what needs a browser. Without one it is skipped, or fails where servers are required. */
export function describeInChromium(name: string, body: () => void): void {
  const missing = 'chromium is not installed (Debian: apt-get install chromium)';
  if (executablePath) describe(name, body);
  else if (process.env.STATECRAFT_REQUIRE_SERVERS === '1') {
    it(name, () => {
      throw new Error(missing);
    });
  } else describe.skip(`${name}: ${missing}`, body);
}

/** Starts the browser, without a window. */
export function startChromium(): Promise<Browser> {
  // Its sandbox cannot be had by root, nor in most containers; no page but our own is opened.
  return chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
