import { randomUUID } from 'node:crypto';
import type { RequestId, SpeechId } from '../../../shared/domain/ids.ts';
import type { Stage } from '../Stage.ts';

/**
 * A debate: delegates ask for the floor, the chair gives, pauses and extends it; then the chair's device dies and the
 * deputy's goes on where it stood.
 */
export async function debate(stage: Stage, index: number): Promise<void> {
  const { itemId } = stage.half(index);
  const speakers = stage.random.shuffled(stage.cast.seats.slice(2, 10));
  const requests = new Map<RequestId, string>();
  for (const { memberId, room } of speakers) {
    const requestId = randomUUID() as RequestId;
    requests.set(requestId, memberId);
    await stage.order(room, {
      ...{ type: 'askToSpeak', requestId, room: 'hall', itemId, kind: 'speech', topic: 'Về dự toán thu' },
    });
  }
  await stage.order(stage.chair, { type: 'setQueuePolicy', room: 'hall', policy: 'groups' });
  const [withdrawn, ...given] = [...requests.keys()];
  if (withdrawn === undefined) throw new Error('nobody asked for the floor');
  const author = stage.cast.seats.find(({ memberId }) => memberId === requests.get(withdrawn));
  if (author !== undefined) await stage.order(author.room, { type: 'withdrawRequest', requestId: withdrawn });
  let after: SpeechId | null = null;
  for (const [turn, requestId] of given.entries()) {
    const desk = turn < given.length / 2 ? stage.chair : stage.deputy;
    const speechId = randomUUID() as SpeechId;
    await stage.order(desk, { type: 'giveFloor', requestId, speechId, seconds: null, after });
    await stage.sees(stage.seat(3).room, ({ speeches }) => speeches[speechId]?.clock.kind === 'running');
    if (turn === 1) {
      await stage.order(desk, { type: 'pauseFloor', speechId });
      await stage.killServer();
      await stage.order(desk, { type: 'resumeFloor', speechId });
      await stage.order(desk, { type: 'extendFloor', speechId, seconds: 60 });
    }
    after = speechId;
  }
  if (after !== null) await stage.order(stage.deputy, { type: 'endFloor', speechId: after, back: false });
}
