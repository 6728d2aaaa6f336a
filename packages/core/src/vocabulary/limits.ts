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

/** The first complaints, and how many more there are; the bound keeps an answer small, whatever was sent. */
export function told<Complaint>(complaints: readonly Complaint[], more: (count: number) => Complaint): readonly Complaint[] {
  return complaints.length <= MOST_TOLD
    ? complaints
    : [...complaints.slice(0, MOST_TOLD), more(complaints.length - MOST_TOLD)];
}
