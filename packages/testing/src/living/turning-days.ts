import {
  type AnyVocabulary,
  addDays,
  type Command,
  type Deadline,
  definitionsOf,
  type Engine,
  type LegalDate,
} from '@statecraft/core';

/** Which verdict a rule has on the day before, on the day itself, and on the day after, by what the day is to the measure. */
const turns = {
  by: ['holds', 'holds', 'fails'],
  from: ['fails', 'holds', 'holds'],
  after: ['fails', 'fails', 'holds'],
} as const;

/**
 * What is wrong with the days that an engine tells for a measure: a deadline on which its rule's verdict does not turn, and an act
 * that is due on a day on which it would be refused, or would have been accepted the day before. Empty where they are right.
 *
 * `uses` are the vocabularies that the procedure uses besides ours.
 */
export async function wrongDays(
  engine: Engine,
  measure: string,
  uses: readonly AnyVocabulary[] = [],
): Promise<string[]> {
  const known = await engine.measure(measure);
  if (!known) return [];
  const wrong: string[] = [];
  for (const { rule, when, date } of known.deadlines) {
    if (when === 'on' || date === undefined) continue;
    for (const [index, expected] of turns[when].entries()) {
      const day = addDays(date, index - 1);
      const needs = (await engine.available(measure, day))
        .flatMap((each) => each.needs)
        .filter((each) => each.rule === rule);
      const other = needs.find(({ verdict }) => verdict !== undefined && verdict !== expected);
      if (other) wrong.push(`${rule} sets the day ${date} (${when}), and on ${day} it ${other.verdict}`);
    }
  }
  const due = (await engine.due('2059-01-01')).filter(
    ({ command }) => 'measure' in command && command.measure === measure,
  );
  wrong.push(...(await notDue(engine, measure, uses, known.deadlines, due)));
  for (const { command, on, row } of due) {
    if (!(await engine.explain(command)).ok) wrong.push(`${row} is due on ${on}, and would be refused on it`);
    const before = {
      ...command,
      on: addDays(on as LegalDate, -1),
      commandId: `${command.commandId}/before`,
    } as Command;
    if ((await engine.explain(before)).ok) wrong.push(`${row} is due on ${on}, and would be accepted the day before`);
  }
  return wrong;
}

/** The lapses that would be lawful once a time has run out, and are due for nobody by then. */
async function notDue(
  engine: Engine,
  measure: string,
  uses: readonly AnyVocabulary[],
  deadlines: readonly Deadline[],
  due: readonly { readonly row: string; readonly on: string }[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { rule, when, date } of deadlines) {
    if (date === undefined || (when !== 'after' && when !== 'from')) continue;
    const on = when === 'after' ? addDays(date, 1) : date;
    for (const { act, row, when: words, needs } of await engine.available(measure, on)) {
      if (!definitionsOf(uses).actOfType(act).byLaw || !needs.some((need) => need.rule === rule)) continue;
      const { ok } = await engine.explain({ ...words, type: act, measure, on } as Command);
      if (ok && !due.some((each) => each.row === row && each.on <= on))
        wrong.push(`${row} is lawful from ${on}, and is not due by then`);
    }
  }
  return wrong;
}
