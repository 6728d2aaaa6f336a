/**
 * Work that asks for one thing after another, written once for what gives it at once and for what takes its time.
 *
 * It is done by `atOnce` or `inTime`.
 */
export type Asking<Result> = Generator<unknown, Result, never>;

/** As it is, but what its methods give comes in time. */
export type InTime<Whole> = {
  readonly [Name in keyof Whole]: Whole[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Result>
    : Whole[Name];
};

/** Asks for a value: `const events = yield* asked(log.events(0, 7))`. */
export function* asked<Value>(value: Value | Promise<Value>): Generator<unknown, Value, Value> {
  return yield value;
}

/** Does work that gets what it asks for at once. */
export function atOnce<Result>(work: Asking<Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next(step.value as never);
  return step.value;
}

/** Does work that waits for what it asks for; what it cannot be given is thrown where it asked. */
export async function inTime<Result>(work: Asking<Result>): Promise<Result> {
  let step = work.next();
  while (!step.done) {
    let given: unknown;
    try {
      given = await step.value;
    } catch (fault) {
      step = work.throw(fault);
      continue;
    }
    step = work.next(given as never);
  }
  return step.value;
}
