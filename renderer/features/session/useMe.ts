import type { Member } from '../../../shared/domain/roster.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';

/** Oneself as the record has it now; as it was at sign-in while the record is not here. */
export function useMe(): Member {
  const { member } = useRoom().session;
  return useProjection()?.members[member.id] ?? member;
}
