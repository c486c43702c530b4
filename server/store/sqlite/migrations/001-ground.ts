/** The record, its projections, the marks, and the accounts. */
export const ground = `
CREATE TABLE sessions (
  session_id TEXT NOT NULL PRIMARY KEY,
  epoch INTEGER NOT NULL CHECK (epoch >= 1)
) STRICT;

CREATE TABLE events (
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  at INTEGER NOT NULL,
  actor TEXT,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  payload BLOB,
  salt BLOB,
  payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 32),
  chain_hash BLOB NOT NULL CHECK (length(chain_hash) = 32),
  PRIMARY KEY (session_id, seq)
) STRICT;

-- actor is empty for the house itself: a key must not be NULL.
CREATE TABLE commands (
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  actor TEXT NOT NULL,
  command_id TEXT NOT NULL,
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
  answer TEXT NOT NULL,
  PRIMARY KEY (session_id, actor, command_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE projection_updates (
  id INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  kind TEXT NOT NULL CHECK (kind IN ('room', 'desk')),
  epoch INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE INDEX projection_updates_by_document ON projection_updates (session_id, kind, epoch, id);

CREATE TABLE marks_updates (
  id INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL,
  document TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE INDEX marks_updates_by_document ON marks_updates (session_id, document, id);

CREATE TABLE codes (
  selector TEXT NOT NULL PRIMARY KEY,
  secret_hash TEXT NOT NULL,
  session_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  UNIQUE (session_id, member_id)
) STRICT;

CREATE TABLE tokens (
  token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
  session_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  device_name TEXT NOT NULL,
  device_key TEXT,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tokens_by_member ON tokens (session_id, member_id);
`;
