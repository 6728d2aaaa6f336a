import { readFile } from 'node:fs/promises';
import { InputError } from './input-error.ts';

/**
 * The text of a file. Throws `InputError` for one that is not there, may not be read or is no text in UTF-8.
 *
 * @param name the name to give in errors
 */
export async function readText(file: string, name = file): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (cause) {
    throw new InputError(name, [{ place: '', problem: whyUnreadable(cause) }], cause);
  }
}

function whyUnreadable(cause: unknown): string {
  if (cause instanceof TypeError) return 'this is not a text file in UTF-8';
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'this is a folder, not a file';
    case 'EACCES':
      return 'this file may not be read';
    default:
      return `the file cannot be read: ${(cause as Error).message}`;
  }
}
