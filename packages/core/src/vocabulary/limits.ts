/** A place in an input, and what is wrong there. */
export interface Excess {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** How much of one thing an input may hold, whatever it is: looked at before anything is parsed, so that refusing costs little. */
const MOST = {
  /** Characters of one text. The bounds of the acts' own texts are lower. */
  text: 20_000,
  /** Members of one list. */
  list: 1_000,
  /** Keys of one object. */
  keys: 1_000,
  /** Characters of one key. */
  key: 200,
  /** Values in all. */
  values: 20_000,
  depth: 20,
} as const;

/** The first place at which an input is larger than any act may be; `undefined` where there is none. The look is bounded too. */
export function excessIn(input: unknown): Excess | undefined {
  const left = { values: MOST.values };
  const found = look(input, 0, left);
  return found && { path: found.path.reverse(), message: found.message };
}

/** An excess that is found, with the way to it from the inside out. */
interface Found {
  readonly path: (string | number)[];
  readonly message: string;
}

function look(value: unknown, depth: number, left: { values: number }): Found | undefined {
  left.values -= 1;
  if (left.values < 0) return { path: [], message: `the command holds more than ${MOST.values} values` };
  if (typeof value === 'string')
    return value.length > MOST.text ? { path: [], message: tooLong(value.length) } : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  if (depth >= MOST.depth) return { path: [], message: `nested more than ${MOST.depth} deep` };
  return Array.isArray(value) ? lookInList(value, depth, left) : lookInObject(value, depth, left);
}

function lookInList(list: readonly unknown[], depth: number, left: { values: number }): Found | undefined {
  if (list.length > MOST.list)
    return { path: [], message: `a list has at most ${MOST.list} members, this one ${list.length}` };
  for (let index = 0; index < list.length; index += 1) {
    const found = look(list[index], depth + 1, left);
    if (found) {
      found.path.push(index);
      return found;
    }
  }
  return undefined;
}

function lookInObject(object: object, depth: number, left: { values: number }): Found | undefined {
  let keys = 0;
  for (const key in object) {
    keys += 1;
    if (keys > MOST.keys) return { path: [], message: `an object has at most ${MOST.keys} keys` };
    if (key.length > MOST.key) return { path: [], message: `a key has at most ${MOST.key} characters` };
    const found = look((object as Readonly<Record<string, unknown>>)[key], depth + 1, left);
    if (found) {
      found.path.push(key);
      return found;
    }
  }
  return undefined;
}

function tooLong(length: number): string {
  return `a text has at most ${MOST.text} characters, this one ${length}`;
}

/** The most complaints that are told of one command, the most bytes of them as JSON, and the most characters of one sentence. */
const MOST_TOLD = { complaints: 20, bytes: 2_700, characters: 200 } as const;

/**
 * The first complaints, as many as are told at once, and how many more there are. The bound keeps an answer and a log line small,
 * whatever was sent. `besides` is what the answer says of each complaint besides the complaint itself, in bytes.
 */
export function told<Complaint>(
  complaints: readonly Complaint[],
  more: (count: number) => Complaint,
  besides = 0,
): readonly Complaint[] {
  let bytes = 0;
  const first = complaints.slice(0, MOST_TOLD.complaints).findIndex((complaint, index) => {
    bytes += bytesOf(complaint) + besides;
    return bytes > MOST_TOLD.bytes && index > 0;
  });
  const count = first < 0 ? Math.min(complaints.length, MOST_TOLD.complaints) : first;
  return count === complaints.length ? complaints : [...complaints.slice(0, count), more(complaints.length - count)];
}

const encoder = new TextEncoder();

function bytesOf(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}

/** A sentence that quotes what was sent, cut where it is longer than a reader wants: at 200 characters when left out. */
export function cut(sentence: string, most: number = MOST_TOLD.characters): string {
  return sentence.length <= most ? sentence : `${sentence.slice(0, most).toWellFormed()}…`;
}

/** The first ten of a list. */
export function firstOf<Member>(list: readonly Member[]): readonly Member[] {
  return list.slice(0, 10);
}

/** Names in a sentence, as many as a reader wants, and how many more there are. */
export function namesTold(names: readonly string[]): string {
  const shown = firstOf(names).map((name) => cut(name, 40));
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return `${shown.join(', ')}${more}`;
}
