import { isHere } from './attendance.ts';
import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { decideClose, decideEntry, decideReminder } from './decideCounting.ts';
import { decideBatch, decideFallback, decideOpening } from './decideOpening.ts';
import { happened, type Decision } from './decision.ts';
import type { MemberId } from './ids.ts';
import { refused, type RefusalCode } from './refusal.ts';
import type { SessionState } from './session.ts';
import { ballotText } from './signedText.ts';
import { recordOf } from './sittings.ts';
import type { Ballot, Vote } from './vote.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type VoteCommand =
  | Of<
      'openVote' | 'openVotes' | 'fallBackVote' | 'castBallot' | 'enterCount' | 'extendVote' | 'remindVoters'
    >
  | Of<'closeVote' | 'announceVote' | 'cancelVote'>;

export function decideVotes(state: SessionState, command: VoteCommand, context: DecisionContext): Decision {
  const { actor, now } = context;
  if (actor === null) return refused('notAllowed');
  if (command.type === 'openVote') return decideOpening(state, command, now);
  if (command.type === 'openVotes') return decideBatch(state, command, now);
  const vote = state.votes.get(command.voteId);
  if (vote === undefined) return refused('noSuchVote');
  switch (command.type) {
    case 'fallBackVote':
      return decideFallback(state, vote, command, now);
    case 'enterCount':
      return decideEntry(state, vote, command, actor);
    case 'remindVoters':
      return decideReminder(state, vote, now);
    case 'castBallot':
      return decideBallot(state, vote, command, actor, context);
    case 'extendVote':
      return decideExtension(vote, command.seconds, now);
    case 'closeVote':
      return decideClose(state, vote, command);
    case 'announceVote':
      return decideAnnouncement(vote);
    case 'cancelVote':
      return decideCancellation(vote);
  }
}

/** V3 to V6, V14. */
function decideBallot(
  state: SessionState,
  vote: Vote,
  command: Of<'castBallot'>,
  memberId: MemberId,
  context: DecisionContext,
): Decision {
  const { choice, serial, deviceId, signature } = command;
  if (vote.method !== 'electronic') return refused('voteNotElectronic');
  if (!vote.electorate.includes(memberId)) return refused('notInElectorate');
  const last = vote.ballots.get(memberId);
  if (last?.serial === serial && last.choice === choice) return happened();
  if (vote.state !== 'open') return refused('voteClosed');
  if (!isHere(recordOf(state, vote.sittingId).roll.get(memberId))) return refused('notHere');
  if (serial !== (last?.serial ?? 0) + 1) return refused('serialOutOfTurn');
  const ballot: Ballot = { memberId, choice, serial, deviceId, signature };
  const fault = faultOfSignature(state, vote, ballot, context);
  return fault === null ? happened({ type: 'ballotCast', voteId: vote.id, ballot }) : refused(fault);
}

/** V5. */
function faultOfSignature(
  state: SessionState,
  vote: Vote,
  { memberId, choice, serial, deviceId, signature }: Ballot,
  context: DecisionContext,
): RefusalCode | null {
  const device = state.devices.get(deviceId);
  if (device === undefined || device.memberId !== memberId) return 'noSuchDevice';
  if (device.standing !== 'active') return 'deviceNotActive';
  const { sha256 } = vote.motion;
  const text = ballotText({ sessionId: state.id, voteId: vote.id, sha256, memberId, choice, serial });
  return context.verify(device.publicKey, text, signature) ? null : 'signatureInvalid';
}

/** V7: counted from now when the countdown is over already. */
function decideExtension(vote: Vote, seconds: number, now: number): Decision {
  if (vote.state !== 'open') return refused('voteClosed');
  const passed = Math.ceil((now - vote.openedAt) / 1000);
  const total = Math.max(vote.seconds, passed) + seconds;
  return happened({ type: 'voteExtended', voteId: vote.id, seconds: total });
}

/** V10. */
function decideAnnouncement(vote: Vote): Decision {
  switch (vote.state) {
    case 'open':
      return refused('voteNotClosed');
    case 'closed':
      return happened({ type: 'voteAnnounced', voteId: vote.id });
    case 'announced':
      return happened();
    case 'cancelled':
      return refused('voteClosed');
  }
}

/** V11. */
function decideCancellation(vote: Vote): Decision {
  switch (vote.state) {
    case 'open':
      return happened({ type: 'voteCancelled', voteId: vote.id, cancellation: 'byChair' });
    case 'cancelled':
      return happened();
    case 'closed':
    case 'announced':
      return refused('voteClosed');
  }
}
