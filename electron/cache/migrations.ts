/**
 * Migration `n` brings a database of version `n` to `n + 1`. Written once, never changed afterwards.
 *
 * In the clear stand identifiers, room addresses, hashes and sizes, which lookups need; titles, names,
 * tokens, document contents and file bytes are sealed.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE vault (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    kind TEXT NOT NULL CHECK (kind IN ('system', 'passphrase')),
    wrapped BLOB NOT NULL,
    salt BLOB NOT NULL,
    cost INTEGER NOT NULL,
    proof BLOB NOT NULL
  ) STRICT;

  CREATE TABLE session (
    room_url TEXT NOT NULL,
    session_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (room_url, session_id, member_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE document (
    key TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    unsaved_revision INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE document_update (
    key TEXT NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (key, revision)
  ) STRICT;

  CREATE TABLE chunk (
    sha256 TEXT NOT NULL,
    position INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (sha256, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE file_use (
    sha256 TEXT NOT NULL,
    room_url TEXT NOT NULL,
    session_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    PRIMARY KEY (sha256, room_url, session_id, member_id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE room_pin (
    room_url TEXT PRIMARY KEY,
    pin TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
