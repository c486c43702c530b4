import { z } from 'zod';
import type { DeviceId } from '../../shared/domain/ids.ts';
import { REFUSAL_CODES, type RefusalCode } from '../../shared/domain/refusal.ts';
import { commandId, type Receipt, type SlipReceipt } from '../../shared/protocol/commands.ts';
import { base64, deviceId } from '../../shared/protocol/schema.ts';

/** What was signed beside what is chosen. */
export const signedParts = {
  kind: z.literal('signed'),
  /** Under which it goes out, however often. */
  commandId,
  serial: z.int().min(1),
  deviceId,
  signature: base64,
};
export const refusedAnswer = z.strictObject({
  kind: z.literal('refused'),
  commandId,
  code: z.enum(REFUSAL_CODES),
});

/** What is signed: what the delegate chose, under a serial, by this device. */
export type Signed<Content> = Content & {
  readonly kind: 'signed';
  readonly commandId: string;
  readonly serial: number;
  readonly deviceId: DeviceId;
  readonly signature: string;
};
export type SignedAnswer =
  | {
      readonly kind: 'cast' | 'late';
      readonly commandId: string;
      readonly receipt: Receipt | SlipReceipt;
    }
  | { readonly kind: 'refused'; readonly commandId: string; readonly code: RefusalCode };

/** What is written down on this device about what it signed in one vote or poll, and the answers to it. */
export type SignedEntry<Content> = Signed<Content> | SignedAnswer;

export type KeptSigned<Content> = Signed<Content> & {
  /** `null` while the room has not answered. */
  readonly answer: SignedAnswer | null;
};

/**
 * What these entries amount to, in the order of the serials. Of two tabs that sign under the same serial the first
 * counts: what the other one signed is left out, and it signs again.
 */
export function keptSigned<Content>(
  entries: readonly SignedEntry<Content>[],
): readonly KeptSigned<Content>[] {
  let kept: readonly KeptSigned<Content>[] = [];
  for (const entry of entries) {
    if (entry.kind === 'signed') {
      if (entry.serial === nextSerial(kept)) kept = [...kept, { ...entry, answer: null }];
    } else {
      kept = answered(kept, entry);
    }
  }
  return kept;
}

/** What is refused takes along what follows it: those serials rest on it. */
function answered<Content>(
  kept: readonly KeptSigned<Content>[],
  answer: SignedAnswer,
): readonly KeptSigned<Content>[] {
  const at = kept.findIndex((one) => one.commandId === answer.commandId);
  return kept.map((one, index) => {
    const isMeant = index === at || (answer.kind === 'refused' && at !== -1 && index > at);
    return isMeant && one.answer === null ? { ...one, answer } : one;
  });
}

type Answered = Pick<KeptSigned<unknown>, 'commandId' | 'serial' | 'answer'>;

/** Serials that were refused are free again, except those that the room has from another device. */
export function nextSerial(kept: readonly Answered[]): number {
  const taken = kept.filter((one) => one.answer?.kind !== 'refused' || isOutOfTurn(one));
  return Math.max(0, ...taken.map((one) => one.serial)) + 1;
}

/** The room itself said that it has one with this serial already. */
function isOutOfTurn({ commandId: sentAs, answer }: Answered): boolean {
  return answer?.kind === 'refused' && answer.code === 'serialOutOfTurn' && answer.commandId === sentAs;
}

/** The first that the room has not answered. */
export function waitingSigned<One extends Answered>(kept: readonly One[]): One | undefined {
  return kept.find((one) => one.answer === null);
}

/**
 * Where something that was signed stands. `kept`: on this device, not yet in the room (offline, or on its way);
 * `cast`: the room has it durably and signed a receipt that this device checked; `late`: the room answered, with a
 * signed receipt, that the vote or poll was over; `refused`: why, in a code.
 */
export interface SignedStanding {
  /** 0 when nothing could be signed. */
  readonly serial: number;
  readonly state: 'kept' | 'cast' | 'late' | 'refused';
  /** `null` with `refused`: this device could not sign and keep it, e.g. because it is full. */
  readonly refusal: RefusalCode | null;
  /** Number of the event in the record, from the receipt. */
  readonly seq: number | null;
  /** When the room recorded or refused it, by the receipt: milliseconds since 1970. */
  readonly at: number | null;
}

export function standingOf({ serial, answer }: Answered): SignedStanding {
  const about = { serial, refusal: null, seq: null, at: null };
  if (answer === null) return { ...about, state: 'kept' };
  if (answer.kind === 'refused') return { ...about, state: 'refused', refusal: answer.code };
  const { seq, at } = answer.receipt;
  return { ...about, state: answer.kind, seq, at };
}

/** Nothing was signed: for want of a key, a vote or poll, or room on this device (`refusal` is `null` then). */
export function unsigned(refusal: RefusalCode | null): SignedStanding {
  return { serial: 0, state: 'refused', refusal, seq: null, at: null };
}
