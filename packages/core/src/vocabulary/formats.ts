/** The facts that an act says, whatever act it is. */
type Data = Readonly<Record<string, unknown>>;

/** What a format changes: by event, what its data is in that format, made of what it was in the one before. */
export type FormatChange = Readonly<Record<string, (data: Data) => Data>>;

/** What of an event is of a format. */
interface Formatted {
  /** The act as an event, past tense. */
  readonly type: string;
  readonly schema: number;
  readonly data: Data;
}

/** The formats in which the data of acts was ever recorded: 1, and one more for each change. */
export interface Formats {
  /** The format in which acts are recorded now. */
  readonly present: number;
  /** The data of an act in a later format than it was recorded in; in the present one unless told otherwise. */
  upcast(event: Formatted, to?: number): Data;
}

/** The formats that changes have led to, the oldest change first. */
export function formatsOf(changes: readonly FormatChange[]): Formats {
  const present = changes.length + 1;
  return {
    present,
    upcast({ type, schema, data }, to = present) {
      const later = changes.slice(schema - 1, to - 1);
      return later.reduce((old, change) => (Object.hasOwn(change, type) ? (change[type]?.(old) ?? old) : old), data);
    },
  };
}
