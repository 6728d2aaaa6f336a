import type { SourceMeasure, SourceRow } from '../source/source-measure.ts';

/**
 * All that a source says in a row, in its own words, a line for each kind of thing; of the row that describes the measure, what it
 * says of the measure as well.
 *
 * An import holds the record to it: while a row says the same, nothing has changed.
 */
export function sayingOf(
  { at, action, body, meeting, passed, agenda, minutes, motion, votes }: SourceRow,
  described?: SourceMeasure,
): string {
  const lines = [
    action.id === undefined ? action.name : `${action.name} (${action.id})`,
    [at.replace('T', ' '), body.name || `body ${body.id}`, meeting !== undefined && `meeting ${meeting}`]
      .filter(Boolean)
      .join(', '),
    described && `${described.file}, ${described.type}: ${described.title}`,
    described && described.sponsors.length > 0 && `Sponsors: ${described.sponsors.join(', ')}`,
    passed !== undefined && (passed ? 'Passed' : 'Failed'),
    agenda && `Agenda: ${agenda}`,
    minutes && `Minutes: ${minutes}`,
    motion && `Motion: ${motion}`,
    ...answersIn(votes ?? []),
  ];
  return lines.filter((line) => typeof line === 'string').join('\n');
}

/** Who gave each answer, in the order in which the source has them. */
function answersIn(votes: NonNullable<SourceRow['votes']>): string[] {
  const answers = new Map<string, number[]>();
  for (const [person, answer] of votes) {
    const name = answer ?? 'No answer';
    const persons = answers.get(name);
    if (persons) persons.push(person);
    else answers.set(name, [person]);
  }
  return [...answers].map(([answer, persons]) => `${answer}: ${persons.join(', ')}`);
}
