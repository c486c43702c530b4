import type { OpinionId } from '../../shared/domain/ids.ts';
import type { OpinionAnswer } from '../../shared/domain/opinion.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import type { Signal } from '../signal.ts';

/**
 * What one answered to one opinion sheet on this device. `kept`: on this device, not yet in the room; `given`: the
 * room has it durably; `refused`: why, in a code, with the words still here; `overtaken`: another device of the same
 * person had answered meanwhile, and this one did not go out.
 */
export interface OwnAnswer {
  readonly answers: readonly OpinionAnswer[];
  /** Server time by this device's clock, milliseconds since 1970. */
  readonly writtenAt: number;
  readonly state: 'kept' | 'given' | 'refused' | 'overtaken';
  /** `null` with `refused`: this device could not keep it, e.g. because it is full. */
  readonly refusal: RefusalCode | null;
}

/** One's own answers to opinion sheets. They survive a restart and go out by themselves when the room is back. */
export interface OwnAnswers {
  /** The newest on this device, by sheet. */
  readonly own: Signal<ReadonlyMap<OpinionId, OwnAnswer>>;
  /** Keeps and sends. Resolves when the room has answered or the connection is gone; never rejects. */
  give(opinionId: OpinionId, answers: readonly OpinionAnswer[]): Promise<OwnAnswer>;
}
