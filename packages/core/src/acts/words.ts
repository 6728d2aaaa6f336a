/** Several names in a sentence: "A, B and C". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A word or sentence with a capital at its beginning. */
export function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A wall time as it is read: "2020-01-06 10:00". */
export function timeInWords(time: string): string {
  return time.replace('T', ' ');
}

/** A reading by its number: "First". */
export function ordinal(number: number): string {
  return ['First', 'Second', 'Third', 'Fourth', 'Fifth'][number - 1] ?? `Reading ${number}:`;
}
