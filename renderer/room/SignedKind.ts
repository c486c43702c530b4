import type { z } from 'zod';
import type { Command } from '../../shared/domain/command.ts';
import type { DeviceId, MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import type { CommandAnswer, Receipt, SlipReceipt } from '../../shared/protocol/commands.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import type { KeptSigned, SignedEntry, SignedStanding } from './keptSigned.ts';

/** In which session, by whom, in which vote or poll. */
export interface SignedFor<Id> {
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
  readonly id: Id;
}

/** A receipt of the room, and what its signature is of. */
export interface GivenReceipt {
  readonly receipt: Receipt | SlipReceipt;
  readonly text: string;
}

/** What sets ballots and slips apart; everything else of signing, keeping and sending is the same. */
export interface SignedKind<Id extends string, Content, Own> {
  /** Where they are kept on the device, below the member's own folder. */
  readonly folder: string;
  readonly entry: z.ZodType<SignedEntry<Content>>;
  /** Code for a vote or poll that this device does not know. */
  readonly unknown: RefusalCode;
  isSame(one: Content, other: Content): boolean;
  /** The text to be signed; `null` where the vote or poll is not known. */
  text(about: SignedFor<Id>, content: Content, serial: number, projection: Projection | null): string | null;
  command(
    id: Id,
    content: Content & { readonly serial: number; readonly deviceId: DeviceId; readonly signature: string },
  ): Command;
  /** Its receipt, or the signed refusal of what came late; `null` when there is none or it is about something else. */
  receiptIn(
    answer: CommandAnswer,
    about: SignedFor<Id>,
    content: Content & { readonly serial: number },
  ): GivenReceipt | null;
  /** As it is shown. `counts` is the newest with a receipt of the room. */
  shown(content: Content, standing: SignedStanding, counts?: KeptSigned<Content> | null): Own;
}
