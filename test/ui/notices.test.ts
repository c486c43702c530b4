import { describe, expect, test } from 'vitest';
import type { Projection, Seat } from '../../shared/protocol/projection.ts';
import { invitationsByAnswer, isInviting } from '../../renderer/features/invitation/invitations.ts';
import {
  callsInOrder,
  newestFirst,
  noticesFor,
  waitingCalls,
} from '../../renderer/features/notices/notices.ts';
import { deskNotices, ownNotices } from '../fixtures/ui/sampleNotices.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';

const wanted = new URLSearchParams('notices');
const projectionOf = (atDesk: boolean): Projection => ({
  ...{ ...sampleProjection(), ...deskNotices(wanted, atDesk) },
});
const seat = { session: { epoch: 1 }, leave: {}, ...ownNotices(wanted) } as Seat;

describe('notices', () => {
  test('a person reads what went to all, to the group and to oneself, the newest first', () => {
    const ids = noticesFor(projectionOf(false), seat).map(({ id }) => id);
    expect(ids).toEqual(['a4', 'a2', 'a3', 'a1']);
  });

  test('somebody of the desk does not take for the own what went to others', () => {
    const empty: Seat = { ...seat, announcements: {} };
    expect(noticesFor(projectionOf(true), empty).map(({ id }) => id)).toEqual(['a2', 'a1']);
    expect(newestFirst(Object.values(projectionOf(true).announcements))).toHaveLength(4);
  });

  test('calls that wait stand first, the longest first', () => {
    const projection = projectionOf(true);
    expect(callsInOrder(projection).map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
    expect(waitingCalls(projection)).toBe(2);
  });

  test('delegates are sorted by their answers; guests and the secretary are not invited so', () => {
    const { silent, absent, attending } = invitationsByAnswer(projectionOf(true));
    expect([silent, absent, attending].map((list) => list.map(({ member }) => member.id))).toEqual([
      ...[['m1', 'm5', 'm6'], ['m4'], ['m0']],
    ]);
  });

  test('the invitation is open until a sitting was opened', () => {
    const projection = projectionOf(false);
    expect(isInviting(projection)).toBe(true);
    const record = { id: 's1', pack: null, openedAt: 5, closedAt: 9 };
    expect(isInviting({ ...projection, sittingRecords: { s1: record } as never })).toBe(false);
    const about = { ...projection.session.about, published: false };
    expect(isInviting({ ...projection, session: { ...projection.session, about } })).toBe(false);
  });
});
