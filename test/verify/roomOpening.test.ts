import { beforeAll, describe, expect, it } from 'vitest';
import type { DiscussionId, GroupId, ItemId, SpeechId } from '../../shared/domain/ids.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY } from './Council.ts';
import { drop, eventOf, findingsAfter, insertAfter, type OpenRecord } from './Tampering.ts';

const GROUP = 'to1' as GroupId;
const [LEADER, WRITER, SPEAKER] = [delegateId(2), delegateId(3), delegateId(4)];

let original: string;

/** Somebody has the floor in a group's room when its chair opens it for the discussion: he loses it (G10). */
beforeAll(async () => {
  const council = await Council.open(councilParts(new MemoryRoomStore()), 20);
  await council.must(SECRETARY, {
    ...{ type: 'defineGroups', groups: [{ id: GROUP, name: 'Tổ 1' }], committees: [] },
  });
  const members = [LEADER, WRITER, SPEAKER].map((id) => ({
    ...{ id, name: id, position: '', roles: ['delegate'] as const, groupId: GROUP, committeeIds: [] },
  }));
  await council.must(SECRETARY, { type: 'putMembers', members });
  const discussionId = 'tl' as DiscussionId;
  const rooms = [{ groupId: GROUP, chairId: LEADER, secretaryId: WRITER, place: '' }];
  const discussion = { id: discussionId, itemIds: ['item-1' as ItemId], rooms };
  await council.must(SECRETARY, { type: 'putDiscussion', discussion });
  await council.must(CHAIR, {
    ...{ type: 'callSpeaker', room: GROUP, itemId: 'item-1' as ItemId, kind: 'speech', topic: '' },
    ...{ speaker: { kind: 'member', memberId: SPEAKER }, speechId: 'p1' as SpeechId },
    ...{ seconds: null, after: null },
  });
  await council.must(LEADER, { type: 'openRoom', discussionId, groupId: GROUP });
  await council.must(LEADER, { type: 'closeRoom', discussionId, groupId: GROUP });
  original = await council.record();
});

const codes = (change: (record: OpenRecord) => unknown) =>
  findingsAfter(original, change).findings.map(({ code }) => code);

describe('a room that opens over a speech', () => {
  it('ends it by its leader, who had no say before', () => {
    expect(verifyRecord(parseRecord(original)).findings).toEqual([]);
  });

  it('is found out when the room does not open next', () => {
    expect(codes((record) => drop(record, eventOf(record, 'roomOpened')))).toContain('actorWrong');
    const between = (record: OpenRecord) =>
      insertAfter(record, eventOf(record, 'floorEnded'), {
        ...{ type: 'sittingResumed', actor: SECRETARY },
        payload: JSON.stringify({ type: 'sittingResumed', sittingId: 'sitting-1' }),
      });
    expect(codes(between)).toContain('actorWrong');
  });

  it('is found out when another than who ended the speech opens it, or a stranger ended it', () => {
    expect(codes((record) => (eventOf(record, 'roomOpened').actor = WRITER))).toContain('actorWrong');
    expect(codes((record) => (eventOf(record, 'floorEnded').actor = SPEAKER))).toContain('actorWrong');
  });
});
