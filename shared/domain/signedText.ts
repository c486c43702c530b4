import type { DeviceId, MemberId, PollId, SessionId, Sha256, VoteId } from './ids.ts';
import type { Choice } from './rulePack.ts';

/**
 * The texts that are signed with Ed25519, as UTF-8: their parts, one a line. Ids have no line breaks. Anybody can
 * write them down again from the record, which is how a stranger verifies it.
 */
export function ballotText(parts: {
  readonly sessionId: SessionId;
  readonly voteId: VoteId;
  /** Of the bytes that are voted on: what the delegate had before him. */
  readonly sha256: Sha256;
  readonly memberId: MemberId;
  readonly choice: Choice;
  readonly serial: number;
}): string {
  const { sessionId, voteId, sha256, memberId, choice, serial } = parts;
  return lines('paperless-ballot/1', sessionId, voteId, sha256, memberId, choice, serial);
}

/** By a device that is the member's already: this other device is mine, too. */
export function consentText(sessionId: SessionId, memberId: MemberId, deviceId: DeviceId): string {
  return lines('paperless-device/1', sessionId, memberId, deviceId);
}

/** By the server: the ballot with this serial is event `seq`, and the chain up to it hashes to `chainHash` (hex). */
export function receiptText(parts: {
  readonly sessionId: SessionId;
  readonly voteId: VoteId;
  readonly memberId: MemberId;
  readonly choice: Choice;
  readonly serial: number;
  readonly seq: number;
  readonly chainHash: string;
  readonly at: number;
}): string {
  const { sessionId, voteId, memberId, choice, serial, seq, chainHash, at } = parts;
  return lines('paperless-receipt/1', sessionId, voteId, memberId, choice, serial, seq, chainHash, at);
}

/** By the server: this ballot came too late and does not count; the chain stood at `seq`. */
export function lateText(parts: Parameters<typeof receiptText>[0]): string {
  const { sessionId, voteId, memberId, choice, serial, seq, chainHash, at } = parts;
  return lines('paperless-late/1', sessionId, voteId, memberId, choice, serial, seq, chainHash, at);
}

export function slipText(parts: {
  readonly sessionId: SessionId;
  readonly pollId: PollId;
  /** SHA-256 of `sheetText`: what the delegate had before him. */
  readonly sheetHash: Sha256;
  readonly memberId: MemberId;
  /** `marksText` */
  readonly marks: string;
  readonly serial: number;
}): string {
  const { sessionId, pollId, sheetHash, memberId, marks, serial } = parts;
  return lines('paperless-slip/1', sessionId, pollId, sheetHash, memberId, marks, serial);
}

/** By the server, as `receiptText`. */
export function slipReceiptText(parts: {
  readonly sessionId: SessionId;
  readonly pollId: PollId;
  readonly memberId: MemberId;
  readonly marks: string;
  readonly serial: number;
  readonly seq: number;
  readonly chainHash: string;
  readonly at: number;
}): string {
  const { sessionId, pollId, memberId, marks, serial, seq, chainHash, at } = parts;
  return lines('paperless-slip-receipt/1', sessionId, pollId, memberId, marks, serial, seq, chainHash, at);
}

/** By the server, as `lateText`. */
export function slipLateText(parts: Parameters<typeof slipReceiptText>[0]): string {
  const { sessionId, pollId, memberId, marks, serial, seq, chainHash, at } = parts;
  return lines('paperless-slip-late/1', sessionId, pollId, memberId, marks, serial, seq, chainHash, at);
}

/** By the server: so far goes the record. */
export function headText(sessionId: SessionId, seq: number, chainHash: string): string {
  return lines('paperless-head/1', sessionId, seq, chainHash);
}

function lines(...parts: readonly (string | number)[]): string {
  return parts.join('\n');
}
