import { z } from 'zod';
import type { PollId } from '../../shared/domain/ids.ts';
import type { MarkedRow } from '../../shared/domain/slip.ts';
import { slipLateText, slipReceiptText, slipText } from '../../shared/domain/signedText.ts';
import { marksText } from '../../shared/domain/slipSheet.ts';
import { commandId, slipReceipt } from '../../shared/protocol/commands.ts';
import { marks } from '../../shared/protocol/slipSchema.ts';
import { refusedAnswer, signedParts } from './keptSigned.ts';
import type { SignedKind } from './SignedKind.ts';
import type { OwnSlip } from './Slips.ts';

interface Marked {
  readonly marks: readonly MarkedRow[];
}

/** Slips in named polls: signed over the hash of the sheet. */
export const SLIPS: SignedKind<PollId, Marked, OwnSlip> = {
  folder: 'slips',
  entry: z.discriminatedUnion('kind', [
    z.strictObject({ ...signedParts, marks }),
    z.strictObject({ kind: z.enum(['cast', 'late']), commandId, receipt: slipReceipt }),
    refusedAnswer,
  ]),
  unknown: 'noSuchPoll',
  isSame: (one, other) => marksText(one.marks) === marksText(other.marks),
  text({ sessionId, memberId, id: pollId }, { marks: marked }, serial, projection) {
    const sheetHash = projection?.polls[pollId]?.terms?.sheetHash;
    if (sheetHash === undefined) return null;
    return slipText({ sessionId, pollId, sheetHash, memberId, marks: marksText(marked), serial });
  },
  command(pollId, { marks: marked, serial, deviceId, signature }) {
    return { type: 'castSlip', pollId, marks: marked, serial, deviceId, signature };
  },
  receiptIn(answer, { sessionId, memberId, id }, { marks: marked, serial }) {
    const given = answer.accepted ? answer.slipReceipt : answer.lateSlip;
    if (given === undefined) return null;
    const isAbout =
      given.sessionId === sessionId &&
      given.pollId === id &&
      given.memberId === memberId &&
      given.marks === marksText(marked) &&
      given.serial === serial;
    if (!isAbout) return null;
    return { receipt: given, text: answer.accepted ? slipReceiptText(given) : slipLateText(given) };
  },
  shown({ marks: marked }, standing, counts) {
    return { marks: marked, ...standing, counts: counts?.marks ?? null };
  },
};
