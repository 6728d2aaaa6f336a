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
  /** Values in all. */
  values: 20_000,
  depth: 20,
} as const;

/** The first place at which an input is larger than any act may be; `undefined` where there is none. The look is bounded too. */
export function excessIn(input: unknown): Excess | undefined {
  let left: number = MOST.values;
  const look = (value: unknown, path: readonly (string | number)[]): Excess | undefined => {
    left -= 1;
    if (left < 0) return { path: [], message: `holds more than ${MOST.values} values` };
    if (typeof value === 'string')
      return value.length > MOST.text ? { path, message: tooLong(value.length) } : undefined;
    if (value === null || typeof value !== 'object') return undefined;
    if (path.length >= MOST.depth) return { path, message: `nested more than ${MOST.depth} deep` };
    if (Array.isArray(value)) {
      if (value.length > MOST.list)
        return { path, message: `a list has at most ${MOST.list} members, this one ${value.length}` };
      for (const [index, member] of value.entries()) {
        const excess = look(member, [...path, index]);
        if (excess) return excess;
      }
      return undefined;
    }
    let keys = 0;
    for (const key in value) {
      keys += 1;
      if (keys > MOST.keys) return { path, message: `an object has at most ${MOST.keys} keys` };
      if (key.length > 200) return { path, message: 'a key has at most 200 characters' };
      const excess = look((value as Readonly<Record<string, unknown>>)[key], [...path, key]);
      if (excess) return excess;
    }
    return undefined;
  };
  return look(input, []);
}

function tooLong(length: number): string {
  return `a text has at most ${MOST.text} characters, this one ${length}`;
}

/** How many complaints of one command are told. */
export const MOST_TOLD = 20;
/** How much the complaints that are told come to, in characters of JSON: an answer stays below 4 kB. */
const MOST_SAID = 2_800;

/**
 * The first complaints, at most twenty and no more than an answer has room for, and how many more there are; the first is always told.
 *
 * `besides` is what the answer says of each complaint besides the complaint itself, in characters.
 */
export function told<Complaint>(
  complaints: readonly Complaint[],
  more: (count: number) => Complaint,
  besides = 0,
): readonly Complaint[] {
  const first: Complaint[] = [];
  let said = 0;
  for (const complaint of complaints.slice(0, MOST_TOLD)) {
    said += JSON.stringify(complaint).length + besides;
    if (first.length > 0 && said > MOST_SAID) break;
    first.push(complaint);
  }
  return first.length === complaints.length ? complaints : [...first, more(complaints.length - first.length)];
}

/** A text of what was sent, as an answer has room for it. */
export function shortened(given: string, most: number): string {
  return given.length <= most ? given : `${given.slice(0, most).toWellFormed()}…`;
}
