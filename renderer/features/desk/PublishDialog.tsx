import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DossierFile } from '../../../shared/domain/agenda.ts';
import { KindMark } from '../../ui/KindMark.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { useCommand } from '../session/useCommand.ts';
import type { Drafts } from './drafts.ts';
import classes from './desk.module.css';

interface PublishDialogProps {
  readonly drafts: Drafts;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Lists what becomes public before it does. */
export function PublishDialog({ drafts, opened, onClose }: PublishDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const { send, busy } = useCommand();
  const outcome = useOutcome();
  const publish = async () => {
    if (!(await send({ type: 'publish' }))) return;
    onClose();
    outcome.succeeded(t('publish.done'));
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('publish.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="xl"
    >
      <Stack gap="md">
        <Text>{drafts.items.length === 0 ? t('publish.leadEmpty') : t('publish.lead')}</Text>
        {drafts.items.length > 0 && (
          <ul className={classes.publishList}>
            {drafts.items.map(({ item, files }) => (
              <li key={item.id}>
                <p className={classes.publishItem}>
                  <span>{item.title}</span>
                  {!item.published && <Tag tone="accent">{t('publish.newItem')}</Tag>}
                </p>
                {files.length > 0 && (
                  <ul>
                    {files.map((file) => (
                      <PublishFile key={file.id} file={file} />
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        )}
        <Notice tone="info">{t('publish.final')}</Notice>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button loading={busy} onClick={() => void publish()}>
            {t('publish.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function PublishFile({ file }: { readonly file: DossierFile }) {
  const { t } = useTranslation('desk');
  const newest = file.versions.at(-1);
  const replaces = file.versions.some((version) => version.published);
  return (
    <li className={classes.publishFile}>
      <KindMark kind={file.kind} />
      <span>{file.title}</span>
      <Tag>{replaces ? t('publish.newVersion', { number: newest?.number ?? 1 }) : t('publish.newFile')}</Tag>
    </li>
  );
}
