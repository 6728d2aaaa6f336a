import { z } from 'zod';

const id = z
  .string()
  .max(200, 'an id has at most 200 characters')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u,
    'an id starts with a letter or digit and goes on with letters, digits and . _ : -',
  );

/** Id of a measure: the system's own; a file number is a fact that may come later. */
export const measureId = id.brand<'MeasureId'>();
export type MeasureId = z.output<typeof measureId>;

/** Id of a council, board or committee. */
export const bodyId = id.brand<'BodyId'>();
export type BodyId = z.output<typeof bodyId>;

/** Id of a person, or of a seat where the person is not named. */
export const personId = id.brand<'PersonId'>();
export type PersonId = z.output<typeof personId>;

/** Id of a meeting, unique within its body. */
export const meetingId = id.brand<'MeetingId'>();
export type MeetingId = z.output<typeof meetingId>;

/** Id of a recorded event. */
export const eventId = z.string().min(1).max(250).brand<'EventId'>();
export type EventId = z.output<typeof eventId>;
