import { projectionLayout } from './projection-layout.ts';

/** The layout of the tables that this library writes, kept in `statecraft.layout`. */
export const layoutVersion = 2;

/**
 * One script for each layout, made from the one before it.
 *
 * One row of `events` is one event: `body` is the event in JSON without its place, the columns before it are its place and what it is found by.
 * One row of `logs` is the head of one log; who writes to the log holds it, so that positions follow each other without a gap in the order of commits.
 *
 * Most events are the only one of their command and bear its id: those are found by `id`, and the index by command holds the others.
 *
 * `append` judges and records a group of commits in one statement. Its lists run over the events, the expectations and the commits of the group;
 * those of texts come as lines, which are read faster than an array. An expectation is a version, or -1 for a stream that must exist. Verdicts: 0 recorded,
 * 1 the command is on record, 2 an expectation is not met (`places`: which of the commit's, `actuals`: the version), 3 an event id is taken.
 * It gives the position and the instant of the head as they were before, and the versions, verdicts, places and actuals.
 * `versions` has 0 for an event that was not recorded.
 *
 * Where the caller says which version each event gets, because no commit bears on the outcome of another, and all can be recorded, they are judged
 * and recorded all at once, and it gives the head alone. Else they are taken one after the other.
 *
 * Plans are made once for a connection and kept, often while the table is still empty; so that they hold for a full one too, `append` never scans it
 * through, and is not planned anew to spare a row or two. Each lookup is a subquery with a limit, which the planner leaves alone: a bare EXISTS over
 * many ids it makes a join, and hashes the table. What is done at once is kept plain, since each further node of a plan costs more than a row.
 */
