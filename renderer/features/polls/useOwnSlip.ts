import { useState } from 'react';
import type { MarkedRow } from '../../../shared/domain/slip.ts';
import { useHost } from '../../host/HostContext.tsx';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import type { OwnSlip } from '../../room/Slips.ts';
import { useMe } from '../session/useMe.ts';
import { ballotStatus, hindranceOf, type BallotStatus, type Hindrance } from '../voting/ballotState.ts';
import { presenceOf } from '../voting/sitting.ts';
import type { OpenedPollView } from './polls.ts';

export interface OwnPart {
  readonly own: OwnSlip | undefined;
  readonly status: BallotStatus;
  readonly hindrance: Hindrance | null;
  cast(marks: readonly MarkedRow[]): Promise<OwnSlip>;
}

/** One's own part in a named poll. */
export function useOwnSlip(poll: OpenedPollView): OwnPart {
  const room = useRoom();
  const host = useHost();
  const me = useMe();
  const projection = useProjection();
  const own = useSignal(room.slips.own).get(poll.id);
  const device = useSignal(room.ballots.device);
  const connection = useSignal(room.connection);
  const trust = useSignal(room.ballots.trust);
  const [sending, setSending] = useState(0);
  const { sittingId } = poll.terms;
  const presence = projection === null ? undefined : presenceOf(projection, sittingId, me.id);
  const way = trust === 'broken' ? 'distrusted' : connection === 'online' ? 'open' : 'offline';
  return {
    own,
    status: ballotStatus(own, sending > 0, way, poll.state),
    hindrance: hindranceOf({
      me,
      presence,
      declared: projection?.declared[`${sittingId}/${me.id}`] === true,
      device,
      makesKeys: !host.limits.includes('noDeviceKey'),
    }),
    cast: async (marks) => {
      setSending((count) => count + 1);
      try {
        return await room.slips.cast(poll.id, marks);
      } finally {
        setSending((count) => count - 1);
      }
    },
  };
}
