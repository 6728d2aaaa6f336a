/** An id as it stands in a column: as JSON escapes it, since PostgreSQL keeps neither U+0000 nor half a surrogate pair. */
export function key(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
