/** The order of refused commands, so that the oldest can be forgotten. */
export const refusals = `
-- Counts the refusals of an actor in a session; 0 for those from before; NULL for an accepted command.
ALTER TABLE commands ADD COLUMN refusal INTEGER;
UPDATE commands SET refusal = 0 WHERE json_extract(answer, '$.accepted') = 0;
CREATE INDEX commands_refused ON commands (session_id, actor, refusal) WHERE refusal IS NOT NULL;
`;
