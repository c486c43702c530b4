import { randomUUID } from 'node:crypto';
import { until } from '../../renderer/signal.ts';
import type { DossierFile } from '../../shared/domain/agenda.ts';
import type { Presence } from '../../shared/domain/attendance.ts';
import type { MotionId, VoteId } from '../../shared/domain/ids.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { order, type Seat } from '../rehearse/Hall.ts';

/** Opens the first sitting of the sample; all delegates are present, save the last ones as `away` says of them. */
export async function beginSitting({ room }: Seat, away: readonly Presence[] = []): Promise<void> {
  const { projection } = room;
  await until([projection], () => Object.keys(projection.get()?.sittings ?? {}).length > 0);
  const now = projection.get()!;
  const sittingId = Object.values(now.sittings).sort((a, b) => a.startsAt - b.startsAt)[0]!.id;
  await order(room, { type: 'openSitting', sittingId, pack: HDND });
  const delegates = Object.values(now.members)
    .filter(({ roles }) => roles.includes('delegate'))
    .sort((a, b) => a.order - b.order);
  const entries = delegates.map(({ id }, index) => ({
    memberId: id,
    presence: away[delegates.length - 1 - index] ?? ('present' as const),
  }));
  await order(room, { type: 'callRoll', sittingId, entries });
}

/** Brings on the item of the sample's draft resolution about the economy. */
export async function runDraft({ room }: Seat): Promise<DossierFile> {
  const draft = Object.values(room.projection.get()!.files).find(
    ({ kind, title }) => kind === 'draftResolution' && title.includes('kinh tế'),
  )!;
  await order(room, { type: 'setItemState', itemId: draft.itemId, state: 'running' });
  return draft;
}

/** Opens a vote on that draft. */
export async function putToVote(secretary: Seat, seconds: number): Promise<VoteId> {
  const { room } = secretary;
  const { id: fileId, itemId, title, versions } = await runDraft(secretary);
  const motionId = randomUUID() as MotionId;
  const voteId = randomUUID() as VoteId;
  const versionId = versions.at(-1)!.id;
  await order(room, { type: 'makeMotion', motionId, itemId, fileId, versionId, title, kind: 'resolution' });
  await order(room, { type: 'openVote', voteId, motionId, seconds });
  return voteId;
}
