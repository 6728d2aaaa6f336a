/** Where a character of a text stands, both counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A JSON text that is not one: what is wrong, and where. */
export class JsonFlaw extends Error {
  override readonly name = 'JsonFlaw';
  readonly place: TextPlace;

  constructor(message: string, place: TextPlace) {
    super(message);
    this.place = place;
  }
}

/** A JSON value, and where each part of it stands in its text. */
export interface PlacedJson {
  readonly value: unknown;
  /** The place of a value by its path; of the nearest part that is there when the path leads to nothing. */
  placeOf(path: readonly (string | number)[]): TextPlace;
}

/** Values nested deeper than this are no record, and would exhaust the stack. */
const DEEPEST = 100;

const space = /[ \t\n\r]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Reads a JSON text and remembers where everything stands. Stricter than `JSON.parse` in one thing: a name given twice is a flaw.
 *
 * Throws `JsonFlaw` with line and column.
 */
export function readJson(text: string): PlacedJson {
  const offsets = new Map<string, number>();
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const end = scan(text, take(space, text, start), [], offsets);
  const rest = take(space, text, end);
  if (rest < text.length) throw flaw(text, rest, 'something follows after the end of the record');
  return {
    value: JSON.parse(text.slice(start)),
    placeOf(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const offset = offsets.get(keyOf(path.slice(0, length)));
        if (offset !== undefined) return placeAt(text, offset);
      }
      return placeAt(text, start);
    },
  };
}

/** Scans the value at an offset and gives the offset behind it. */
function scan(text: string, at: number, path: readonly (string | number)[], offsets: Map<string, number>): number {
  if (path.length > DEEPEST) throw flaw(text, at, 'nested too deeply');
  offsets.set(keyOf(path), at);
  switch (text[at]) {
    case '{':
      return scanObject(text, at, path, offsets);
    case '[':
      return scanArray(text, at, path, offsets);
    case '"':
      return scanString(text, at);
    default: {
      const end = take(scalar, text, at);
      if (end === at) throw unexpected(text, at, 'a value');
      return end;
    }
  }
}

function scanObject(text: string, open: number, path: readonly (string | number)[], offsets: Map<string, number>) {
  const names = new Set<string>();
  let at = take(space, text, open + 1);
  if (text[at] === '}') return at + 1;
  for (;;) {
    if (text[at] !== '"') throw unexpected(text, at, 'a name in double quotes');
    const after = scanString(text, at);
    const name: string = JSON.parse(text.slice(at, after));
    if (names.has(name)) throw flaw(text, at, `"${name}" is given twice`);
    names.add(name);
    at = take(space, text, after);
    if (text[at] !== ':') throw unexpected(text, at, 'a colon');
    at = take(space, text, scan(text, take(space, text, at + 1), [...path, name], offsets));
    if (text[at] === '}') return at + 1;
    if (text[at] !== ',') throw unexpected(text, at, 'a comma or }');
    at = take(space, text, at + 1);
  }
}

function scanArray(text: string, open: number, path: readonly (string | number)[], offsets: Map<string, number>) {
  let at = take(space, text, open + 1);
  if (text[at] === ']') return at + 1;
  for (let index = 0; ; index += 1) {
    at = take(space, text, scan(text, at, [...path, index], offsets));
    if (text[at] === ']') return at + 1;
    if (text[at] !== ',') throw unexpected(text, at, 'a comma or ]');
    at = take(space, text, at + 1);
  }
}

function scanString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') return at + 1;
    if (character < ' ') throw flaw(text, at, 'a text in double quotes may not hold a line break or control character');
    if (character === '\\') {
      const after = take(escaped, text, at);
      if (after === at) throw flaw(text, at, 'a backslash is followed by what JSON does not allow');
      at = after - 1;
    }
  }
  throw flaw(text, open, 'the file ends before this text in double quotes does');
}

/** The offset behind what a sticky pattern matches at an offset; the offset itself when it matches nothing. */
function take(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const [match = ''] = pattern.exec(text) ?? [];
  return at + match.length;
}

function unexpected(text: string, at: number, expected: string): JsonFlaw {
  const character = text.codePointAt(at);
  return character === undefined
    ? flaw(text, at, `the file ends too early; expected ${expected}`)
    : flaw(text, at, `expected ${expected}, found ${JSON.stringify(String.fromCodePoint(character))}`);
}

function flaw(text: string, at: number, message: string): JsonFlaw {
  return new JsonFlaw(message, placeAt(text, at));
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function keyOf(path: readonly (string | number)[]): string {
  return JSON.stringify(path);
}
