import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedMark } from '../../room/RoomClient.ts';
import { useProjection } from '../../room/RoomContext.tsx';

/** Names the author of a mark by the roster. */
export function useAuthorName(): (placed: PlacedMark) => string {
  const { t } = useTranslation('reading');
  const members = useProjection()?.members;
  return useCallback(
    (placed: PlacedMark) => {
      if (placed.mine) return t('marks.mine');
      return members?.[placed.authorId]?.name ?? t('marks.unknownAuthor');
    },
    [members, t],
  );
}
