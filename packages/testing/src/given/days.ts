import type { Engine } from '@statecraft/core';

/** What days a law should set for a measure: each rule's day by its id, `none` where it sets none. */
export type ExpectedDays = Readonly<Record<string, string>>;

/** How the days that the law sets for a measure differ from those expected; `undefined` where they do not. */
export async function differenceInDeadlines(
  engine: Engine,
  measure: string,
  expected: ExpectedDays,
): Promise<string | undefined> {
  const deadlines = (await engine.measure(measure))?.deadlines ?? [];
  return difference('deadline', expected, (id) => {
    const found = deadlines.find(({ rule }) => rule === id);
    return found && (found.date ?? found.candidates?.join(' or '));
  });
}

/** How the acts that are due for a measure differ from those expected, by their rows; `undefined` where they do not. */
export async function differenceInDue(
  engine: Engine,
  measure: string,
  expected: ExpectedDays,
): Promise<string | undefined> {
  const due = (await engine.due('9999-12-31')).filter(
    ({ command }) => 'measure' in command && command.measure === measure,
  );
  return difference('due', expected, (id) => due.find(({ row }) => row === id)?.on);
}

function difference(
  what: string,
  expected: ExpectedDays,
  dayOf: (id: string) => string | undefined,
): string | undefined {
  const wrong = Object.entries(expected).flatMap(([id, day]) => {
    const found = dayOf(id) ?? 'none';
    return found === day ? [] : [`${what} ${id} ${found}, not ${day}`];
  });
  return wrong.length > 0 ? `then: ${wrong.join('; ')}` : undefined;
}
