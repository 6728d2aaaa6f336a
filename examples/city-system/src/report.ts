/** An entry of the service's own log: an event by name, and the values to act on. Never a token, never an address of a subscriber. */
export type Report = (event: string, values?: Readonly<Record<string, unknown>>) => void;

/** Reports by lines of JSON, each with its instant. */
export function lineReport(write: (line: string) => void, clock: () => string): Report {
  return (event, values = {}) => write(`${JSON.stringify({ at: clock(), event, ...values })}\n`);
}
