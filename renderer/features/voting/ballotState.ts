import { isHere, type Presence } from '../../../shared/domain/attendance.ts';
import type { DeviceStanding } from '../../../shared/domain/device.ts';
import { isDelegate, type Member } from '../../../shared/domain/roster.ts';
import type { PollState } from '../../../shared/domain/slip.ts';
import type { VoteState } from '../../../shared/domain/vote.ts';
import type { OwnBallot } from '../../room/Ballots.ts';

/** Why somebody cannot vote here and now; each has its sentence and its next step. */
export type Hindrance =
  'notInElectorate' | 'notHere' | 'declared' | 'noKey' | 'notEnrolled' | 'deviceWaiting' | 'deviceRevoked';

interface Voter {
  readonly me: Pick<Member, 'roles'> & Member;
  readonly presence: Presence | undefined;
  /** Says to be here, and waits for the secretary. */
  readonly declared: boolean;
  readonly device: DeviceStanding | null;
  /** False where the browser makes no keys. */
  readonly makesKeys: boolean;
}

/** `null` for who may vote on this device. */
export function hindranceOf({ me, presence, declared, device, makesKeys }: Voter): Hindrance | null {
  if (!isDelegate(me)) return 'notInElectorate';
  if (!isHere(presence)) return declared ? 'declared' : 'notHere';
  switch (device) {
    case 'active':
      return null;
    case 'waiting':
      return 'deviceWaiting';
    case 'revoked':
      return 'deviceRevoked';
    case null:
      return makesKeys ? 'notEnrolled' : 'noKey';
  }
}

/**
 * What is said of one's own ballot. `sending`: on its way; `waiting`: signed, no connection; `withheld`: signed,
 * and not given to a room whose record does not fit; `overdue`: signed, and the vote ended before the room had it;
 * `cast` only with the room's receipt.
 */
export type BallotStatus =
  'none' | 'sending' | 'waiting' | 'withheld' | 'overdue' | 'cast' | 'late' | 'refused';

/** Whether a ballot can go out. */
type WayToRoom = 'open' | 'offline' | 'distrusted';

const WITHOUT_ANSWER = {
  open: 'sending',
  offline: 'waiting',
  distrusted: 'withheld',
} as const satisfies Record<WayToRoom, BallotStatus>;

export function ballotStatus(
  own: Pick<OwnBallot, 'state'> | undefined,
  sending: boolean,
  way: WayToRoom,
  vote: VoteState | PollState,
): BallotStatus {
  if (own === undefined || (own.state !== 'kept' && sending)) return sending ? 'sending' : 'none';
  if (own.state !== 'kept') return own.state;
  return way !== 'distrusted' && vote !== 'open' ? 'overdue' : WITHOUT_ANSWER[way];
}
