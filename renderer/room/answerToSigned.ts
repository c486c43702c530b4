import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import type { ChainWatch } from './ChainWatch.ts';
import type { KeptSigned, SignedAnswer } from './keptSigned.ts';
import { RequestError } from './RequestError.ts';
import type { RoomRequests } from './RoomRequests.ts';
import type { SignedFor, SignedKind } from './SignedKind.ts';

/**
 * Sends what was signed and checks what the room answers: what to write down of it, `notNow` when another try may
 * help, and `never` when none will before the next connection.
 */
export async function answerToSigned<Id extends string, Content, Own>(
  kind: SignedKind<Id, Content, Own>,
  about: SignedFor<Id>,
  signed: KeptSigned<Content>,
  requests: Pick<RoomRequests, 'sendOnce'>,
  watch: Pick<ChainWatch, 'isSignedByHouse'>,
): Promise<SignedAnswer | 'notNow' | 'never'> {
  const { commandId } = signed;
  let answer: CommandAnswer;
  try {
    answer = await requests.sendOnce(commandId, kind.command(about.id, signed));
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return TRY_AGAIN.has(error.code) ? 'notNow' : 'never';
  }
  const isLate = !answer.accepted && (answer.late !== undefined || answer.lateSlip !== undefined);
  if (!answer.accepted && !isLate) return { kind: 'refused', commandId, code: answer.refusal.code };
  const given = kind.receiptIn(answer, about, signed);
  if (given === null) {
    console.error(`the room answered one of the ${kind.folder} without a receipt for it`);
    return 'never';
  }
  const isSigned = await watch.isSignedByHouse(given.text, given.receipt.signature);
  if (isSigned === null) return 'notNow';
  return isSigned ? { kind: isLate ? 'late' : 'cast', commandId, receipt: given.receipt } : 'never';
}

const TRY_AGAIN: ReadonlySet<RequestError['code']> = new Set([
  'unreachable',
  'unavailable',
  'internal',
  'tooManyTries',
]);
