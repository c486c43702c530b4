import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { versionNumber } from './votes.ts';
import classes from './voting.module.css';

/** The text that is voted on; opens the very version. */
export function MotionText({
  motion,
  onOpen,
}: {
  readonly motion: VoteView['motion'];
  readonly onOpen?: (() => void) | undefined;
}) {
  const { t } = useTranslation('voting');
  const room = useRoom();
  const projection = useProjection();
  const file = projection?.files[motion.fileId];
  const number = projection === null ? null : versionNumber(projection, motion);
  if (file === undefined || number === null) return <p className={classes.soft}>{t('textNotHere')}</p>;
  return (
    <Link
      to={`${sessionPath(room.session)}/read/${motion.fileId}?version=${motion.versionId}`}
      className={classes.textLink ?? ''}
      aria-label={t('text', { title: file.title, number })}
      onClick={onOpen}
    >
      <IconFileText size={22} stroke={1.75} aria-hidden />
      <span>
        {file.title === motion.title
          ? t('textOfTitle', { number })
          : t('text', { title: file.title, number })}
      </span>
    </Link>
  );
}
