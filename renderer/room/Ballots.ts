import type { DeviceStanding } from '../../shared/domain/device.ts';
import type { VoteId } from '../../shared/domain/ids.ts';
import type { Choice } from '../../shared/domain/rulePack.ts';
import type { Signal } from '../signal.ts';
import type { SignedStanding } from './keptSigned.ts';

/** One's own ballot in one vote. */
export interface OwnBallot extends Omit<SignedStanding, 'at'>, Partial<Pick<SignedStanding, 'at'>> {
  readonly choice: Choice;
  /** The newest choice of which the room gave a receipt; another one than `choice` while a change is not cast. */
  readonly counts?: Choice | null;
}

/** Whether what the room shows still extends what this device saw of the record before. */
export type RecordTrust = 'unchecked' | 'extends' | 'broken';

/** The delegate's hand in votes. Ballots survive a restart and go out by themselves when the room is back. */
export interface Ballots {
  readonly own: Signal<ReadonlyMap<VoteId, OwnBallot>>;
  /** This device's standing; `null` where it has no key or is not enrolled. */
  readonly device: Signal<DeviceStanding | null>;
  readonly trust: Signal<RecordTrust>;
  /** Signs, keeps and sends. Resolves when the room has answered or the connection is gone; never rejects. */
  cast(voteId: VoteId, choice: Choice): Promise<OwnBallot>;
  /** Signs that another device, named by its id in the QR, is this member's too. Base64; `null` without a key. */
  consentTo(deviceId: string): Promise<string | null>;
}
