import { z } from 'zod';
import type { Choice } from '../../shared/domain/rulePack.ts';
import { REFUSAL_CODES } from '../../shared/domain/refusal.ts';
import { commandId, receipt } from '../../shared/protocol/commands.ts';
import { base64, choice, deviceId } from '../../shared/protocol/schema.ts';
import type { OwnBallot } from './Ballots.ts';

/** What is written down on this device about one's own ballots in one vote: what was signed, and the answers to it. */
export const ballotEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('signed'),
    /** Under which it goes out, however often. */
    commandId,
    choice,
    serial: z.int().min(1),
    deviceId,
    signature: base64,
  }),
  z.strictObject({ kind: z.enum(['cast', 'late']), commandId, receipt }),
  z.strictObject({ kind: z.literal('refused'), commandId, code: z.enum(REFUSAL_CODES) }),
]);
export type BallotEntry = z.infer<typeof ballotEntry>;
type SignedBallot = Extract<BallotEntry, { kind: 'signed' }>;
type Answer = Exclude<BallotEntry, SignedBallot>;

export interface KeptBallot extends SignedBallot {
  /** `null` while the room has not answered. */
  readonly answer: Answer | null;
}

/**
 * The ballots that these entries amount to, in the order of their serials. Of two tabs that sign under the same
 * serial the first counts: what the other one signed is left out, and it signs again.
 */
export function keptBallots(entries: readonly BallotEntry[]): readonly KeptBallot[] {
  let ballots: readonly KeptBallot[] = [];
  for (const entry of entries) {
    if (entry.kind === 'signed') {
      if (entry.serial === nextSerial(ballots)) ballots = [...ballots, { ...entry, answer: null }];
    } else {
      ballots = answered(ballots, entry);
    }
  }
  return ballots;
}

/** A refused ballot takes along those that follow it: their serials rest on it. */
function answered(ballots: readonly KeptBallot[], answer: Answer): readonly KeptBallot[] {
  const at = ballots.findIndex((ballot) => ballot.commandId === answer.commandId);
  return ballots.map((ballot, index) => {
    const isMeant = index === at || (answer.kind === 'refused' && at !== -1 && index > at);
    return isMeant && ballot.answer === null ? { ...ballot, answer } : ballot;
  });
}

/** Serials that were refused are free again, except those that the room has from another device. */
export function nextSerial(ballots: readonly KeptBallot[]): number {
  const taken = ballots.filter((ballot) => ballot.answer?.kind !== 'refused' || isOutOfTurn(ballot));
  return Math.max(0, ...taken.map((ballot) => ballot.serial)) + 1;
}

/** The room itself said that it has a ballot with this serial already. */
function isOutOfTurn({ commandId: sentAs, answer }: KeptBallot): boolean {
  return answer?.kind === 'refused' && answer.code === 'serialOutOfTurn' && answer.commandId === sentAs;
}

/** The first that the room has not answered. */
export function waitingBallot(ballots: readonly KeptBallot[]): KeptBallot | undefined {
  return ballots.find((ballot) => ballot.answer === null);
}

/** The newest as it is shown; `null` when nothing was signed. */
export function ownBallot(ballots: readonly KeptBallot[]): OwnBallot | null {
  const newest = ballots.at(-1);
  if (newest === undefined) return null;
  const counts = ballots.findLast(({ answer }) => answer?.kind === 'cast');
  return { ...shown(newest), counts: counts?.choice ?? null };
}

export function shown({ choice: chosen, serial, answer }: KeptBallot): OwnBallot {
  const about = { choice: chosen, serial, refusal: null, seq: null };
  if (answer === null) return { ...about, state: 'kept' };
  if (answer.kind === 'refused') return { ...about, state: 'refused', refusal: answer.code };
  return { ...about, state: answer.kind, seq: answer.receipt.seq };
}

/** Nothing was signed: for want of a key, a vote, or room on this device (`refusal` is `null` then). */
export function unsigned(chosen: Choice, refusal: OwnBallot['refusal']): OwnBallot {
  return { choice: chosen, serial: 0, state: 'refused', refusal, seq: null };
}
