import { IconChevronRight, IconCircleCheck, IconCloudDown, IconProgressDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DossierFile, FileContent } from '../../../shared/domain/agenda.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { KindMark } from '../../ui/KindMark.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useFormats } from '../../ui/useFormats.ts';
import { sessionPath } from '../session/sessionKey.ts';
import classes from './AgendaPage.module.css';

/** A file of a dossier; one touch opens it. */
export function FileRow({ file }: { readonly file: DossierFile }) {
  const { t } = useTranslation(['agenda', 'common']);
  const formats = useFormats();
  const room = useRoom();
  const version = file.versions.at(-1);
  if (version === undefined) return null;
  return (
    <li>
      <Link to={`${sessionPath(room.session)}/read/${file.id}`} className={classes.file ?? ''}>
        <KindMark kind={file.kind} />
        <span className={classes.fileText}>
          <span className={classes.fileTitle}>{file.title}</span>
          <span className={classes.fileMeta}>
            <span>{t(`common:kind.${file.kind}`)}</span>
            {version.number > 1 && (
              <strong className={classes.version}>{t('version', { number: version.number })}</strong>
            )}
            <span>{formats.bytes(version.content.bytes)}</span>
            <HeldMark content={version.content} />
            {!version.published && <Tag tone="warn">{t('draft')}</Tag>}
          </span>
        </span>
        <IconChevronRight size={22} stroke={1.75} aria-hidden className={classes.chevron ?? ''} />
      </Link>
    </li>
  );
}

/** Whether a file can be read without the room. */
function HeldMark({ content }: { readonly content: FileContent }) {
  const { t } = useTranslation('agenda');
  const formats = useFormats();
  const bytes = useSignal(useRoom().downloads.held).get(content.sha256) ?? 0;
  if (bytes >= content.bytes) {
    return (
      <span className={`${classes.held} ${classes.heldFull}`}>
        <IconCircleCheck size={20} stroke={1.75} aria-hidden />
        {t('held.full')}
      </span>
    );
  }
  return (
    <span className={classes.held}>
      {bytes > 0 ? (
        <IconProgressDown size={20} stroke={1.75} aria-hidden />
      ) : (
        <IconCloudDown size={20} stroke={1.75} aria-hidden />
      )}
      {bytes > 0 ? t('held.partly', { percent: formats.percent(bytes / content.bytes) }) : t('held.none')}
    </span>
  );
}
