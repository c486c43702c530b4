import { useState } from 'react';
import type { VoteId } from '../../../shared/domain/ids.ts';
import type { Choice } from '../../../shared/domain/rulePack.ts';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useHost } from '../../host/HostContext.tsx';
import type { OwnBallot } from '../../room/Ballots.ts';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import { useMe } from '../session/useMe.ts';
import { ballotStatus, hindranceOf, type BallotStatus, type Hindrance } from './ballotState.ts';
import { presenceOf } from './sitting.ts';

export interface OwnVote {
  readonly own: OwnBallot | undefined;
  readonly status: BallotStatus;
  readonly hindrance: Hindrance | null;
  /** What was pressed last, also before the device has signed it. */
  readonly chosen: Choice | null;
  cast(choice: Choice): void;
}

/** One's own part in a vote. */
export function useOwnBallot(vote: VoteView): OwnVote {
  const room = useRoom();
  const host = useHost();
  const me = useMe();
  const projection = useProjection();
  const own = useSignal(room.ballots.own).get(vote.id);
  const device = useSignal(room.ballots.device);
  const connection = useSignal(room.connection);
  const trust = useSignal(room.ballots.trust);
  const [pressed, setPressed] = useState<{ readonly voteId: VoteId; readonly choice: Choice } | null>(null);
  const pending = pressed?.voteId === vote.id ? pressed.choice : null;
  const presence = projection === null ? undefined : presenceOf(projection, vote.sittingId, me.id);
  const way = trust === 'broken' ? 'distrusted' : connection === 'online' ? 'open' : 'offline';
  const cast = async (choice: Choice) => {
    const press = { voteId: vote.id, choice };
    setPressed(press);
    await room.ballots.cast(vote.id, choice);
    setPressed((last) => (last === press ? null : last));
  };
  return {
    own,
    status: ballotStatus(own, pending !== null, way, vote.state),
    hindrance: hindranceOf({
      me,
      presence,
      declared: projection?.declared[`${vote.sittingId}/${me.id}`] === true,
      device,
      makesKeys: !host.limits.includes('noDeviceKey'),
    }),
    chosen: pending ?? own?.choice ?? null,
    cast: (choice) => void cast(choice),
  };
}
