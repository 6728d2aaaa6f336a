/** The page of a measure. */
export function measurePath(id: string): string {
  return `/measures/${encodeURIComponent(id)}`;
}

/** The page of a body. */
export function bodyPath(id: string): string {
  return `/bodies/${encodeURIComponent(id)}`;
}

/** Where a clerk draws up acts on a measure. */
export function clerkPath(measure: string, choice?: string): string {
  const measures = `/clerk/measures/${encodeURIComponent(measure)}`;
  return choice === undefined ? measures : `${measures}/acts/${encodeURIComponent(choice)}`;
}

/** Where a clerk puts right what is recorded of an act, by its event. */
export function correctionPath(measure: string, event: string): string {
  return `${clerkPath(measure)}/corrections/${encodeURIComponent(event)}`;
}

/** An address that a reader may be led to; `undefined` for one that is no web address: a record comes from others. */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** An address with a query, without the fields that are empty. */
export function withQuery(path: string, fields: Readonly<Record<string, string | undefined>>): string {
  const filled = Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}

/** Where a measure or body is followed, by a feed or a calendar; everything where none is named. */
export function followPath(what: 'feed.atom' | 'calendar.ics', topic?: `measure:${string}` | `body:${string}`): string {
  return withQuery(`/notices/${what}`, { topic });
}
