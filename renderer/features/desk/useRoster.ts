import { useMemo } from 'react';
import { useProjection } from '../../room/RoomContext.tsx';
import { rosterOf, type Roster } from './roster.ts';

export function useRoster(): Roster {
  const projection = useProjection();
  return useMemo(
    () => (projection === null ? { members: [], groups: [], committees: [] } : rosterOf(projection)),
    [projection],
  );
}
