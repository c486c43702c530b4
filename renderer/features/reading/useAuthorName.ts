import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedMark } from '../../room/RoomClient.ts';
import { useProjection } from '../../room/RoomContext.tsx';

/** Names the author of a mark by the roster; the function stays the same while the roster changes. */
export function useAuthorName(): (placed: PlacedMark) => string {
  const { t } = useTranslation('reading');
  const members = useProjection()?.members;
  const newest = useRef({ members, t });
  newest.current = { members, t };
  return useCallback((placed: PlacedMark) => {
    const known = newest.current;
    if (placed.mine) return known.t('marks.mine');
    return known.members?.[placed.authorId]?.name ?? known.t('marks.unknownAuthor');
  }, []);
}
