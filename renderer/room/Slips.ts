import type { PollId } from '../../shared/domain/ids.ts';
import type { MarkedRow } from '../../shared/domain/slip.ts';
import type { Signal } from '../signal.ts';
import type { SignedStanding } from './keptSigned.ts';

/** One's own slip in one named poll. */
export interface OwnSlip extends SignedStanding {
  readonly marks: readonly MarkedRow[];
  /** The newest marks of which the room gave a receipt; others than `marks` while a change is not cast. */
  readonly counts: readonly MarkedRow[] | null;
}

/** The delegate's hand in polls. Slips survive a restart and go out by themselves when the room is back. */
export interface Slips {
  readonly own: Signal<ReadonlyMap<PollId, OwnSlip>>;
  /**
   * Signs, keeps and sends; rows in the order of the sheet. Resolves when the room has answered or the connection
   * is gone; never rejects.
   */
  cast(pollId: PollId, marks: readonly MarkedRow[]): Promise<OwnSlip>;
}
