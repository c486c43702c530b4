import { isHere } from './attendance.ts';
import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import { decideCount, decideTellers } from './decideSlipCount.ts';
import type { SessionEvent } from './event.ts';
import type { MemberId } from './ids.ts';
import { openInHall } from './openInHall.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { isDelegate } from './roster.ts';
import type { SessionState } from './session.ts';
import { slipText } from './signedText.ts';
import { hasQuorum, openSittingOf, recordOf } from './sittings.ts';
import type { OpenedPoll, Poll, PollTerms, Slip } from './slip.ts';
import { agreedCount, discrepanciesOf } from './slipCount.ts';
import { faultOfFollowing, runOffsUntil } from './slipFollowing.ts';
import { thresholdsOf } from './slipRules.ts';
import { areValidMarks, isSoundSheet, marksText, sheetText } from './slipSheet.ts';
import { tallyPaper, tallySlips } from './slipTally.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type OnPoll = Of<
  | 'removePoll'
  | 'nameTellers'
  | 'openPoll'
  | 'castSlip'
  | 'remindPoll'
  | 'extendPoll'
  | 'enterSlipCount'
  | 'closePoll'
  | 'announcePoll'
  | 'cancelPoll'
>;

export function decideSlips(
  state: SessionState,
  command: Of<'putPoll'> | OnPoll,
  context: DecisionContext,
): Decision {
  const { actor } = context;
  if (actor === null) return refused('notAllowed');
  if (command.type === 'putPoll') return decidePlan(state, command);
  const poll = state.polls.get(command.pollId);
  if (poll === undefined) return refused('noSuchPoll');
  switch (command.type) {
    case 'removePoll':
      if (poll.state !== 'prepared') return refused('pollOpened');
      return happened({ type: 'pollRemoved', pollId: poll.id });
    case 'openPoll':
      return decideOpening(state, poll, command.seconds, context);
    case 'nameTellers':
      return decideTellers(state, poll, command);
    default:
      if (poll.state === 'prepared') return refused('pollNotOpen');
      return decideOpened(state, poll, command, actor, context);
  }
}

type OnOpened = Exclude<OnPoll, Of<'removePoll' | 'openPoll' | 'nameTellers'>>;

function decideOpened(
  state: SessionState,
  poll: OpenedPoll,
  command: OnOpened,
  actor: MemberId,
  context: DecisionContext,
): Decision {
  switch (command.type) {
    case 'castSlip':
      return decideSlip(state, poll, command, actor, context);
    case 'enterSlipCount':
      return decideCount(poll, command, actor);
    case 'remindPoll':
      return decideReminder(state, poll, context.now);
    case 'extendPoll':
      return decideExtension(poll, command.seconds, context.now);
    case 'closePoll':
      return decideClose(state, poll, command.reason?.trim() ?? '', context.now);
    case 'announcePoll':
      return decideAnnouncement(poll);
    case 'cancelPoll':
      return decideCancellation(poll, command.reason);
  }
}

/** L1 to L3. */
function decidePlan(state: SessionState, { poll }: Of<'putPoll'>): Decision {
  const before = state.polls.get(poll.id);
  if (before !== undefined && before.state !== 'prepared') return refused('pollOpened');
  if (!state.items.has(poll.itemId)) return refused('noSuchItem');
  if (!isSoundSheet(poll.sheet)) return refused('sheetMalformed');
  if (poll.sheet.form === 'proposal' && poll.method !== 'paper') return refused('sheetMalformed');
  const named = poll.sheet.rows.flatMap((row) => row.memberId ?? []);
  if (named.some((memberId) => !state.members.has(memberId))) return refused('noSuchMember');
  const fault = faultOfFollowing(state, poll);
  return fault === null ? happened({ type: 'pollPut', poll }) : refused(fault);
}

/** L4, L5. */
function decideOpening(
  state: SessionState,
  poll: Poll,
  seconds: number,
  { now, sha256Of }: DecisionContext,
): Decision {
  if (poll.state !== 'prepared') return refused('pollOpened');
  if (openInHall(state) !== null) return refused('anotherVoteOpen');
  const sitting = openSittingOf(state);
  if (sitting === null) return refused('sittingNotOpen');
  if (sitting.pause !== null) return refused('sittingPaused');
  if (state.items.get(poll.itemId)?.state !== 'running') return refused('itemNotRunning');
  if (!hasQuorum(state, sitting)) return refused('noQuorum');
  if (poll.method === 'paper' && poll.tellers === null) return refused('tellersMissing');
  const fault = faultOfFollowing(state, poll);
  if (fault !== null) return refused(fault);
  const { pack, sittingId } = sitting;
  if (runOffsUntil(state, poll) > pack.elections.runOffs) return refused('followingWrong');
  const terms: PollTerms = {
    number: [...state.polls.values()].filter((one) => one.state !== 'prepared').length + 1,
    sittingId,
    openedAt: now,
    sheetHash: sha256Of(sheetText(poll.sheet)),
    seats: state.council.seats,
    quorum: pack.quorum,
    thresholds: thresholdsOf(pack, poll.sheet),
    electorate: [...state.members.values()].filter(isDelegate).map((member) => member.id),
  };
  return happened({ type: 'pollOpened', pollId: poll.id, terms, seconds });
}

