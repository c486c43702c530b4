import fc from 'fast-check';
import { CALL_NEEDS, type AnnouncementAudience } from '../../shared/domain/announcement.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { AnnouncementId, CallId } from '../../shared/domain/ids.ts';
import type { InvitationAnswer } from '../../shared/domain/invitation.ts';
import { file, group, item, member, sitting, version } from './sessionRecord.ts';
import type { Request } from './votingCommands.ts';

/** Announcements, calls and invitations, over few ids. */
const anyMember = fc.constantFrom('m1', 'm2', 'm2', 'm3', 'm4').map(member);
const anyAnnouncement = fc.constantFrom('n1', 'n2', 'n3').map((id) => id as AnnouncementId);
const anyCall = fc.constantFrom('c1', 'c2', 'c3').map((id) => id as CallId);

const anyAudience: fc.Arbitrary<AnnouncementAudience> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.record({ kind: fc.constant('group' as const), groupId: fc.constantFrom('g1', 'g9').map(group) }),
  fc.record({ kind: fc.constant('member' as const), memberId: anyMember }),
);

const deskCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record({
    type: fc.constant('announce' as const),
    announcementId: anyAnnouncement,
    text: fc.constant('Nghỉ giải lao 15 phút'),
    audience: anyAudience,
    about: fc.oneof(
      fc.constant(null),
      fc.record({ kind: fc.constant('item' as const), itemId: fc.constantFrom('i1', 'i4').map(item) }),
      fc.record({ kind: fc.constant('file' as const), fileId: fc.constantFrom('f1', 'f3').map(file) }),
    ),
  }),
  fc.record({ type: fc.constant('withdrawAnnouncement' as const), announcementId: anyAnnouncement }),
  fc.record({ type: fc.constant('takeCall' as const), callId: anyCall }),
  fc.record({
    type: fc.constant('remindInvitations' as const),
    memberIds: fc.array(anyMember, { maxLength: 2 }),
  }),
];

const anyAnswer: fc.Arbitrary<InvitationAnswer> = fc.oneof(
  fc.constant({ kind: 'attending' as const }),
  fc.record({
    kind: fc.constant('absent' as const),
    reason: fc.constantFrom('ốm', 'bận'),
    sittingIds: fc.array(fc.constantFrom('s1', 's1', 's1', 's2').map(sitting), { maxLength: 2 }),
  }),
);

const memberCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record({
    type: fc.constant('callClerk' as const),
    callId: anyCall,
    need: fc.constantFrom(null, ...CALL_NEEDS),
  }),
  fc.record({ type: fc.constant('settleCall' as const), callId: anyCall }),
  fc.record({ type: fc.constant('askToPresent' as const), fileId: fc.constantFrom('f1', 'f2').map(file) }),
  fc.record({
    type: fc.constant('startPresenting' as const),
    memberId: anyMember,
    fileId: fc.constantFrom('f1', 'f1', 'f2').map(file),
    versionId: fc.constantFrom('v1', 'v2').map(version),
  }),
  fc.record({ type: fc.constant('stopPresenting' as const) }),
  fc.record({ type: fc.constant('declineToPresent' as const), memberId: anyMember }),
  fc.record({ type: fc.constant('answerInvitation' as const), answer: anyAnswer }),
];

const byDesk = fc.oneof(
  { weight: 4, arbitrary: fc.constant(member('m1')) },
  { weight: 2, arbitrary: anyMember },
);

export const anyRoomRequest: fc.Arbitrary<Request> = fc.oneof(
  fc.record<Request>({ command: fc.oneof(...deskCommands), actor: byDesk }),
  fc.record<Request>({ command: fc.oneof(...memberCommands), actor: anyMember }),
);
