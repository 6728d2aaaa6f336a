import { StatecraftError } from '../errors.ts';

/** How many bytes of UTF-8 a key or a value may have, as it is kept: what every store can put in an index. */
const MOST_BYTES = 1_000;

const utf8 = new TextEncoder();

/**
 * A text as stores keep it: backslashes, quotes, control characters and halves of surrogate pairs as JSON escapes them.
 *
 * Throws `projection-invalid` for one that is too long to be found by.
 */
export function keptText(text: string): string {
  if (/^[\w.:/ -]{0,250}$/.test(text)) return text;
  const kept = JSON.stringify(text).slice(1, -1).replaceAll('\u007f', '\\u007f');
  const bytes = utf8.encode(kept).length;
  if (bytes <= MOST_BYTES) return kept;
  throw new StatecraftError(
    'projection-invalid',
    `A key or a value to be found by has ${bytes} bytes; it may have ${MOST_BYTES}.`,
    { details: { text: text.slice(0, 100), bytes } },
  );
}

/** The text that was kept. */
export function plainText(kept: string): string {
  return kept.includes('\\') ? (JSON.parse(`"${kept}"`) as string) : kept;
}

/** Compares well-formed texts by code points, as the bytes of UTF-8 compare. */
export function byCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const [left, right] = [rank(a.charCodeAt(index)), rank(b.charCodeAt(index))];
    if (left !== right) return left - right;
  }
  return a.length - b.length;
}

/** The place of a code unit among code points: those of surrogate pairs stand behind all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}