/** L6, L7. */
function decideSlip(
  state: SessionState,
  poll: OpenedPoll,
  command: Of<'castSlip'>,
  memberId: MemberId,
  context: DecisionContext,
): Decision {
  if (poll.method === 'paper') return refused('pollOnPaper');
  const { marks, serial, deviceId, signature } = command;
  if (!poll.terms.electorate.includes(memberId)) return refused('notInElectorate');
  const last = poll.slips.get(memberId);
  if (last?.serial === serial && marksText(last.marks) === marksText(marks)) return happened();
  if (poll.state !== 'open') return refused('voteClosed');
  if (!isHere(recordOf(state, poll.terms.sittingId).roll.get(memberId))) return refused('notHere');
  if (!areValidMarks(poll.sheet, marks)) return refused('slipInvalid');
  if (serial !== (last?.serial ?? 0) + 1) return refused('serialOutOfTurn');
  const slip: Slip = { memberId, marks, serial, deviceId, signature };
  const fault = faultOfSignature(state, poll, slip, context);
  return fault === null ? happened({ type: 'slipCast', pollId: poll.id, slip }) : refused(fault);
}

/** L7. */
function faultOfSignature(
  state: SessionState,
  poll: OpenedPoll,
  { memberId, marks, serial, deviceId, signature }: Slip,
  context: DecisionContext,
): RefusalCode | null {
  const device = state.devices.get(deviceId);
  if (device === undefined || device.memberId !== memberId) return 'noSuchDevice';
  if (device.standing !== 'active') return 'deviceNotActive';
  const { sheetHash } = poll.terms;
  const parts = {
    sessionId: state.id,
    pollId: poll.id,
    sheetHash,
    memberId,
    marks: marksText(marks),
    serial,
  };
  return context.verify(device.publicKey, slipText(parts), signature) ? null : 'signatureInvalid';
}

/** L19: as V19. */
function decideReminder(state: SessionState, poll: OpenedPoll, now: number): Decision {
  if (poll.method === 'paper') return refused('pollOnPaper');
  if (poll.state !== 'open') return refused('voteClosed');
  const { roll } = recordOf(state, poll.terms.sittingId);
  const memberIds = poll.terms.electorate.filter((id) => isHere(roll.get(id)) && !poll.slips.has(id));
  if (memberIds.length === 0) return happened();
  return happened({ type: 'pollReminded', pollId: poll.id, memberIds, at: now });
}

/** L14: as V7. */
function decideExtension(poll: OpenedPoll, seconds: number, now: number): Decision {
  if (poll.state !== 'open') return refused('voteClosed');
  const passed = Math.ceil((now - poll.terms.openedAt) / 1000);
  const total = Math.max(poll.seconds, passed) + seconds;
  return happened({ type: 'pollExtended', pollId: poll.id, seconds: total });
}

/** L21: in the same decision as the close, unless the pack lets the chair announce the result first. */
function announcedAtClose(state: SessionState, { id, terms }: OpenedPoll): readonly SessionEvent[] {
  const { pack } = recordOf(state, terms.sittingId);
  return pack?.announceFirst === false ? [{ type: 'pollAnnounced', pollId: id }] : [];
}

/** L8, L13, L20, L21. */
function decideClose(state: SessionState, poll: OpenedPoll, reason: string, at: number): Decision {
  switch (poll.state) {
    case 'open': {
      const { sheet, terms, tellers } = poll;
      const end = { at, ...(reason === '' ? {} : { reason }) };
      if (poll.method === 'named') {
        const result = tallySlips(sheet, terms, poll.slips, recordOf(state, terms.sittingId).roll);
        return happened(
          { type: 'pollClosed', pollId: poll.id, result, ...end },
          ...announcedAtClose(state, poll),
        );
      }
      const count = agreedCount(sheet, tellers, poll.counts);
      if (count === null) return refused(poll.counts.size < 2 ? 'countMissing' : 'countsDiffer');
      if (discrepanciesOf(sheet, terms.electorate.length, count).length > 0) return refused('countUnsettled');
      const result = tallyPaper(sheet, terms, count);
      return happened(
        { type: 'pollClosed', pollId: poll.id, result, ...end },
        ...announcedAtClose(state, poll),
      );
    }
    case 'closed':
    case 'announced':
      return happened();
    case 'cancelled':
      return refused('voteClosed');
  }
}

/** L15: as V10. */
function decideAnnouncement(poll: OpenedPoll): Decision {
  switch (poll.state) {
    case 'open':
      return refused('voteNotClosed');
    case 'closed':
      return happened({ type: 'pollAnnounced', pollId: poll.id });
    case 'announced':
      return happened();
    case 'cancelled':
      return refused('voteClosed');
  }
}

/** L15. */
function decideCancellation(poll: OpenedPoll, reason: string): Decision {
  switch (poll.state) {
    case 'open':
      return happened({ type: 'pollCancelled', pollId: poll.id, reason });
    case 'cancelled':
      return happened();
    case 'closed':
    case 'announced':
      return refused('voteClosed');
  }
}
