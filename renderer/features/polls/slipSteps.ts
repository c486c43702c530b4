import type { RefusalCode } from '../../../shared/domain/refusal.ts';
import type { MarkedRow } from '../../../shared/domain/slip.ts';
import type { OwnSlip } from '../../room/Slips.ts';

/** A slip that is being filled in, looked over before it is sent, or on its way onto this device and to the room. */
export interface Editing {
  readonly step: 'mark' | 'review' | 'sending';
  readonly marks: readonly MarkedRow[];
  /** Why this device could not sign and keep it; `null` for no reason that is known, absent when nothing went wrong. */
  readonly fault?: RefusalCode | null;
}

/** What is to be done next: who has sent nothing begins with an empty slip; `null` once something was sent. */
export function stepOf(editing: Editing | null, own: OwnSlip | undefined): Editing | null {
  if (editing?.step === 'sending') return null;
  return editing ?? (own === undefined ? { step: 'mark', marks: [] } : null);
}

/** After the sending: what could not even be kept is still there to be sent again. A newer change stays. */
export function afterSending(now: Editing | null, sent: OwnSlip): Editing | null {
  if (now?.step !== 'sending') return now;
  return sent.serial === 0 ? { step: 'review', marks: now.marks, fault: sent.refusal } : null;
}
