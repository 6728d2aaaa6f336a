import { z } from 'zod';
import { named } from './names.ts';
import { text } from './text.ts';

const LONGEST = 200;
/** Names of commands are made of other names: that of an act that is due of its measure, its row and its day. */
const LONGEST_OF_COMMAND = 400;

const FORM = /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u;

const id = z
  .string()
  .max(LONGEST, `an id has at most ${LONGEST} characters`)
  .regex(FORM, 'an id starts with a letter or digit and goes on with letters, digits and . _ : -');

/** Whether a text has the form of an id. */
export function isId(given: string): boolean {
  return given.length <= LONGEST && FORM.test(given);
}

/** Id of a measure: the system's own; a file number is a fact that may come later. */
export const measureId = named(id.brand<'MeasureId'>(), 'measure');

/** Id of a council, board or committee. */
export const bodyId = named(id.brand<'BodyId'>(), 'body');

/** Id of a person, or of a seat where the person is not named. */
export const personId = named(id.brand<'PersonId'>(), 'person');

/** Id of a meeting, unique within its body. */
export const meetingId = named(id.brand<'MeetingId'>(), 'meeting');

/** Id of a command, of an act, or of what led to it. */
export const commandId = text(LONGEST_OF_COMMAND);

/** Id of a recorded event: that of its command, and where other acts changed what was made of a measure, the measure's behind a slash. */
export const eventId = named(
  z
    .string()
    .min(1)
    .max(LONGEST_OF_COMMAND + 1 + LONGEST)
    .brand<'EventId'>(),
  'event',
);
