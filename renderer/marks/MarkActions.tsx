import { ActionIcon, Button } from '@mantine/core';
import { IconLock, IconTrash, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './marks.module.css';
import type { MarksLayer } from './MarksLayer.ts';

interface MarkActionsProps {
  readonly layer: MarksLayer;
  readonly id: string;
  readonly isShared: boolean;
  onShare(isShared: boolean): void;
}

export function MarkActions({ layer, id, isShared, onShare }: MarkActionsProps) {
  const { t } = useTranslation('reading');
  const share = (): void => {
    layer.share(id, isShared ? 'private' : 'room');
    onShare(!isShared);
  };
  return (
    <div className={classes.actions}>
      <Button
        variant="default"
        leftSection={isShared ? <IconLock size={20} /> : <IconUsers size={20} />}
        onClick={share}
      >
        {isShared ? t('marks.takeBack') : t('marks.share')}
      </Button>
      <ActionIcon
        color="var(--live)"
        variant="light"
        aria-label={t('marks.delete')}
        title={t('marks.delete')}
        onClick={() => layer.erase([id])}
      >
        <IconTrash size={20} />
      </ActionIcon>
    </div>
  );
}
