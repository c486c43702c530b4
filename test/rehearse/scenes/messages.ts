import { randomUUID } from 'node:crypto';
import { until } from '../../../renderer/signal.ts';
import type { AnnouncementId, CallId, GroupId } from '../../../shared/domain/ids.ts';
import { GROUPS } from '../prepareFull.ts';
import type { Stage } from '../Stage.ts';

/** Announcements to all, to a group and to one; a call for the clerk from a seat. */
export async function announceAndCall(stage: Stage): Promise<void> {
  const { secretary, clerk } = stage.cast;
  const [first, other] = [stage.seat(4), stage.seat(5)];
  const announce = async (audience: Parameters<typeof announcement>[0]) => {
    const command = announcement(audience);
    await stage.order(secretary, command);
    return command.announcementId;
  };
  const toAll = await announce({ kind: 'all' });
  const toGroup = await announce({ kind: 'group', groupId: GROUPS[0] as GroupId });
  const toOne = await announce({ kind: 'member', memberId: first.memberId });
  await stage.sees(other.room, ({ announcements }) => announcements[toAll] !== undefined);
  await until([first.room.seat], () => {
    const own = first.room.seat.get()?.announcements ?? {};
    return own[toGroup] !== undefined && own[toOne] !== undefined;
  });
  const strange = Object.keys(other.room.seat.get()?.announcements ?? {});
  stage.check(
    strange.length === 0,
    `${other.memberId} reads what is not for that seat: ${strange.join(', ')}`,
  );

  const callId = randomUUID() as CallId;
  await stage.order(first.room, { type: 'callClerk', callId, need: 'water' });
  await stage.order(clerk, { type: 'takeCall', callId });
  await stage.expectRefused(secretary, { type: 'takeCall', callId }, 'callTaken');
  await stage.order(clerk, { type: 'settleCall', callId });
}

function announcement(audience: Extract<Parameters<Stage['order']>[1], { type: 'announce' }>['audience']) {
  return {
    type: 'announce' as const,
    announcementId: randomUUID() as AnnouncementId,
    text: 'Mời đại biểu chụp ảnh lưu niệm sau phiên họp.',
    audience,
    about: null,
  };
}
