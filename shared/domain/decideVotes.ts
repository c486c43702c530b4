import { isHere } from './attendance.ts';
import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { faultOfText } from './decideMotions.ts';
import { happened, type Decision } from './decision.ts';
import type { MemberId } from './ids.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { isDelegate } from './roster.ts';
import type { RulePack } from './rulePack.ts';
import type { SessionState } from './session.ts';
import { ballotText } from './signedText.ts';
import { hasQuorum, openSittingOf, recordOf } from './sittings.ts';
import { tally } from './tally.ts';
import { openVoteAmong, type Ballot, type Showing, type Vote, type VoteTerms } from './vote.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type VoteCommand = Of<'openVote' | 'castBallot' | 'extendVote' | 'closeVote' | 'announceVote' | 'cancelVote'>;

export function decideVotes(state: SessionState, command: VoteCommand, context: DecisionContext): Decision {
  const { actor, now } = context;
  if (actor === null) return refused('notAllowed');
  if (command.type === 'openVote') return decideOpening(state, command, now);
  const vote = state.votes.get(command.voteId);
  if (vote === undefined) return refused('noSuchVote');
  switch (command.type) {
    case 'castBallot':
      return decideBallot(state, vote, command, actor, context);
    case 'extendVote':
      return decideExtension(vote, command.seconds, now);
    case 'closeVote':
      return decideClose(state, vote);
    case 'announceVote':
      return decideAnnouncement(vote);
    case 'cancelVote':
      return decideCancellation(vote);
  }
}

/** V1, V2. */
function decideOpening(state: SessionState, command: Of<'openVote'>, now: number): Decision {
  const { voteId, motionId, seconds } = command;
  if (state.votes.has(voteId)) return refused('idTaken');
  const motion = state.motions.get(motionId);
  if (motion === undefined) return refused('noSuchMotion');
  if (openVoteAmong(state.votes) !== null) return refused('anotherVoteOpen');
  const sitting = openSittingOf(state);
  if (sitting === null) return refused('sittingNotOpen');
  if (sitting.pause !== null) return refused('sittingPaused');
  if (state.items.get(motion.itemId)?.state !== 'running') return refused('itemNotRunning');
  const fault = faultOfText(state, motion);
  if (fault !== null) return refused(fault);
  if (!hasQuorum(state, sitting)) return refused('noQuorum');
  const { pack, sittingId } = sitting;
  const terms: VoteTerms = {
    id: voteId,
    number: state.votes.size + 1,
    motion,
    sittingId,
    openedAt: now,
    seats: state.council.seats,
    majority: pack.majorities[motion.kind],
    quorum: pack.quorum,
    labels: pack.labels,
    voters: pack.voters,
    shown: showingUnder(pack),
    electorate: [...state.members.values()].filter(isDelegate).map((member) => member.id),
  };
  return happened({ type: 'voteOpened', terms, seconds });
}

function showingUnder({ liveResult, announceFirst }: RulePack): Showing {
  if (liveResult) return 'live';
  return announceFirst ? 'announced' : 'closed';
}

/** V3 to V6. */
function decideBallot(
  state: SessionState,
  vote: Vote,
  command: Of<'castBallot'>,
  memberId: MemberId,
  context: DecisionContext,
): Decision {
  const { choice, serial, deviceId, signature } = command;
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

/** V8. */
function decideClose(state: SessionState, vote: Vote): Decision {
  switch (vote.state) {
    case 'open': {
      const result = tally(vote, recordOf(state, vote.sittingId).roll);
      return happened({ type: 'voteClosed', voteId: vote.id, result });
    }
    case 'closed':
    case 'announced':
      return happened();
    case 'cancelled':
      return refused('voteClosed');
  }
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
