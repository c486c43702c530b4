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

/** One's own part in each vote; every one has its own ballot, signed and sent by itself. */
export function useOwnBallots(): (vote: VoteView) => OwnVote {
  const room = useRoom();
  const host = useHost();
  const me = useMe();
  const projection = useProjection();
  const ballots = useSignal(room.ballots.own);
  const device = useSignal(room.ballots.device);
  const connection = useSignal(room.connection);
  const trust = useSignal(room.ballots.trust);
  const [pressed, setPressed] = useState<ReadonlyMap<VoteId, { readonly choice: Choice }>>(new Map());
  const way = trust === 'broken' ? 'distrusted' : connection === 'online' ? 'open' : 'offline';
  const cast = async (voteId: VoteId, choice: Choice) => {
    const press = { choice };
    setPressed((before) => new Map(before).set(voteId, press));
    await room.ballots.cast(voteId, choice);
    setPressed((before) => {
      if (before.get(voteId) !== press) return before;
      const others = new Map(before);
      others.delete(voteId);
      return others;
    });
  };
  return (vote) => {
    const own = ballots.get(vote.id);
    const pending = pressed.get(vote.id)?.choice ?? null;
    return {
      own,
      status: ballotStatus(own, pending !== null, way, vote.state),
      hindrance: hindranceOf({
        me,
        presence: projection === null ? undefined : presenceOf(projection, vote.sittingId, me.id),
        declared: projection?.declared[`${vote.sittingId}/${me.id}`] === true,
        device,
        makesKeys: !host.limits.includes('noDeviceKey'),
      }),
      chosen: pending ?? own?.choice ?? null,
      cast: (choice) => void cast(vote.id, choice),
    };
  };
}

/** One's own part in one vote. */
export function useOwnBallot(vote: VoteView): OwnVote {
  return useOwnBallots()(vote);
}
