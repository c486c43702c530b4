/** Projections of single members, beside those of the room and the desk. */
export const seats = `
CREATE TABLE projection_updates_of_all (
  id INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  kind TEXT NOT NULL CHECK (kind IN ('room', 'desk') OR kind GLOB 'seat/?*'),
  epoch INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
INSERT INTO projection_updates_of_all (id, session_id, kind, epoch, content)
  SELECT id, session_id, kind, epoch, content FROM projection_updates;
DROP TABLE projection_updates;
ALTER TABLE projection_updates_of_all RENAME TO projection_updates;
CREATE INDEX projection_updates_by_document ON projection_updates (session_id, kind, epoch, id);
`;
