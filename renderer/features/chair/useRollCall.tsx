import { useState, type ReactNode } from 'react';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { Presence } from '../../../shared/domain/attendance.ts';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useCommand } from '../session/useCommand.ts';
import { SubstituteDialog } from './SubstituteDialog.tsx';

interface RollCall {
  readonly busy: boolean;
  call(memberIds: readonly MemberId[], presence: Presence): void;
  /** Asks who sits in the delegate's place; `null` where the rules allow nobody. */
  readonly substitute: ((member: Member) => void) | null;
  /** Belongs on the page. */
  readonly dialog: ReactNode;
}

/** The desk's hand on the roll of a sitting. */
export function useRollCall(projection: Projection, sitting: Sitting): RollCall {
  const { send, busy } = useCommand();
  const [replaced, setReplaced] = useState<Member | null>(null);
  const { pack = null, openedAt = null } = projection.sittingRecords[sitting.id] ?? {};
  return {
    busy,
    call: (memberIds, presence) =>
      void send({
        type: 'callRoll',
        sittingId: sitting.id,
        entries: memberIds.map((memberId) => ({ memberId, presence })),
      }),
    substitute: openedAt !== null && pack?.substitutes === true ? setReplaced : null,
    dialog: replaced !== null && (
      <SubstituteDialog
        member={replaced}
        sittingId={sitting.id}
        known={projection.substitutes[`${sitting.id}/${replaced.id}`] ?? ''}
        onClose={() => setReplaced(null)}
      />
    ),
  };
}
