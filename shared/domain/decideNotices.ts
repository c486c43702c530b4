import { openCallOf, type AnnouncementAudience, type AnnouncementLink } from './announcement.ts';
import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import type { MemberId } from './ids.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { isPublicFile, sitsAtDesk } from './rights.ts';
import type { SessionState } from './session.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type NoticeCommand = Of<'announce' | 'withdrawAnnouncement' | 'callClerk' | 'takeCall' | 'settleCall'>;

export function decideNotices(
  state: SessionState,
  command: NoticeCommand,
  { actor, now }: DecisionContext,
): Decision {
  if (actor === null) return refused('notAllowed');
  switch (command.type) {
    case 'announce':
      return decideAnnouncement(state, command, actor, now);
    case 'withdrawAnnouncement': {
      const announcement = state.announcements.get(command.announcementId);
      if (announcement === undefined) return refused('noSuchAnnouncement');
      if (announcement.withdrawn) return happened();
      return happened({ type: 'announcementWithdrawn', announcementId: announcement.id });
    }
    case 'callClerk':
      return decideCall(state, command, actor, now);
    case 'takeCall':
      return decideTaking(state, command, actor);
    case 'settleCall':
      return decideSettling(state, command, actor, now);
  }
}

/** N1, N2. */
function decideAnnouncement(
  state: SessionState,
  { announcementId, text, audience, about }: Of<'announce'>,
  by: MemberId,
  at: number,
): Decision {
  if (state.announcements.has(announcementId)) return refused('idTaken');
  const fault = faultOfAudience(state, audience) ?? (about === null ? null : faultOfLink(state, about));
  if (fault !== null) return refused(fault);
  const announcement = { id: announcementId, text, audience, about, by, at, withdrawn: false };
  return happened({ type: 'announced', announcement });
}

function faultOfAudience(state: SessionState, audience: AnnouncementAudience): RefusalCode | null {
  switch (audience.kind) {
    case 'all':
      return null;
    case 'group':
      return state.groups.some(({ id }) => id === audience.groupId) ? null : 'noSuchGroup';
    case 'member':
      return state.members.has(audience.memberId) ? null : 'noSuchMember';
  }
}

function faultOfLink(state: SessionState, about: AnnouncementLink): RefusalCode | null {
  if (about.kind === 'item') {
    const item = state.items.get(about.itemId);
    if (item === undefined) return 'noSuchItem';
    return state.published && item.published ? null : 'itemNotPublished';
  }
  const file = state.files.get(about.fileId);
  if (file === undefined) return 'noSuchFile';
  return isPublicFile(state, file) ? null : 'versionNotPublic';
}

/** N5. */
function decideCall(
  state: SessionState,
  { callId, need }: Of<'callClerk'>,
  memberId: MemberId,
  at: number,
): Decision {
  if (state.calls.has(callId)) return refused('idTaken');
  const open = openCallOf(state.calls, memberId);
  if (open !== null) return open.need === need ? happened() : refused('callOpen');
  return happened({
    type: 'clerkCalled',
    call: { id: callId, memberId, need, at, state: { kind: 'waiting' } },
  });
}

/** N6. */
function decideTaking(state: SessionState, { callId }: Of<'takeCall'>, by: MemberId): Decision {
  const call = state.calls.get(callId);
  if (call === undefined) return refused('noSuchCall');
  switch (call.state.kind) {
    case 'waiting':
      return happened({ type: 'callTaken', callId, by });
    case 'taken':
      return call.state.by === by ? happened() : refused('callTaken');
    case 'settled':
      return refused('callSettled');
  }
}

/** N7. */
function decideSettling(
  state: SessionState,
  { callId }: Of<'settleCall'>,
  by: MemberId,
  at: number,
): Decision {
  const call = state.calls.get(callId);
  if (call === undefined) return refused('noSuchCall');
  const member = state.members.get(by);
  if (call.memberId !== by && (member === undefined || !sitsAtDesk(member))) return refused('notAllowed');
  return call.state.kind === 'settled' ? happened() : happened({ type: 'callSettled', callId, by, at });
}
