import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder with the path of a log in it that is yet to be made. */
export function newFolder() {
  const path = mkdtempSync(join(tmpdir(), 'statecraft-notify-'));
  return { path, file: join(path, 'log.db'), remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The path of a log that is yet to be made, in a folder that goes when the test ends. */
export function newFile(): string {
  const { file, remove } = newFolder();
  onTestFinished(remove);
  return file;
}