export const layouts: readonly string[] = [
  `
CREATE TABLE statecraft.logs (
  id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name     text COLLATE "C" NOT NULL UNIQUE,
  position bigint NOT NULL DEFAULT 0,
  at       text COLLATE "C" NOT NULL DEFAULT ''
) WITH (fillfactor = 10);

CREATE TABLE statecraft.events (
  log        integer NOT NULL,
  position   bigint NOT NULL,
  stream     text COLLATE "C" NOT NULL,
  version    integer NOT NULL,
  id         text COLLATE "C" NOT NULL,
  command_id text COLLATE "C" NOT NULL,
  at         text COLLATE "C" NOT NULL,
  body       text NOT NULL,
  PRIMARY KEY (log, position),
  UNIQUE (log, stream, version),
  UNIQUE (log, id)
);

CREATE INDEX events_by_command ON statecraft.events (log, command_id) WHERE command_id <> id;

CREATE FUNCTION statecraft.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an event on record is never changed or removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON statecraft.events
FOR EACH STATEMENT EXECUTE FUNCTION statecraft.refuse_change();

CREATE TRIGGER logs_are_never_removed BEFORE DELETE OR TRUNCATE ON statecraft.logs
FOR EACH STATEMENT EXECUTE FUNCTION statecraft.refuse_change();

CREATE FUNCTION statecraft.open_log(log_name text) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO statecraft.logs (name) VALUES (log_name) ON CONFLICT (name) DO NOTHING;
  SELECT id FROM statecraft.logs WHERE name = log_name;
$$;

CREATE FUNCTION statecraft.append(
  log_id integer,
  event_counts integer[], stream_lines text, next_versions integer[], id_lines text, command_id_lines text, instant_lines text, body_lines text,
  expect_counts integer[], expect_stream_lines text, expect_versions integer[]
) RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  streams text[] := string_to_array(stream_lines, E'\\n');
  ids text[] := string_to_array(id_lines, E'\\n');
  command_ids text[] := string_to_array(command_id_lines, E'\\n');
  instants text[] := string_to_array(instant_lines, E'\\n');
  bodies text[] := string_to_array(body_lines, E'\\n');
  expect_streams text[] := string_to_array(expect_stream_lines, E'\\n');
  head bigint;
  head_at text;
  versions integer[];
  verdicts integer[];
  places integer[];
  actuals integer[];
  tail bigint;
  latest text;
  first_event integer := 1;
  first_expect integer := 1;
  next_event integer;
  next_expect integer;
  verdict integer;
  place integer;
  actual integer;
  stream_version integer;
BEGIN
  SELECT position, at INTO STRICT head, head_at FROM statecraft.logs WHERE id = log_id FOR NO KEY UPDATE;
  IF next_versions IS NOT NULL AND NOT EXISTS (
    SELECT FROM unnest(ids) AS asked(id)
    WHERE (SELECT e.version FROM statecraft.events e WHERE e.log = log_id AND e.id = asked.id LIMIT 1) IS NOT NULL
  ) AND NOT EXISTS (
    SELECT FROM unnest(command_ids) AS asked(id)
    WHERE (SELECT e.version FROM statecraft.events e
      WHERE e.log = log_id AND e.command_id = asked.id AND e.command_id <> e.id LIMIT 1) IS NOT NULL
  ) AND NOT EXISTS (
    SELECT FROM (
      SELECT asked.version, coalesce((SELECT e.version FROM statecraft.events e
        WHERE e.log = log_id AND e.stream = asked.stream ORDER BY e.version DESC LIMIT 1), 0) AS actual
      FROM unnest(expect_streams, expect_versions) AS asked(stream, version)
    ) AS expectation
    WHERE NOT CASE WHEN version = -1 THEN expectation.actual > 0 ELSE expectation.actual = version END
  ) THEN
    INSERT INTO statecraft.events (log, position, stream, version, id, command_id, at, body)
    SELECT log_id, head + n, stream, version, id, command_id, greatest(head_at, instant), body
    FROM unnest(streams, next_versions, ids, command_ids, instants, bodies)
      WITH ORDINALITY AS event(stream, version, id, command_id, instant, body, n);
    tail := head + cardinality(streams);
    UPDATE statecraft.logs SET position = tail, at = greatest(head_at, instants[cardinality(instants)]) WHERE id = log_id;
    PERFORM pg_notify('statecraft', log_id || ':' || tail);
    RETURN json_build_array(head, head_at);
  END IF;
  tail := head;
  latest := head_at;
  versions := array_fill(0, ARRAY[cardinality(streams)]);
  FOR c IN 1 .. cardinality(event_counts) LOOP
    next_event := first_event + event_counts[c];
    next_expect := first_expect + expect_counts[c];
    verdict := 0;
    place := 0;
    actual := 0;
    FOR i IN first_event .. next_event - 1 LOOP
      IF EXISTS (SELECT FROM statecraft.events e WHERE e.log = log_id AND e.id = command_ids[i] AND e.command_id = e.id)
      OR EXISTS (SELECT FROM statecraft.events e WHERE e.log = log_id AND e.command_id = command_ids[i] AND e.command_id <> e.id) THEN
        verdict := 1;
        EXIT;
      END IF;
      IF verdict = 0 AND EXISTS (SELECT FROM statecraft.events e WHERE e.log = log_id AND e.id = ids[i]) THEN
        verdict := 3;
        place := i - first_event + 1;
      END IF;
    END LOOP;
    IF verdict <> 1 THEN
      stream_version := coalesce((SELECT e.version FROM statecraft.events e
        WHERE e.log = log_id AND e.stream = streams[next_event - 1] ORDER BY e.version DESC LIMIT 1), 0);
      FOR i IN first_expect .. next_expect - 1 LOOP
        IF expect_streams[i] = streams[next_event - 1] THEN
          actual := stream_version;
        ELSE
          actual := coalesce((SELECT e.version FROM statecraft.events e
            WHERE e.log = log_id AND e.stream = expect_streams[i] ORDER BY e.version DESC LIMIT 1), 0);
        END IF;
        IF NOT (CASE WHEN expect_versions[i] = -1 THEN actual > 0 ELSE actual = expect_versions[i] END) THEN
          verdict := 2;
          place := i - first_expect + 1;
          EXIT;
        END IF;
      END LOOP;
    END IF;
    IF verdict = 0 THEN
      FOR i IN first_event .. next_event - 1 LOOP
        IF event_counts[c] > 1 THEN
          stream_version := coalesce((SELECT e.version FROM statecraft.events e
            WHERE e.log = log_id AND e.stream = streams[i] ORDER BY e.version DESC LIMIT 1), 0);
        END IF;
        tail := tail + 1;
        IF instants[i] COLLATE "C" > latest THEN latest := instants[i]; END IF;
        versions[i] := stream_version + 1;
        INSERT INTO statecraft.events (log, position, stream, version, id, command_id, at, body)
        VALUES (log_id, tail, streams[i], versions[i], ids[i], command_ids[i], latest, bodies[i]);
      END LOOP;
    END IF;
    verdicts[c] := verdict;
    places[c] := place;
    actuals[c] := actual;
    first_event := next_event;
    first_expect := next_expect;
  END LOOP;
  IF tail > head THEN
    UPDATE statecraft.logs SET position = tail, at = latest WHERE id = log_id;
    PERFORM pg_notify('statecraft', log_id || ':' || tail);
  END IF;
  RETURN json_build_array(head, head_at, versions, verdicts, places, actuals);
END $$;

REVOKE ALL ON FUNCTION statecraft.open_log, statecraft.append FROM PUBLIC;
`,
  projectionLayout,
];
