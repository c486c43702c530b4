import type { MarkedRow } from '../../../shared/domain/slip.ts';
import type { OwnSlip } from '../../room/Slips.ts';

/** A slip that is being filled in, or looked over before it is sent. */
export interface Editing {
  readonly step: 'mark' | 'review';
  readonly marks: readonly MarkedRow[];
}

/** What is to be done next: who has sent nothing begins with an empty slip; `null` once something was sent. */
export function stepOf(editing: Editing | null, own: OwnSlip | undefined): Editing | null {
  return editing ?? (own === undefined ? { step: 'mark', marks: [] } : null);
}
