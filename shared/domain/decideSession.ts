import type { AgendaItem, DossierFile } from './agenda.ts';
import type { Command } from './command.ts';
import { decideMembers } from './decideRoster.ts';
import { happened, type Decision } from './decision.ts';
import type { SessionEvent } from './event.ts';
import type { FileId } from './ids.ts';
import { openInHall } from './openInHall.ts';
import { refused } from './refusal.ts';
import type { SessionState } from './session.ts';

type Creation = Extract<Command, { type: 'createSession' }>;
type SessionCommand = Extract<Command, { type: 'changeDetails' | 'publish' | 'publishFiles' }>;

/** S1, S2. Whether the actor may create sessions in this house is for the caller to check. */
export function decideCreation(state: SessionState | null, command: Creation): Decision {
  if (state !== null) return refused('sessionExists');
  const empty = { members: new Map(), groups: [], committees: [], removedMembers: new Set<never>() };
  const secretary = decideMembers(empty, [command.secretary]);
  if (!secretary.ok) return secretary;
  const { sessionId, council, details } = command;
  return happened({ type: 'sessionCreated', sessionId, council, details }, ...secretary.value);
}

export function decideSession(state: SessionState, command: SessionCommand): Decision {
  switch (command.type) {
    case 'changeDetails': {
      const keepsSeats = command.council.seats === state.council.seats;
      if (!keepsSeats && openInHall(state) !== null) return refused('voteOpen');
      if (!keepsSeats && areSeatsFixed(state)) return refused('seatsFixed');
      return happened({ type: 'detailsChanged', details: command.details, council: command.council });
    }
    case 'publish':
      return decidePublication(state);
    case 'publishFiles':
      return decidePublicationOf(state, command.fileIds);
  }
}

/** S14. */
function areSeatsFixed({ sittingRecords, mandates }: SessionState): boolean {
  return mandates.length > 0 || [...sittingRecords.values()].some(({ openedAt }) => openedAt !== null);
}

/** F7, F8. */
function decidePublication(state: SessionState): Decision {
  const drafts = draftsAmong([...state.items.values()], [...state.files.values()]);
  return state.published && isEmpty(drafts) ? refused('nothingToPublish') : happened(drafts);
}

/** F11. */
function decidePublicationOf(state: SessionState, fileIds: readonly FileId[]): Decision {
  if (!state.published) return refused('itemNotPublished');
  const named = new Set(fileIds);
  const files = [...state.files.values()].filter((file) => named.has(file.id));
  if (files.length < named.size) return refused('noSuchFile');
  const itemIds = new Set(files.map((file) => file.itemId));
  const drafts = draftsAmong(
    [...state.items.values()].filter((item) => itemIds.has(item.id)),
    files,
  );
  return isEmpty(drafts) ? refused('nothingToPublish') : happened(drafts);
}

type Publication = Extract<SessionEvent, { type: 'published' }>;

function draftsAmong(items: readonly AgendaItem[], files: readonly DossierFile[]): Publication {
  const versions = files.flatMap((file) => file.versions);
  return {
    type: 'published',
    itemIds: items.filter((item) => !item.published).map((item) => item.id),
    versionIds: versions.filter((version) => !version.published).map((version) => version.id),
  };
}

function isEmpty({ itemIds, versionIds }: Publication): boolean {
  return itemIds.length + versionIds.length === 0;
}
