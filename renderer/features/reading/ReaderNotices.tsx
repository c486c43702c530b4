import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DossierFile, FileVersion } from '../../../shared/domain/agenda.ts';
import type { OpenDocument } from '../../pdf/openDocument.ts';
import type { PageViewer } from '../../pdf/PageViewer.ts';
import type { MarksOfFile } from '../../room/RoomClient.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import classes from './reading.module.css';

interface ReaderNoticesProps {
  readonly file: DossierFile;
  readonly version: FileVersion;
  readonly document: OpenDocument | null;
  readonly viewer: PageViewer | null;
  readonly marks: MarksOfFile | null;
  readonly waitingMarks: string;
}

/** What has to be said over the pages while they are read. */
export function ReaderNotices({ file, version, document, viewer, marks, waitingMarks }: ReaderNoticesProps) {
  return (
    <div className={classes.notices}>
      {marks !== null && <MarksNotice marks={marks} waiting={waitingMarks} />}
      {document !== null && <RestNotice document={document} />}
      {viewer !== null && <TroubledPageNotice viewer={viewer} />}
      <OldVersionNotice file={file} version={version} />
    </div>
  );
}

function MarksNotice({ marks, waiting }: { readonly marks: MarksOfFile; readonly waiting: string }) {
  const { t } = useTranslation('reading');
  const isLoaded = useSignal(marks.loaded);
  const refused = useSignal(marks.refused);
  const [seen, setSeen] = useState<string | null>(null);
  if (!isLoaded) {
    return (
      <Bar tone="info" role="status">
        {waiting}
      </Bar>
    );
  }
  if (refused === null || refused === seen) return null;
  return (
    <Bar
      tone="live"
      role="alert"
      action={
        <Button size="sm" variant="default" onClick={() => setSeen(refused)}>
          {t('marks.dismiss')}
        </Button>
      }
    >
      {t('marks.refused')}
    </Bar>
  );
}

function RestNotice({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation('reading');
  const fault = useSignal(document.fault);
  const connection = useSignal(useRoom().connection);
  useEffect(() => {
    if (connection === 'online' && document.fault.get() === 'offline') document.retry();
  }, [connection, document]);
  if (fault === null) return null;
  return (
    <Bar
      tone="warn"
      role="alert"
      action={
        <Button size="sm" variant="default" onClick={() => document.retry()}>
          {t('fault.retry')}
        </Button>
      }
    >
      {fault === 'offline' ? t('fault.restOffline') : t('fault.restFailed')}
    </Bar>
  );
}

function TroubledPageNotice({ viewer }: { readonly viewer: PageViewer }) {
  const { t } = useTranslation('reading');
  const page = useSignal(viewer.state).troubledPage;
  const [seen, setSeen] = useState<number | null>(null);
  if (page === null || page === seen) return null;
  return (
    <Bar
      tone="warn"
      role="status"
      action={
        <Button size="sm" variant="default" onClick={() => setSeen(page)}>
          {t('marks.dismiss')}
        </Button>
      }
    >
      {t('fault.troubledPage', { page })}
    </Bar>
  );
}

function OldVersionNotice({ file, version }: { readonly file: DossierFile; readonly version: FileVersion }) {
  const { t } = useTranslation('reading');
  const navigate = useNavigate();
  const newest = file.versions.findLast((other) => other.published);
  if (newest === undefined || newest.number <= version.number) return null;
  return (
    <Bar
      tone="warn"
      role="status"
      action={
        <Button
          size="sm"
          variant="default"
          onClick={() => void navigate({ search: `?version=${newest.id}` }, { replace: true })}
        >
          {t('version.goToNewest')}
        </Button>
      }
    >
      {t('version.older', { number: version.number })}
    </Bar>
  );
}

interface BarProps {
  readonly tone: 'info' | 'warn' | 'live';
  readonly role: 'alert' | 'status';
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One line over the foot of the page, so that as little of it as possible is covered. */
function Bar({ tone, role, action, children }: BarProps) {
  return (
    <div className={classes.noticeBar} data-tone={tone} role={role}>
      <span>{children}</span>
      {action}
    </div>
  );
}
