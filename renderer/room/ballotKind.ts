import { z } from 'zod';
import type { VoteId } from '../../shared/domain/ids.ts';
import type { Choice } from '../../shared/domain/rulePack.ts';
import { ballotText, lateText, receiptText } from '../../shared/domain/signedText.ts';
import { commandId, receipt } from '../../shared/protocol/commands.ts';
import { choice } from '../../shared/protocol/schema.ts';
import type { OwnBallot } from './Ballots.ts';
import { refusedAnswer, signedParts } from './keptSigned.ts';
import type { SignedKind } from './SignedKind.ts';

interface Chosen {
  readonly choice: Choice;
}

/** Ballots in votes on motions: signed over the bytes of the text. */
export const BALLOTS: SignedKind<VoteId, Chosen, OwnBallot> = {
  folder: 'ballots',
  entry: z.discriminatedUnion('kind', [
    z.strictObject({ ...signedParts, choice }),
    z.strictObject({ kind: z.enum(['cast', 'late']), commandId, receipt }),
    refusedAnswer,
  ]),
  unknown: 'noSuchVote',
  isSame: (one, other) => one.choice === other.choice,
  text({ sessionId, memberId, id: voteId }, { choice: chosen }, serial, projection) {
    const sha256 = projection?.votes[voteId]?.motion.sha256;
    if (sha256 === undefined) return null;
    return ballotText({ sessionId, voteId, sha256, memberId, choice: chosen, serial });
  },
  command(voteId, { choice: chosen, serial, deviceId, signature }) {
    return { type: 'castBallot', voteId, choice: chosen, serial, deviceId, signature };
  },
  receiptIn(answer, { sessionId, memberId, id }, { choice: chosen, serial }) {
    const given = answer.accepted ? answer.receipt : answer.late;
    if (given === undefined) return null;
    const isAbout =
      given.sessionId === sessionId &&
      given.voteId === id &&
      given.memberId === memberId &&
      given.choice === chosen &&
      given.serial === serial;
    if (!isAbout) return null;
    return { receipt: given, text: answer.accepted ? receiptText(given) : lateText(given) };
  },
  shown({ choice: chosen }, standing, counts) {
    const own = { choice: chosen, ...standing };
    return counts === undefined ? own : { ...own, counts: counts?.choice ?? null };
  },
};
