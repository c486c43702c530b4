import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { versionNumber } from './votes.ts';
import classes from './voting.module.css';

interface MotionTextProps {
  readonly motion: VoteView['motion'];
  /** Where the motion's title stands just above: only which version it is. */
  readonly short?: boolean;
  readonly onOpen?: (() => void) | undefined;
}

/** The text that is voted on; opens the very version. */
export function MotionText({ motion, short = false, onOpen }: MotionTextProps) {
  const { t } = useTranslation('voting');
  const room = useRoom();
  const projection = useProjection();
  const file = projection?.files[motion.fileId];
  const number = projection === null ? null : versionNumber(projection, motion);
  if (file === undefined || number === null) return <p className={classes.soft}>{t('textNotHere')}</p>;
  const { title } = file;
  return (
    <Link
      to={`${sessionPath(room.session)}/read/${motion.fileId}?version=${motion.versionId}`}
      className={classes.textLink ?? ''}
      title={short ? title : undefined}
      onClick={onOpen}
    >
      <IconFileText size={22} stroke={1.75} aria-hidden />
      <span>{short ? t('textShort', { number }) : t('text', { title, number })}</span>
    </Link>
  );
}
