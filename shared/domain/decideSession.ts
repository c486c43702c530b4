import type { Command } from './command.ts';
import { decideMembers } from './decideRoster.ts';
import { happened, type Decision } from './decision.ts';
import { refused } from './refusal.ts';
import type { SessionState } from './session.ts';

type Creation = Extract<Command, { type: 'createSession' }>;
type SessionCommand = Extract<Command, { type: 'changeDetails' | 'publish' }>;

/** S1, S2. Whether the actor may create sessions in this house is for the caller to check. */
export function decideCreation(state: SessionState | null, command: Creation): Decision {
  if (state !== null) return refused('sessionExists');
  const empty = { members: new Map(), groups: [], committees: [] };
  const secretary = decideMembers(empty, [command.secretary]);
  if (!secretary.ok) return secretary;
  const { sessionId, council, details } = command;
  return happened({ type: 'sessionCreated', sessionId, council, details }, ...secretary.value);
}

export function decideSession(state: SessionState, command: SessionCommand): Decision {
  switch (command.type) {
    case 'changeDetails':
      return happened({ type: 'detailsChanged', details: command.details, council: command.council });
    case 'publish':
      return decidePublication(state);
  }
}

/** F7, F8. */
function decidePublication(state: SessionState): Decision {
  const itemIds = [...state.items.values()].filter((item) => !item.published).map((item) => item.id);
  const versionIds = [...state.files.values()]
    .flatMap((file) => file.versions)
    .filter((version) => !version.published)
    .map((version) => version.id);
  if (state.published && itemIds.length === 0 && versionIds.length === 0) return refused('nothingToPublish');
  return happened({ type: 'published', itemIds, versionIds });
}
