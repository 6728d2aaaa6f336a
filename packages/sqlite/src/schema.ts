/** Marks an SQLite file as a Statecraft log, in its header: `STCT` in ASCII. */
export const applicationId = 0x53_54_43_54;

/** The layout of the file that this library writes, kept in the file as `user_version`. */
export const schemaVersion = 1;

/**
 * One row is one event. `body` is the whole event as it is read, in JSON; the columns before it are what it is found by.
 *
 * Most events are the only one of their command and bear its id: those are found by `id`, and the index by command holds the others.
 *
 * The file itself keeps its record append-only and gapless, whoever writes to it: nothing is changed, removed, replaced or skipped.
 */
export const schema = `
CREATE TABLE events (
  position   INTEGER PRIMARY KEY,
  stream     TEXT NOT NULL,
  version    INTEGER NOT NULL,
  id         TEXT NOT NULL UNIQUE,
  command_id TEXT NOT NULL,
  at         TEXT NOT NULL,
  body       TEXT NOT NULL,
  UNIQUE (stream, version)
) STRICT;

CREATE INDEX events_by_command ON events (command_id) WHERE command_id <> id;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'an event on record is never changed');
END;

CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'an event on record is never removed');
END;

CREATE TRIGGER events_are_only_added BEFORE INSERT ON events
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM events)
  OR NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM events WHERE stream = NEW.stream)
  OR EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'an event is only added, at the end of the log and of its stream');
END;

PRAGMA application_id = ${applicationId};
PRAGMA user_version = ${schemaVersion};
`;
