import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import classes from './opinions.module.css';

/** The file that is asked about, and which version of it; nothing where no file is. */
export function SheetText({ sheet }: { readonly sheet: OpinionView }) {
  const { t } = useTranslation('opinions');
  const { session } = useRoom();
  const files = useProjection()?.files ?? {};
  if (sheet.text === null) return null;
  const file = files[sheet.text.fileId];
  if (file === undefined) return <p className={classes.soft}>{t('text.gone')}</p>;
  const versionId = sheet.text.versionId;
  const version = file.versions.find(({ id }) => id === versionId);
  const isNewest = file.versions.at(-1)?.id === versionId;
  return (
    <div>
      <Link to={`${sessionPath(session)}/read/${file.id}`} className={classes.text ?? ''}>
        <IconFileText size={22} stroke={1.75} aria-hidden />
        <span>{file.title}</span>
      </Link>
      {!isNewest && version !== undefined && (
        <p className={classes.soft}>{t('text.newer', { number: version.number })}</p>
      )}
    </div>
  );
}
