import { changed, without } from './collections.ts';
import {
  partOfNotes,
  sectionKey,
  type Discussion,
  type DiscussionPlan,
  type GroupNotes,
  type GroupRoom,
  type NotePart,
  type RoomPlan,
} from './discussion.ts';
import type { DiscussionEvent, ReportEvent, RoomEvent } from './discussionEvent.ts';
import type { SessionState } from './session.ts';

export function applyToDiscussions(state: SessionState, event: DiscussionEvent): SessionState {
  return { ...state, discussions: discussionsAfter(state.discussions, event) };
}

function discussionsAfter(
  discussions: SessionState['discussions'],
  event: DiscussionEvent,
): SessionState['discussions'] {
  switch (event.type) {
    case 'discussionPut': {
      const { discussion: plan } = event;
      return new Map(discussions).set(plan.id, planned(discussions.get(plan.id), plan));
    }
    case 'discussionRemoved':
      return without(discussions, event.discussionId);
    case 'notesGathered':
    case 'reportSaved':
    case 'reportPublished':
      return changed(discussions, event.discussionId, (discussion) => ({
        ...discussion,
        report: reportAfter(discussion.report, event),
      }));
    default:
      return changed(discussions, event.discussionId, (discussion) => ({
        ...discussion,
        rooms: changed(discussion.rooms, event.groupId, (room) => roomAfter(room, event)),
      }));
  }
}

/** What a room has recorded stays with it. */
function planned(before: Discussion | undefined, { id, itemIds, rooms }: DiscussionPlan): Discussion {
  return {
    id,
    itemIds,
    rooms: new Map(rooms.map((room) => [room.groupId, roomOf(before?.rooms.get(room.groupId), room)])),
    report: before?.report ?? { kind: 'none' },
  };
}

function roomOf(before: GroupRoom | undefined, plan: RoomPlan): GroupRoom {
  const fresh = { stage: { kind: 'prepared' as const }, here: new Set<never>(), notes: new Map() };
  return { ...(before ?? fresh), ...plan };
}

function roomAfter(room: GroupRoom, event: RoomEvent): GroupRoom {
  const { stage } = room;
  switch (event.type) {
    case 'roomOpened': {
      const openedAt = stage.kind === 'prepared' ? event.at : stage.openedAt;
      return { ...room, stage: { kind: 'open', openedAt, itemId: null } };
    }
    case 'roomClosed': {
      const openedAt = stage.kind === 'prepared' ? event.at : stage.openedAt;
      return { ...room, stage: { kind: 'closed', openedAt, closedAt: event.at } };
    }
    case 'roomItemSet':
      return stage.kind === 'open' ? { ...room, stage: { ...stage, itemId: event.itemId } } : room;
    case 'roomRollCalled': {
      const here = new Set(room.here);
      for (const entry of event.entries) {
        if (entry.here) here.add(entry.memberId);
        else here.delete(entry.memberId);
      }
      return { ...room, here };
    }
    case 'notesSaved': {
      const before = room.notes.get(event.itemId) ?? { parts: [], approval: null };
      return { ...room, notes: new Map(room.notes).set(event.itemId, written(before, event.part)) };
    }
    case 'notesApproved':
      return { ...room, notes: changed(room.notes, event.itemId, approvedBy(event.approval)) };
    case 'notesReopened':
      return { ...room, notes: changed(room.notes, event.itemId, approvedBy(null)) };
  }
}

function approvedBy(approval: GroupNotes['approval']) {
  return (notes: GroupNotes): GroupNotes => ({ ...notes, approval });
}

function written(notes: GroupNotes, part: NotePart): GroupNotes {
  if (partOfNotes(notes, part.section) === undefined) return { ...notes, parts: [...notes.parts, part] };
  const key = sectionKey(part.section);
  const parts = notes.parts.map((other) => (sectionKey(other.section) === key ? part : other));
  return { ...notes, parts };
}

function reportAfter(report: Discussion['report'], event: ReportEvent): Discussion['report'] {
  switch (event.type) {
    case 'notesGathered':
      return report.kind === 'none' ? { kind: 'gathered', gatheredAt: event.at, texts: new Map() } : report;
    case 'reportSaved':
      if (report.kind !== 'gathered') return report;
      return { ...report, texts: new Map(report.texts).set(event.itemId, event.saved) };
    case 'reportPublished':
      if (report.kind !== 'gathered') return report;
      return { ...report, kind: 'published', publishedAt: event.at, sha256: event.sha256 };
  }
}
