/**
 * The tables of projections. What is in them is made of the events, and can be made anew at any time; that is why they are not part
 * of the layout of the log, and stand in a file only once it keeps a projection.
 *
 * A version that is dropped loses its name at once, and its documents bit by bit.
 */
export const projectionSchema = `
CREATE TABLE IF NOT EXISTS projections (
  id       INTEGER PRIMARY KEY,
  name     TEXT,
  version  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  served   INTEGER NOT NULL,
  UNIQUE (name, version)
) STRICT;

CREATE TABLE IF NOT EXISTS documents (
  projection INTEGER NOT NULL,
  key        TEXT NOT NULL,
  last_on    TEXT,
  body       TEXT NOT NULL,
  UNIQUE (projection, key)
) STRICT;

CREATE TABLE IF NOT EXISTS document_index (
  projection INTEGER NOT NULL,
  field      TEXT NOT NULL,
  value      TEXT NOT NULL,
  key        TEXT NOT NULL,
  PRIMARY KEY (projection, field, value, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS document_index_by_key ON document_index (projection, key, field, value);
`;
