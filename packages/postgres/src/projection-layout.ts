/**
 * The tables of projections. What is in them is made of the events, and can be made anew at any time.
 *
 * Whoever advances or drops a version holds the projection first, until the end of the transaction; who reads does not. A version
 * that is dropped loses its name at once, and its documents bit by bit.
 *
 * `save_projection` keeps a step, unless the version stands elsewhere than at `behind` or a higher one serves; it gives where the
 * version stood and which one served. As in `append`, its plans are made to hold for full tables while they are empty.
 */
export const projectionLayout = `
CREATE TABLE statecraft.projections (
  id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  log      integer NOT NULL,
  name     text COLLATE "C",
  version  bigint NOT NULL,
  position bigint NOT NULL,
  served   boolean NOT NULL,
  UNIQUE (log, name, version)
) WITH (fillfactor = 10);

CREATE TABLE statecraft.documents (
  projection integer NOT NULL,
  key        text COLLATE "C" NOT NULL,
  last_on    text,
  body       text NOT NULL,
  PRIMARY KEY (projection, key)
);

CREATE TABLE statecraft.document_index (
  projection integer NOT NULL,
  field      text COLLATE "C" NOT NULL,
  value      text COLLATE "C" NOT NULL,
  key        text COLLATE "C" NOT NULL,
  PRIMARY KEY (projection, field, value, key)
);

CREATE INDEX document_index_by_key ON statecraft.document_index (projection, key, field, value);

CREATE FUNCTION statecraft.hold_projection(log_id integer, projection_name text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('statecraft.projections/' || log_id || '/' || projection_name, 0));
$$;

CREATE FUNCTION statecraft.save_projection(
  log_id integer, projection_name text, projection_version bigint, behind bigint, reached bigint, serve boolean,
  keys text[], last_ons text[], bodies text[], index_keys text[], index_fields text[], index_values text[],
  OUT stood bigint, OUT serving bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  kept integer;
BEGIN
  PERFORM statecraft.hold_projection(log_id, projection_name);
  SELECT coalesce(max(p.position) FILTER (WHERE p.version = projection_version), 0), coalesce(max(p.version) FILTER (WHERE p.served), 0)
  INTO stood, serving FROM statecraft.projections p WHERE p.log = log_id AND p.name = projection_name;
  IF serving > projection_version OR stood <> behind THEN RETURN; END IF;

  INSERT INTO statecraft.projections AS p (log, name, version, position, served)
  VALUES (log_id, projection_name, projection_version, reached, serve)
  ON CONFLICT (log, name, version) DO UPDATE SET position = excluded.position, served = p.served OR excluded.served
  RETURNING id INTO kept;

  INSERT INTO statecraft.documents (projection, key, last_on, body)
  SELECT kept, given.key, given.last_on, given.body FROM unnest(keys, last_ons, bodies) AS given (key, last_on, body)
  ON CONFLICT (projection, key) DO UPDATE SET last_on = excluded.last_on, body = excluded.body;

  DELETE FROM statecraft.document_index i USING (
    SELECT old.field, old.value, old.key FROM unnest(keys) AS changed CROSS JOIN LATERAL (
      SELECT o.field, o.value, o.key FROM statecraft.document_index o WHERE o.projection = kept AND o.key = changed OFFSET 0
    ) AS old EXCEPT SELECT * FROM unnest(index_fields, index_values, index_keys)
  ) AS gone WHERE i.projection = kept AND i.field = gone.field AND i.value = gone.value AND i.key = gone.key;

  INSERT INTO statecraft.document_index (projection, field, value, key)
  SELECT kept, given.* FROM unnest(index_fields, index_values, index_keys) AS given ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION statecraft.drop_projection(log_id integer, projection_name text, projection_version bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT statecraft.hold_projection(log_id, projection_name);
  UPDATE statecraft.projections SET name = NULL
  WHERE log = log_id AND name = projection_name AND version = projection_version;
$$;

CREATE FUNCTION statecraft.sweep_projections(log_id integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
  nameless integer;
  gone text[];
BEGIN
  SELECT id INTO nameless FROM statecraft.projections WHERE log = log_id AND name IS NULL LIMIT 1 FOR UPDATE;
  IF nameless IS NULL THEN RETURN false; END IF;
  gone := ARRAY(SELECT key FROM statecraft.documents WHERE projection = nameless LIMIT 500);
  DELETE FROM statecraft.document_index WHERE projection = nameless AND key = ANY (gone);
  DELETE FROM statecraft.documents WHERE projection = nameless AND key = ANY (gone);
  IF cardinality(gone) < 500 THEN DELETE FROM statecraft.projections WHERE id = nameless; END IF;
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION statecraft.save_projection, statecraft.drop_projection, statecraft.sweep_projections FROM PUBLIC;
`;
