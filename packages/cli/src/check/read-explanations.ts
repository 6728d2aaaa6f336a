import { readFile } from 'node:fs/promises';
import type { Explanations } from '@statecraft/testing';
import { InputError } from '../record/input-error.ts';

/**
 * The explanations of a file: one JSON object with a reason for each finding, by `code subject`.
 *
 * Throws `InputError` for a file that is missing or is no such object, and for a reason that is no text or is blank.
 */
export async function readExplanations(file: string): Promise<Explanations> {
  const data = await read(file);
  if (data === null || typeof data !== 'object' || Array.isArray(data))
    throw new InputError(file, [
      { place: '', problem: 'expected one object: a reason for each finding, by code and subject' },
    ]);
  const reasons: Record<string, string> = {};
  for (const [finding, reason] of Object.entries(data)) {
    if (typeof reason !== 'string' || reason.trim() === '')
      throw new InputError(file, [{ place: finding, problem: 'expected the reason, as text' }]);
    reasons[finding] = reason;
  }
  return reasons;
}

async function read(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError(file, [{ place: '', problem: 'there is no such file, or it cannot be read' }], cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError(file, [{ place: '', problem: `this is not JSON: ${(cause as Error).message}` }], cause);
  }
}
