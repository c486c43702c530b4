import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberId } from '../../shared/domain/ids.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { FindingCode } from '../../server/verify/findings.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY, SITTING } from './Council.ts';
import { eventOf, findingsAfter, rewrite, type OpenEvent, type OpenRecord } from './Tampering.ts';

/** A record with announcements, calls and invitations, and what a house that forges its own record would change. */
let original: string;

function findings(change: (record: OpenRecord) => void = () => {}): FindingCode[] {
  return findingsAfter(original, change).findings.map(({ code }) => code);
}

/** `actor` stands outside the payload. */
const by = (event: OpenEvent, actor: MemberId) => Object.assign(event, { actor });

function changePresentation(record: OpenRecord, key: string): void {
  rewrite(eventOf(record, 'presentingStarted'), (payload) => {
    (payload['presentation'] as Record<string, unknown>)[key] = 'none';
  });
}

beforeAll(async () => {
  const council = await Council.open(councilParts(new MemoryRoomStore()), 61, async (early) => {
    await early.must(SECRETARY, { type: 'remindInvitations', memberIds: [delegateId(5)] });
    await early.must(delegateId(5), {
      type: 'answerInvitation',
      answer: { kind: 'absent', reason: 'ốm', sittingIds: [SITTING] },
    });
    await early.must(delegateId(5), { type: 'answerInvitation', answer: { kind: 'attending' } });
  });
  await council.must(SECRETARY, {
    type: 'announce',
    announcementId: 'a1' as never,
    text: 'Nghỉ giải lao 15 phút',
    audience: { kind: 'all' },
    about: null,
  });
  await council.must(CHAIR, { type: 'withdrawAnnouncement', announcementId: 'a1' as never });
  await council.must(delegateId(7), { type: 'callClerk', callId: 'c1' as never, need: 'device' });
  await council.must(SECRETARY, { type: 'takeCall', callId: 'c1' as never });
  await council.must(SECRETARY, { type: 'settleCall', callId: 'c1' as never });
  const shown = { fileId: 'file-1' as never, versionId: 'file-1-v1' as never };
  await council.must(delegateId(3), { type: 'askToPresent', fileId: shown.fileId });
  await council.must(delegateId(3), { type: 'declineToPresent', memberId: delegateId(3) });
  await council.must(CHAIR, { type: 'startPresenting', memberId: delegateId(3), ...shown });
  const next = { fileId: 'file-2' as never, versionId: 'file-2-v1' as never };
  await council.must(delegateId(3), { type: 'startPresenting', memberId: delegateId(3), ...next });
  await council.must(delegateId(3), { type: 'stopPresenting' });
  original = await council.record();
});

describe('verify of announcements, calls and invitations', () => {
  it('an untouched record fits', () => {
    expect(findings()).toEqual([]);
  });

  it.each<[string, string, FindingCode, MemberId]>([
    ['an announcement by a delegate', 'announced', 'actorWrong', delegateId(9)],
    ['a withdrawal by a delegate', 'announcementWithdrawn', 'actorWrong', delegateId(9)],
    ['a call for somebody else', 'clerkCalled', 'actorWrong', delegateId(9)],
    ['a call taken by a delegate', 'callTaken', 'actorWrong', delegateId(9)],
    ['a call settled by a delegate', 'callSettled', 'actorWrong', delegateId(9)],
    ['an answer for somebody else', 'invitationAnswered', 'actorWrong', SECRETARY],
    ['a reminder by a delegate', 'invitationsReminded', 'actorWrong', delegateId(9)],
    ['a request to present for somebody else', 'presentingAsked', 'actorWrong', SECRETARY],
    ['a request declined by a delegate', 'presentingDeclined', 'actorWrong', delegateId(9)],
    ['a presentation started by a delegate', 'presentingStarted', 'actorWrong', delegateId(3)],
    ['a presentation stopped by another delegate', 'presentingStopped', 'actorWrong', delegateId(9)],
    ['leave taken back for somebody else', 'leaveWithdrawn', 'actorWrong', SECRETARY],
  ])('%s is found', (_, type, code, actor) => {
    expect(findings((record) => by(eventOf(record, type), actor))).toContain(code);
  });

  it('calls and announcements that are not there are found', () => {
    const rename = (type: string, key: string) =>
      findings((record) => rewrite(eventOf(record, type), (payload) => (payload[key] = 'none')));
    expect(rename('callTaken', 'callId')).toContain('nothingNamed');
    expect(rename('callSettled', 'callId')).toContain('nothingNamed');
    expect(findings((record) => changePresentation(record, 'versionId'))).toContain('nothingNamed');
    expect(findings((record) => changePresentation(record, 'memberId'))).toContain('nothingNamed');
    expect(rename('announcementWithdrawn', 'announcementId')).toContain('nothingNamed');
  });
});
