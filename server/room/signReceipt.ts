import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { Command } from '../../shared/domain/command.ts';
import {
  headText,
  lateText,
  receiptText,
  slipLateText,
  slipReceiptText,
} from '../../shared/domain/signedText.ts';
import type { Receipt, SlipReceipt } from '../../shared/protocol/commands.ts';
import type { BallotPlace, SlipPlace } from './ballotPlaces.ts';
import type { Head } from './Draft.ts';
import type { ServerKey } from './ServerKey.ts';

type CastBallot = Extract<Command, { type: 'castBallot' }>;

/** The same ballot always gets the same receipt. */
export function signReceipt(key: ServerKey, sessionId: SessionId, place: BallotPlace): Receipt {
  const parts = { sessionId, ...place };
  return { ...parts, signature: key.sign(receiptText(parts)) };
}

/** That this ballot came when the vote was over and the record stood at `head`. */
export function signLate(
  key: ServerKey,
  sessionId: SessionId,
  memberId: MemberId,
  { voteId, choice, serial }: CastBallot,
  head: Head,
  at: number,
): Receipt {
  const chainHash = Buffer.from(head.chainHash).toString('hex');
  const parts = { sessionId, voteId, memberId, choice, serial, seq: head.seq, chainHash, at };
  return { ...parts, signature: key.sign(lateText(parts)) };
}

/** As `signReceipt`. */
export function signSlipReceipt(key: ServerKey, sessionId: SessionId, place: SlipPlace): SlipReceipt {
  const parts = { sessionId, ...place };
  return { ...parts, signature: key.sign(slipReceiptText(parts)) };
}

/** As `signLate`. */
export function signLateSlip(
  key: ServerKey,
  sessionId: SessionId,
  slip: Pick<SlipPlace, 'pollId' | 'memberId' | 'marks' | 'serial'>,
  head: Head,
  at: number,
): SlipReceipt {
  const chainHash = Buffer.from(head.chainHash).toString('hex');
  const parts = { sessionId, ...slip, seq: head.seq, chainHash, at };
  return { ...parts, signature: key.sign(slipLateText(parts)) };
}

/** How far the record goes, chain hash in hexadecimal. */
export interface SignedHead {
  readonly seq: number;
  readonly chainHash: string;
  readonly signature: string;
}

export function signHead(key: ServerKey, sessionId: SessionId, head: Head): SignedHead {
  const chainHash = Buffer.from(head.chainHash).toString('hex');
  return { seq: head.seq, chainHash, signature: key.sign(headText(sessionId, head.seq, chainHash)) };
}
