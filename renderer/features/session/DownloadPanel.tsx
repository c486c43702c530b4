import { ActionIcon, Button, Popover, Progress, RingProgress } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileContent } from '../../../shared/domain/agenda.ts';
import { contentsInOrder } from '../../room/contentsInOrder.ts';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import type { DownloadState } from '../../room/RoomClient.ts';
import { useFormats } from '../../ui/useFormats.ts';
import classes from './SessionFrame.module.css';

/** What "everything" is: each content once, earlier versions included. */
function useContents(): readonly FileContent[] {
  const projection = useProjection();
  return projection === null ? [] : contentsInOrder(projection);
}

/** "Download everything", with its progress; can be paused. */
export function DownloadPanel() {
  const { t } = useTranslation('common');
  const state = useSignal(useRoom().downloads.state);
  return (
    <Popover position="bottom-end" withArrow>
      <Popover.Target>
        <ActionIcon aria-label={t('downloads.button')} title={t('downloads.button')}>
          {state.status === 'idle' || state.bytesTotal === 0 ? (
            <IconDownload size={24} stroke={1.75} aria-hidden />
          ) : (
            <RingProgress
              size={36}
              thickness={4}
              sections={[{ value: (100 * state.bytesDone) / state.bytesTotal, color: 'var(--accent)' }]}
              label={<IconDownload size={18} stroke={1.75} aria-hidden className={classes.ringIcon ?? ''} />}
            />
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Downloads state={state} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Downloads({ state }: { readonly state: DownloadState }) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  const room = useRoom();
  const contents = useContents();
  const held = useSignal(room.downloads.held);
  const missing = contents.filter((content) => (held.get(content.sha256) ?? 0) < content.bytes);
  const missingBytes = missing.reduce(
    (sum, content) => sum + content.bytes - (held.get(content.sha256) ?? 0),
    0,
  );
  return (
    <div className={classes.panel}>
      <h2>{t('downloads.title')}</h2>
      <p aria-live="polite">
        {contents.length === 0
          ? t('downloads.nothing')
          : missing.length === 0
            ? t('downloads.allHeld')
            : t('downloads.summary', { held: contents.length - missing.length, total: contents.length })}
      </p>
      {state.status === 'idle' ? (
        <>
          {missing.length > 0 && (
            <Button
              onClick={() => room.downloads.downloadAll()}
              leftSection={<IconDownload size={22} aria-hidden />}
            >
              {t('downloads.startSize', { size: formats.bytes(missingBytes) })}
            </Button>
          )}
          <p>{t('downloads.lead')}</p>
        </>
      ) : (
        <DownloadProgress state={state} />
      )}
    </div>
  );
}

function DownloadProgress({ state }: { readonly state: Exclude<DownloadState, { status: 'idle' }> }) {
  const { t } = useTranslation(['common', 'errors']);
  const formats = useFormats();
  const { downloads } = useRoom();
  const share = state.bytesTotal === 0 ? 0 : state.bytesDone / state.bytesTotal;
  const fault = state.status === 'failed' ? faultKey(state.fault) : null;
  return (
    <>
      <p>
        <strong>{t(`downloads.${state.status}`, { count: state.filesLeft })}</strong>
      </p>
      <Progress.Root size="lg">
        <Progress.Section
          value={share * 100}
          color={state.status === 'running' ? 'var(--accent)' : 'var(--line-strong)'}
          aria-label={t('downloads.title')}
        />
      </Progress.Root>
      <p>
        {t('downloads.bytes', {
          done: formats.bytes(state.bytesDone),
          total: formats.bytes(state.bytesTotal),
        })}{' '}
        · {formats.percent(share)}
      </p>
      {fault !== null && <p role="alert">{t(`errors:file.${fault}`)}</p>}
      {state.status === 'running' ? (
        <Button
          variant="default"
          onClick={() => downloads.pause()}
          leftSection={<IconPlayerPause size={22} aria-hidden />}
        >
          {t('downloads.pause')}
        </Button>
      ) : (
        <Button onClick={() => downloads.resume()} leftSection={<IconPlayerPlay size={22} aria-hidden />}>
          {state.status === 'failed' ? t('retry') : t('downloads.resume')}
        </Button>
      )}
    </>
  );
}

const FAULTS = ['offline', 'forbidden', 'missing', 'damaged', 'storageFull'] as const;

/** A fault without its own sentence is told as a file that cannot be had now. */
function faultKey(fault: string): (typeof FAULTS)[number] {
  return FAULTS.find((known) => known === fault) ?? 'offline';
}
