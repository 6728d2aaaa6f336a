import { z } from 'zod';
import { named } from './names.ts';
import { text } from './text.ts';

const LONGEST = 200;
/** Names of commands are made of other names: that of an act that is due of its measure, its row and its day. */
const LONGEST_OF_COMMAND = 400;

const id = z
  .string()
  .max(LONGEST, `an id has at most ${LONGEST} characters`)
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u,
    'an id starts with a letter or digit and goes on with letters, digits and . _ : -',
  );

/** Id of a measure: the system's own; a file number is a fact that may come later. */
export const measureId = named(id.brand<'MeasureId'>(), 'measure');
export type MeasureId = z.output<typeof measureId>;

/** Id of a council, board or committee. */
export const bodyId = named(id.brand<'BodyId'>(), 'body');
export type BodyId = z.output<typeof bodyId>;

/** Id of a person, or of a seat where the person is not named. */
export const personId = named(id.brand<'PersonId'>(), 'person');
export type PersonId = z.output<typeof personId>;

/** Id of a meeting, unique within its body. */
export const meetingId = named(id.brand<'MeetingId'>(), 'meeting');
export type MeetingId = z.output<typeof meetingId>;

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
export type EventId = z.output<typeof eventId>;
