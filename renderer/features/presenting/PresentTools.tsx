import { ActionIcon } from '@mantine/core';
import { IconPointer, IconPresentation, IconPresentationOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DossierFile, FileVersion } from '../../../shared/domain/agenda.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { useSeat } from '../../room/RoomContext.tsx';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import { useFollowing } from './FollowContext.tsx';

interface PresentToolsProps {
  readonly file: DossierFile;
  readonly version: FileVersion;
  readonly laser: boolean;
  readonly onLaser: (on: boolean) => void;
}

/** In the reader's toolbar: present this file, or ask to; and the pointer of who presents. */
export function PresentTools({ file, version, laser, onLaser }: PresentToolsProps) {
  const { t } = useTranslation('presenting');
  const me = useMe();
  const { shown, isMine } = useFollowing();
  const asked = useSeat()?.presenting.asked;
  const { send, busy } = useCommand();
  if (!version.published) return null;
  const isThis = isMine && shown?.versionId === version.id;
  if (isThis) {
    return (
      <>
        <Tool label={t('laser')} pressed={laser} onClick={() => onLaser(!laser)}>
          <IconPointer stroke={1.75} />
        </Tool>
        <Tool label={t('stop')} disabled={busy} onClick={() => void send({ type: 'stopPresenting' })}>
          <IconPresentationOff stroke={1.75} />
        </Tool>
      </>
    );
  }
  const mayStart = isMine || sitsAtDesk(me);
  const start = () =>
    void send({ type: 'startPresenting', memberId: me.id, fileId: file.id, versionId: version.id });
  const ask = () => void send({ type: 'askToPresent', fileId: file.id });
  return (
    <Tool
      label={mayStart ? t('start') : t('ask')}
      disabled={busy || (!mayStart && asked === file.id)}
      onClick={mayStart ? start : ask}
    >
      <IconPresentation stroke={1.75} />
    </Tool>
  );
}

interface ToolProps {
  readonly label: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Tool({ label, pressed, disabled = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      variant={pressed === true ? 'filled' : 'subtle'}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
