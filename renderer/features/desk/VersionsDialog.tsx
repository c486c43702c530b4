import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DossierFile } from '../../../shared/domain/agenda.ts';
import { Tag } from '../../ui/Tag.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { useFormats } from '../../ui/useFormats.ts';
import classes from './desk.module.css';

interface VersionsDialogProps {
  readonly file: DossierFile;
  readonly onClose: () => void;
}

/** Every version of a file, the newest first; versions are never changed. */
export function VersionsDialog({ file, onClose }: VersionsDialogProps) {
  const { t, i18n } = useTranslation(['desk', 'common']);
  const formats = useFormats();
  const current = file.versions.findLast((version) => version.published);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('file.versions')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <p className={classes.versionsOf}>{file.title}</p>
      <ol className={classes.versions} reversed>
        {file.versions.toReversed().map((version) => (
          <li key={version.id}>
            <p className={classes.versionName}>
              <strong>{t('file.version', { number: version.number })}</strong>
              {version === current && <Tag tone="good">{t('file.current')}</Tag>}
              {!version.published && <Tag tone="warn">{t('draft')}</Tag>}
            </p>
            <p className={classes.soft}>
              {t('file.versionAdded', {
                fileName: version.fileName,
                size: formats.bytes(version.content.bytes),
                when: formatDateTime(version.addedAt, i18n.language),
              })}
            </p>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
