import { expect } from 'vitest';
import { isHere } from '../../shared/domain/attendance.ts';
import { APPROVALS_NEEDED } from '../../shared/domain/device.ts';
import { openInHall } from '../../shared/domain/openInHall.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { agreedCount, discrepanciesOf } from '../../shared/domain/slipCount.ts';
import type { OpenedPoll } from '../../shared/domain/slip.ts';
import { openVotesAmong } from '../../shared/domain/vote.ts';

/** D1 to D6. */
export function expectDevices({ devices }: SessionState): void {
  for (const [id, device] of devices) {
    expect(device.id).toBe(id);
    expectUnique(device.approvedBy);
    expect(device.approvedBy).not.toContain(device.memberId);
    if (device.standing === 'waiting') expect(device.approvedBy.length).toBeLessThan(APPROVALS_NEEDED);
  }
}

/** T2 to T12, T20: the record of each sitting. */
export function expectSittings(state: SessionState): void {
  const records = [...state.sittingRecords.values()];
  for (const { openedAt, closedAt, pack, pause, roll, declared, rollChanges } of records) {
    expect(pack === null).toBe(openedAt === null);
    if (closedAt !== null) expect([openedAt === null, pause]).toEqual([false, null]);
    if (pause !== null) {
      expect([openedAt === null, closedAt]).toEqual([false, null]);
      expect(pause.until ?? Infinity).toBeGreaterThan(pause.since);
      expect(openInHall(state)).toBe(null);
    }
    for (const memberId of declared) expect(isHere(roll.get(memberId))).toBe(false);
    const newest = new Map(
      rollChanges.filter(({ way }) => way !== 'declared').map((change) => [change.memberId, change.presence]),
    );
    for (const [memberId, presence] of newest) expect(roll.get(memberId) ?? null).toBe(presence);
  }
  // T3, V2: nothing is voted on outside of an open sitting.
  const isOpen = records.some(({ openedAt, closedAt }) => openedAt !== null && closedAt === null);
  if (!isOpen) expect(openInHall(state)).toBe(null);
}

/** M1, M2, M5, V18: every motion is on bytes that are there; a batch is of one sitting. */
export function expectMotions({ motions, files, votes }: SessionState): void {
  for (const { fileId, itemId, versionId, sha256, scope } of motions.values()) {
    const file = files.get(fileId);
    expect(file?.itemId).toBe(itemId);
    const version = file?.versions.find(({ id }) => id === versionId);
    expect([version?.content.sha256, version?.published]).toEqual([sha256, true]);
    if (scope.kind !== 'whole') expect(scope.label).not.toBe('');
  }
  for (const { batchId, sittingId } of votes.values()) {
    if (batchId === null) continue;
    const batch = [...votes.values()].filter((vote) => vote.batchId === batchId);
    expect(new Set(batch.map((vote) => vote.sittingId))).toEqual(new Set([sittingId]));
    expect(batch.length).toBeGreaterThan(1);
  }
  // M7: nothing is open on the whole while one of its parts is.
  const open = openVotesAmong(votes);
  const whole = open.filter(({ motion }) => motion.scope.kind === 'whole');
  for (const { motion } of whole) {
    const parts = open.filter((vote) => vote.motion.versionId === motion.versionId && !whole.includes(vote));
    expect(parts).toEqual([]);
  }
}

/** N1, N5 to N7. */
export function expectNotices({ calls, announcements }: SessionState): void {
  const open = [...calls.values()].filter(({ state }) => state.kind !== 'settled');
  expectUnique(open.map(({ memberId }) => memberId));
  for (const [id, announcement] of announcements) expect(announcement.id).toBe(id);
}

/** I2, I3: leave asked with an answer is asked from the sittings that it names. */
export function expectInvitations({ invitations, sittings }: SessionState): void {
  for (const [id, { memberId, answer }] of invitations) {
    expect(memberId).toBe(id);
    if (answer?.kind !== 'absent') continue;
    expect(answer.sittingIds.length).toBeGreaterThan(0);
    expectUnique(answer.sittingIds);
  }
  expectUnique(sittings.map(({ id }) => id));
}

/** L3, L5, L8, L13: how polls follow each other, and what their results stand on. */
export function expectPollResults({ polls }: SessionState): void {
  const opened = [...polls.values()].filter((poll): poll is OpenedPoll => poll.state !== 'prepared');
  expect(opened.map(({ terms }) => terms.number).sort((a, b) => a - b)).toEqual(opened.map((_, i) => i + 1));
  const following = [...polls.values()].filter(({ state, follows }) => state !== 'cancelled' && follows);
  expectUnique(following.map(({ follows }) => `${follows?.pollId} ${follows?.as}`));
  for (const poll of opened) {
    if (!('result' in poll)) continue;
    const { result, sheet, terms, slips, tellers, counts } = poll;
    expect(result.rows.map(({ rowId }) => rowId).sort()).toEqual(sheet.rows.map(({ id }) => id).sort());
    if (result.turnout.method === 'named') {
      const { valid, silent, absent } = result.turnout;
      expect([valid, valid + silent + absent]).toEqual([slips.size, terms.electorate.length]);
      continue;
    }
    const count = agreedCount(sheet, tellers, counts);
    if (count === null) return expect.fail(`poll ${poll.id} was closed without an agreed count`);
    expect(discrepanciesOf(sheet, terms.electorate.length, count)).toEqual([]);
    const { rows, ...slipsCounted } = count;
    expect(result.turnout).toEqual({ method: 'paper', ...slipsCounted });
    for (const { rowId, counts: marks } of rows) {
      expect(result.rows.find((row) => row.rowId === rowId)?.counts).toEqual(marks);
    }
  }
}

/** O1 to O6: deadlines go only outwards, and nothing was given at or after the one that stands. */
export function expectDeadlines({ opinions }: SessionState): void {
  for (const { askedAt, deadline, answers, reminded, asked } of opinions.values()) {
    expect(deadline).toBeGreaterThan(askedAt);
    for (const { at } of answers.values()) expect(at).toBeLessThan(deadline);
    for (const at of reminded.values()) expect(at).toBeLessThan(deadline);
    expectUnique(asked);
  }
}

function expectUnique(values: readonly unknown[]): void {
  expect(new Set(values).size).toBe(values.length);
}
