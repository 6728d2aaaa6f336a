/** The layout of the tables that this library writes, kept in `notify_layout`. */
export const layoutVersion = 1;

/** How a database calls the types that the tables use. */
export interface TypeNames {
  /** Text that sorts by its characters' numbers. */
  readonly text: string;
  readonly integer: string;
}

/**
 * The tables. Instants are RFC 3339 in UTC with milliseconds, as text, so that they sort.
 *
 * A row of `notify_deliveries` is one notice to one subscription by one channel, under its key; one of `notify_messages` is
 * what leaves: one delivery, or those of a digest. `due` of a message is when it may be claimed next; a claim sets it to the
 * end of the lease; `rank` puts what is due at one instant in the order of the log. `dropped` says why a delivery will not leave.
 */
export function layout({ text, integer }: TypeNames): string {
  return `
CREATE TABLE notify_layout (version ${integer} NOT NULL);
CREATE TABLE notify_counters (name ${text} PRIMARY KEY, value ${integer} NOT NULL);

CREATE TABLE notify_addresses (
  subscription ${text} PRIMARY KEY,
  subscriber   ${text} NOT NULL,
  address      ${text} NOT NULL,
  secrets      ${text} NOT NULL
);
CREATE INDEX notify_addresses_by_subscriber ON notify_addresses (subscriber);

CREATE TABLE notify_subscriptions (
  id            ${text} PRIMARY KEY,
  subscriber    ${text} NOT NULL,
  state         ${text} NOT NULL,
  body          ${text} NOT NULL,
  confirm_token ${text} UNIQUE,
  confirm_until ${text},
  stop_token    ${text} UNIQUE,
  failing_since ${text},
  changed       ${integer} NOT NULL
);
CREATE INDEX notify_subscriptions_by_subscriber ON notify_subscriptions (subscriber);
CREATE INDEX notify_subscriptions_failing ON notify_subscriptions (id) WHERE failing_since IS NOT NULL;
CREATE INDEX notify_subscriptions_by_change ON notify_subscriptions (changed);

CREATE TABLE notify_notices (
  id       ${text} PRIMARY KEY,
  position ${integer} NOT NULL,
  at       ${text} NOT NULL,
  body     ${text} NOT NULL
);
CREATE INDEX notify_notices_by_position ON notify_notices (position);
CREATE TABLE notify_notice_topics (topic ${text}, position ${integer}, notice ${text}, PRIMARY KEY (topic, position, notice));
CREATE TABLE notify_notice_acts (act ${text}, notice ${text}, PRIMARY KEY (act, notice));

CREATE TABLE notify_deliveries (
  key          ${text} PRIMARY KEY,
  notice       ${text} NOT NULL,
  subscription ${text} NOT NULL,
  reasons      ${text} NOT NULL,
  slot         ${text},
  message      ${text},
  dropped      ${text}
);
CREATE INDEX notify_deliveries_by_notice ON notify_deliveries (notice);
CREATE INDEX notify_deliveries_by_message ON notify_deliveries (message);
CREATE INDEX notify_deliveries_waiting ON notify_deliveries (slot, subscription) WHERE message IS NULL AND dropped IS NULL;

CREATE TABLE notify_messages (
  id           ${text} PRIMARY KEY,
  kind         ${text} NOT NULL,
  channel      ${text} NOT NULL,
  subscription ${text} NOT NULL,
  statutory    ${integer} NOT NULL,
  state        ${text} NOT NULL,
  due          ${text} NOT NULL,
  rank         ${integer} NOT NULL,
  attempts     ${integer} NOT NULL,
  lease        ${text},
  made         ${text} NOT NULL,
  settled      ${text}
);
CREATE INDEX notify_messages_due ON notify_messages (due) WHERE state = 'pending';
CREATE INDEX notify_messages_due_by_channel ON notify_messages (channel, due, rank, id) WHERE state = 'pending';
CREATE INDEX notify_messages_of ON notify_messages (subscription, state);
CREATE INDEX notify_messages_dead ON notify_messages (settled) WHERE state = 'dead';

CREATE TABLE notify_attempts (
  message ${text}, number ${integer}, at ${text} NOT NULL, milliseconds ${integer} NOT NULL,
  outcome ${text} NOT NULL, answer ${text} NOT NULL, PRIMARY KEY (message, number)
);

CREATE TABLE notify_calendar (uid ${text} PRIMARY KEY, day ${text} NOT NULL, sequence ${integer} NOT NULL, updated ${text} NOT NULL, body ${text} NOT NULL);
CREATE INDEX notify_calendar_by_day ON notify_calendar (day);
CREATE TABLE notify_calendar_topics (topic ${text}, uid ${text}, PRIMARY KEY (topic, uid));

CREATE TABLE notify_open_measures (measure ${text} PRIMARY KEY);
CREATE TABLE notify_postings (number ${integer} PRIMARY KEY, notice ${text} NOT NULL, body ${text} NOT NULL);
INSERT INTO notify_layout VALUES (${layoutVersion});
INSERT INTO notify_counters VALUES ('position', 0), ('subscriptions', 0), ('postings', 0);
`;
}
