import { isHere } from '../../../shared/domain/attendance.ts';
import { HDND } from '../../../shared/domain/rulePack.ts';
import type { Stage } from '../Stage.ts';

/** Delegates answer the invitation; one asks for leave from the first half day and gets it. */
export async function answerInvitations(stage: Stage): Promise<void> {
  const { secretary, seats } = stage.cast;
  const { sittingId } = stage.half(0);
  const absent = stage.seat(seats.length - 1);
  await stage.order(secretary, { type: 'remindInvitations', memberIds: [absent.memberId] });
  await Promise.all(
    seats
      .slice(0, -1)
      .map(({ room }) => stage.order(room, { type: 'answerInvitation', answer: { kind: 'attending' } })),
  );
  await stage.order(absent.room, {
    type: 'answerInvitation',
    answer: { kind: 'absent', reason: 'Đi công tác', sittingIds: [sittingId] },
  });
  await stage.order(secretary, { type: 'decideLeave', sittingId, memberId: absent.memberId, granted: true });
  stage.check(seats.length > 0, 'nobody was invited');
}

/** Opens a half day: delegates say that they are here, the secretary confirms, the item begins. */
export async function openHalf(stage: Stage, index: number): Promise<void> {
  const { secretary, seats } = stage.cast;
  const { sittingId, itemId } = stage.half(index);
  await stage.order(stage.chair, { type: 'openSitting', sittingId, pack: HDND });
  const onLeave = index === 0 ? 1 : 0;
  const coming = seats.slice(0, seats.length - onLeave);
  await Promise.all(coming.map(({ room }) => stage.order(room, { type: 'declarePresence', sittingId })));
  await stage.order(secretary, {
    type: 'callRoll',
    sittingId,
    entries: coming.map(({ memberId }) => ({ memberId, presence: 'present' })),
  });
  await stage.sees(stage.chair, ({ roll }) => {
    const here = seats.filter(({ memberId }) => isHere(roll[`${sittingId}/${memberId}`]));
    return here.length === coming.length;
  });
  await stage.order(secretary, { type: 'setItemState', itemId, state: 'running' });
}

export async function closeHalf(stage: Stage, index: number): Promise<void> {
  const { sittingId, itemId } = stage.half(index);
  await stage.order(stage.cast.secretary, { type: 'setItemState', itemId, state: 'done' });
  await stage.order(stage.chair, { type: 'closeSitting', sittingId });
}

/** A break that the hall is told of. */
export async function takeBreak(stage: Stage, index: number): Promise<void> {
  const { sittingId } = stage.half(index);
  const until = stage.chair.now() + 15 * 60_000;
  await stage.order(stage.chair, { type: 'pauseSitting', sittingId, until });
  await stage.sees(stage.seat(5).room, (shown) => shown.sittingRecords[sittingId]?.pause?.until === until);
  await stage.order(stage.chair, { type: 'resumeSitting', sittingId });
}
