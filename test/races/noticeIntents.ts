import { CALL_NEEDS } from '../../shared/domain/announcement.ts';
import type { AnnouncementId, CallId, GroupId } from '../../shared/domain/ids.ts';
import { isPublicFile } from '../../shared/domain/rights.ts';
import { ofDesk, ofHall, oneOf, type Intent } from './intent.ts';

const announce: Intent = (seen) => {
  const { random, fresh } = seen;
  const audience = random.pick([
    { kind: 'all' },
    { kind: 'group', groupId: 'to1' as GroupId },
    { kind: 'member', memberId: ofHall(seen) },
  ] as const);
  return {
    actor: ofDesk(random),
    command: {
      ...{ type: 'announce', announcementId: fresh('n') as AnnouncementId, audience, about: null },
      text: 'Nghỉ giải lao 15 phút',
    },
  };
};

const withdraw: Intent = ({ state, random }) => {
  const announcement = oneOf(random, state.announcements.values());
  if (announcement === null) return null;
  return {
    actor: ofDesk(random),
    command: { type: 'withdrawAnnouncement', announcementId: announcement.id },
  };
};

const call: Intent = (seen) => ({
  actor: ofHall(seen),
  command: {
    ...{ type: 'callClerk', callId: seen.fresh('g') as CallId },
    need: seen.random.pick([null, ...CALL_NEEDS]),
  },
});

/** Two clerks run to the same seat. */
const answerCall: Intent = ({ state, random }) => {
  const open = oneOf(
    random,
    [...state.calls.values()].filter((one) => one.state.kind !== 'settled'),
  );
  if (open === null) return null;
  const { id: callId } = open;
  if (random.chance(0.2)) return { actor: open.memberId, command: { type: 'settleCall', callId } };
  return {
    actor: ofDesk(random),
    command: random.chance(0.6) ? { type: 'takeCall', callId } : { type: 'settleCall', callId },
  };
};

const present: Intent = (seen) => {
  const { state, random } = seen;
  const file = oneOf(
    random,
    [...state.files.values()].filter((one) => isPublicFile(state, one)),
  );
  if (file === null) return null;
  const version = [...file.versions].reverse().find(({ published }) => published);
  const asking = oneOf(random, state.presenting.asked.keys());
  const { id: fileId } = file;
  if (asking !== null && random.chance(0.3)) {
    return { actor: ofDesk(random), command: { type: 'declineToPresent', memberId: asking } };
  }
  if (random.chance(0.4)) return { actor: ofHall(seen), command: { type: 'askToPresent', fileId } };
  if (version === undefined || random.chance(0.3)) {
    return { actor: ofDesk(random), command: { type: 'stopPresenting' } };
  }
  const memberId = asking ?? ofHall(seen);
  return {
    actor: ofDesk(random),
    command: { type: 'startPresenting', memberId, fileId, versionId: version.id },
  };
};

/** Announcements, calls and presentations. */
export const NOTICES: readonly Intent[] = [announce, withdraw, call, call, answerCall, answerCall, present];
