import type { MemberId, SessionId, VoteId } from '../../shared/domain/ids.ts';
import { lateText, receiptText } from '../../shared/domain/signedText.ts';
import type { CommandAnswer, Receipt } from '../../shared/protocol/commands.ts';
import type { ChainWatch } from './ChainWatch.ts';
import type { BallotEntry, KeptBallot } from './keptBallots.ts';
import { RequestError } from './RequestError.ts';
import type { RoomRequests } from './RoomRequests.ts';

interface CastBallot {
  readonly sessionId: SessionId;
  readonly voteId: VoteId;
  readonly memberId: MemberId;
  readonly ballot: KeptBallot;
}

/**
 * Sends a ballot and checks what the room answers: what to write down of it, `notNow` when another try may help, and
 * `never` when none will before the next connection.
 */
export async function answerToBallot(
  cast: CastBallot,
  requests: Pick<RoomRequests, 'sendOnce'>,
  watch: Pick<ChainWatch, 'isSignedByHouse'>,
): Promise<Exclude<BallotEntry, { kind: 'signed' }> | 'notNow' | 'never'> {
  const { voteId, ballot } = cast;
  const { commandId, choice, serial, deviceId, signature } = ballot;
  let answer: CommandAnswer;
  try {
    const command = { type: 'castBallot', voteId, choice, serial, deviceId, signature } as const;
    answer = await requests.sendOnce(commandId, command);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return TRY_AGAIN.has(error.code) ? 'notNow' : 'never';
  }
  if (!answer.accepted && answer.late === undefined) {
    return { kind: 'refused', commandId, code: answer.refusal.code };
  }
  const [kind, receipt] = answer.accepted
    ? (['cast', answer.receipt] as const)
    : (['late', answer.late] as const);
  if (receipt === undefined || !isAbout(receipt, cast)) {
    console.error('the room answered a ballot without a receipt for it');
    return 'never';
  }
  const text = kind === 'cast' ? receiptText(receipt) : lateText(receipt);
  const isSigned = await watch.isSignedByHouse(text, receipt.signature);
  if (isSigned === null) return 'notNow';
  return isSigned ? { kind, commandId, receipt } : 'never';
}

const TRY_AGAIN: ReadonlySet<RequestError['code']> = new Set([
  'unreachable',
  'unavailable',
  'internal',
  'tooManyTries',
]);

function isAbout(receipt: Receipt, { sessionId, voteId, memberId, ballot }: CastBallot): boolean {
  return (
    receipt.sessionId === sessionId &&
    receipt.voteId === voteId &&
    receipt.memberId === memberId &&
    receipt.choice === ballot.choice &&
    receipt.serial === ballot.serial
  );
}
