import { isHere } from '../../../shared/domain/attendance.ts';
import type { MemberId, SittingId } from '../../../shared/domain/ids.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { PollView, Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { programmeOf } from '../agenda/programme.ts';
import { queueAt, speechAt } from '../speaking/floorView.ts';
import { delegatesOf, presenceOf } from '../voting/sitting.ts';
import type { FaceKind, Faces, SeatFace } from './faces.ts';
import { seatsOf } from './plan.ts';

/** What every seat says; `kindOf` answers for a delegate's seat. */
function facesOf(
  projection: Projection,
  seats: readonly PlacedSeat[],
  kindOf: (memberId: MemberId) => FaceKind,
): Faces {
  const floor = floorOf(projection);
  return new Map(
    seats.map(({ id, memberId }): [string, SeatFace] => {
      if (memberId === null) return [id, { kind: 'empty', speaking: false, asking: null }];
      const member = projection.members[memberId];
      const kind = member !== undefined && isDelegate(member) ? kindOf(memberId) : 'other';
      const speaking = floor.speaker === memberId;
      return [id, { kind, speaking, asking: floor.asking.get(memberId) ?? null }];
    }),
  );
}

/** Who has the floor of the hall, and who asks for it on the running item, with the place in the queue. */
function floorOf(projection: Projection) {
  const speech = speechAt(projection, 'hall');
  const { running } = programmeOf(projection);
  const queue = running === null ? [] : queueAt(projection, 'hall', running.item.id);
  return {
    speaker: speech?.speaker.kind === 'member' ? speech.speaker.memberId : null,
    asking: new Map(queue.map(({ memberId, place }) => [memberId, place])),
  };
}

export function presenceKind(projection: Projection, sittingId: SittingId, memberId: MemberId): FaceKind {
  const isDeclared = projection.declared[`${sittingId}/${memberId}`] === true;
  return isDeclared ? 'declared' : (presenceOf(projection, sittingId, memberId) ?? 'uncalled');
}

/** The roll of a sitting; who says to be here and waits for the desk is shown as such. */
export function presenceFaces(
  projection: Projection,
  seats: readonly PlacedSeat[],
  sittingId: SittingId,
): Faces {
  return facesOf(projection, seats, (memberId) => presenceKind(projection, sittingId, memberId));
}

/**
 * Who has voted in what is open, never how. Only from the desk's projection: the room's does not know who has voted
 * (P8, L16).
 */
export function turnoutFaces(
  projection: Projection,
  seats: readonly PlacedSeat[],
  open: VoteView | PollView,
  sittingId: SittingId,
): Faces {
  const hasVoted = (memberId: MemberId) =>
    projection.voted[`${open.id}/${memberId}`] === true ||
    projection.slipsIn[`${open.id}/${memberId}`] === true;
  return facesOf(projection, seats, (memberId) => {
    if (hasVoted(memberId)) return 'voted';
    if (!isHere(presenceOf(projection, sittingId, memberId))) return 'away';
    return projection.online[memberId] === true ? 'silent' : 'offline';
  });
}

/** Whether the record lets everybody see who chose what: a named electronic vote, once it is announced (P8). */
export function isNamedResult({ method, state, result }: VoteView): boolean {
  return method === 'electronic' && state === 'announced' && result !== null;
}

/** Who chose what in an announced named vote. */
export function choiceFaces(projection: Projection, seats: readonly PlacedSeat[], vote: VoteView): Faces {
  const faces = facesOf(
    projection,
    seats,
    (memberId) => projection.choices[`${vote.id}/${memberId}`] ?? 'noBallot',
  );
  return new Map([...faces].map(([id, face]) => [id, { ...face, speaking: false, asking: null }]));
}

/** What is open in the hall and cast on the devices: a vote, or a poll by named slips. */
export function openOnDevices(projection: Projection): VoteView | PollView | null {
  const vote = Object.values(projection.votes).find(
    ({ state, method }) => state === 'open' && method === 'electronic',
  );
  const poll = Object.values(projection.polls).find(
    ({ state, method }) => state === 'open' && method === 'named',
  );
  return vote ?? poll ?? null;
}

/** Delegates who sit nowhere on the plan: they are listed beside it. */
export function withoutSeat(projection: Projection) {
  const seated = new Set(seatsOf(projection).flatMap(({ memberId }) => memberId ?? []));
  return delegatesOf(projection).filter(({ id }) => !seated.has(id));
}
