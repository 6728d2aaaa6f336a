import { type FileHandle, open } from 'node:fs/promises';
import { InputError } from '../record/input-error.ts';

/** Writes a text to a file, piece by piece. Throws `InputError` for a file that cannot be written. */
export async function writeText(file: string, pieces: Iterable<string>): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'w');
    let text = '';
    for (const piece of pieces) {
      text += piece;
      if (text.length < 1 << 20) continue;
      await handle.write(text);
      text = '';
    }
    await handle.write(text);
  } catch (cause) {
    throw new InputError(file, [{ place: '', problem: `it cannot be written: ${(cause as Error).message}` }], cause);
  } finally {
    await handle?.close();
  }
}
