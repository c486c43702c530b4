import { randomUUID } from 'node:crypto';
import { isHere } from '../../../shared/domain/attendance.ts';
import { HDND, type RulePack } from '../../../shared/domain/rulePack.ts';
import type { Stage } from '../Stage.ts';

/** The council's own rules for the afternoon: who cannot come may send somebody who is heard and does not vote. */
export const OWN_PACK: RulePack = {
  ...HDND,
  ...{ id: 'noi-quy', version: 1, name: 'Nội quy kỳ họp mở rộng', substitutes: true },
};

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
  await stage.sees(secretary, ({ invitations }) => Object.keys(invitations).length === seats.length);
  await stage.order(secretary, { type: 'putRulePack', pack: OWN_PACK });
}

/**
 * Opens a half day. Every third delegate comes in by the code at the door, the others say that they are here and the
 * secretary confirms; with `substitute` the last one sends somebody. Then the item begins.
 */
export async function openHalf(
  stage: Stage,
  index: number,
  { pack = HDND, substitute = false } = {},
): Promise<void> {
  const { secretary, seats } = stage.cast;
  const { sittingId, itemId } = stage.half(index);
  await stage.order(stage.chair, { type: 'openSitting', sittingId, pack });
  const last = stage.seat(seats.length - 1);
  const isAway = index === 0 || substitute;
  const coming = stage.voters.filter((seat) => !isAway || seat.memberId !== last.memberId);
  const isByDoor = (place: number) => place % 3 === 2;
  const { code } = await secretary.door(sittingId);
  const [first] = coming;
  if (first !== undefined) {
    const wrong = code === '000000' ? '000001' : '000000';
    await stage.expectRefused(first.room, { type: 'enterByDoor', sittingId, code: wrong }, 'doorCodeWrong');
  }
  await Promise.all(
    coming.map(({ room }, place) =>
      stage.order(
        room,
        isByDoor(place) ? { type: 'enterByDoor', sittingId, code } : { type: 'declarePresence', sittingId },
      ),
    ),
  );
  const called = [
    ...coming.filter((_, place) => !isByDoor(place)),
    // A dead device keeps nobody out of the hall.
    ...stage.lost,
  ];
  await stage.order(secretary, {
    type: 'callRoll',
    sittingId,
    entries: [
      ...called.map(({ memberId }) => ({ memberId, presence: 'present' as const })),
      ...(substitute
        ? [{ memberId: last.memberId, presence: 'substituted' as const, substitute: 'Phạm Thị Dự Thay' }]
        : []),
    ],
  });
  const here = coming.length + stage.lost.length;
  await stage.sees(
    secretary,
    ({ roll }) => seats.filter(({ memberId }) => isHere(roll[`${sittingId}/${memberId}`])).length === here,
  );
  await stage.order(secretary, { type: 'setItemState', itemId, state: 'running' });
}

export async function closeHalf(stage: Stage, index: number): Promise<void> {
  const { sittingId, itemId } = stage.half(index);
  await stage.order(stage.cast.secretary, { type: 'setItemState', itemId, state: 'done' });
  await stage.order(stage.chair, { type: 'closeSitting', sittingId });
}

/** A break that the hall is told of; nothing is put to the vote in it. */
export async function takeBreak(stage: Stage, index: number): Promise<void> {
  const { sittingId, itemId } = stage.half(index);
  const until = stage.chair.now() + 15 * 60_000;
  await stage.order(stage.chair, { type: 'pauseSitting', sittingId, until });
  await stage.sees(stage.seat(5).room, (shown) => shown.sittingRecords[sittingId]?.pause?.until === until);
  await stage.expectRefused(
    stage.chair,
    {
      ...{ type: 'callSpeaker', room: 'hall', itemId, kind: 'explanation', topic: '', seconds: null },
      ...{ speaker: { kind: 'named', name: 'Giám đốc Sở Tài chính', position: '' }, after: null },
      speechId: randomUUID() as never,
    },
    'sittingPaused',
  );
  await stage.order(stage.chair, { type: 'resumeSitting', sittingId });
}
