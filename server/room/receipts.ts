import { marksText } from '../../shared/domain/slipSheet.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { BallotPlace, SlipPlace } from './ballotPlaces.ts';
import type { Draft, GivenCommand } from './Draft.ts';
import type { RoomParts } from './RoomParts.ts';
import { signLate, signLateSlip, signReceipt, signSlipReceipt } from './signReceipt.ts';

/** An accepted ballot or slip is proved by its event, that of the first time when it came again. */
export function receiptFor(draft: Draft, { actor, command }: GivenCommand, { serverKey }: RoomParts) {
  const { sessionId, ballots, storedBallots } = draft;
  if (actor === null) return {};
  if (command.type === 'castBallot') {
    const { voteId } = command;
    const isIt = (place: Draft['ballots'][number]): place is BallotPlace =>
      'voteId' in place && place.voteId === voteId && place.memberId === actor;
    const place = ballots.findLast(isIt) ?? storedBallots.ballot(voteId, actor);
    if (place === null) throw new Error(`an accepted ballot of ${actor} in ${voteId} has no event`);
    return { receipt: signReceipt(serverKey, sessionId, place) };
  }
  if (command.type === 'castSlip') {
    const { pollId } = command;
    const isIt = (place: Draft['ballots'][number]): place is SlipPlace =>
      'pollId' in place && place.pollId === pollId && place.memberId === actor;
    const place = ballots.findLast(isIt) ?? storedBallots.slip(pollId, actor);
    if (place === null) throw new Error(`an accepted slip of ${actor} in ${pollId} has no event`);
    return { slipReceipt: signSlipReceipt(serverKey, sessionId, place) };
  }
  return {};
}

/** A signed no to a ballot or slip that came after the close. */
export function lateFor(
  { sessionId, head }: Draft,
  { actor, command }: GivenCommand,
  { code }: Refusal,
  now: number,
  { serverKey }: RoomParts,
) {
  if (code !== 'voteClosed' || actor === null) return {};
  if (command.type === 'castBallot') {
    return { late: signLate(serverKey, sessionId, actor, command, head, now) };
  }
  if (command.type === 'castSlip') {
    const { pollId, serial } = command;
    const slip = { pollId, memberId: actor, marks: marksText(command.marks), serial };
    return { lateSlip: signLateSlip(serverKey, sessionId, slip, head, now) };
  }
  return {};
}
