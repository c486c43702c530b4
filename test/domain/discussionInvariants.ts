import { expect } from 'vitest';
import {
  hasBegun,
  revisionOf,
  sectionKey,
  writtenParts,
  type Discussion,
} from '../../shared/domain/discussion.ts';
import type { SessionState } from '../../shared/domain/session.ts';

/** H1 to H9. */
export function expectDiscussions(state: SessionState): void {
  const rooms = [...state.discussions.values()].flatMap((one) => [...one.rooms.values()]);
  const open = rooms.filter(({ stage }) => stage.kind === 'open');
  expectUnique(open.map(({ groupId }) => groupId));
  for (const { stage } of open) {
    if (stage.kind !== 'open' || stage.itemId === null) continue;
    const running = state.items.get(stage.itemId);
    expect([running?.published, running?.state === 'done']).toEqual([true, false]);
  }
  for (const { groupId, here, chairId, secretaryId } of rooms) {
    expect(state.groups.map(({ id }) => id)).toContain(groupId);
    expect(chairId).not.toBe(secretaryId);
    for (const id of here) expect(state.members.has(id) || state.removedMembers.has(id)).toBe(true);
  }
  for (const one of state.discussions.values()) expectDiscussion(one, state);
}

function expectDiscussion(discussion: Discussion, state: SessionState): void {
  const { itemIds, rooms, report } = discussion;
  expectUnique(itemIds);
  for (const itemId of itemIds) expect(state.items.has(itemId)).toBe(true);
  expectUnique([...rooms.values()].flatMap(({ chairId, secretaryId }) => [chairId, secretaryId]));
  for (const { notes, stage } of rooms.values()) {
    if (stage.kind === 'prepared') expect(notes.size).toBe(0);
    for (const [itemId, { parts, approval }] of notes) {
      expect(itemIds).toContain(itemId);
      expectUnique(parts.map(({ section }) => sectionKey(section)));
      expect(revisionOf(parts)).toBeGreaterThanOrEqual(parts.length);
      if (approval !== null) expect(writtenParts({ parts }).length).toBeGreaterThan(0);
      if (report.kind !== 'none' && approval === null) expect(writtenParts({ parts })).toEqual([]);
    }
  }
  if (report.kind === 'none') return;
  expect(hasBegun(discussion)).toBe(true);
  expect([...rooms.values()].some(({ stage }) => stage.kind === 'open')).toBe(false);
  for (const itemId of report.texts.keys()) expect(itemIds).toContain(itemId);
  if (report.kind === 'published') expect([...report.texts.keys()].sort()).toEqual([...itemIds].sort());
}

function expectUnique(values: readonly unknown[]): void {
  expect(new Set(values).size).toBe(values.length);
}
