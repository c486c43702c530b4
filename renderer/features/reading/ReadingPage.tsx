import { Button } from '@mantine/core';
import { IconFileUnknown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { DossierFile, FileVersion } from '../../../shared/domain/agenda.ts';
import type { FileId, VersionId } from '../../../shared/domain/ids.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { FileReader } from './FileReader.tsx';
import classes from './reading.module.css';
import { ReaderTabs } from './ReaderTabs.tsx';
import { useOpenTabs } from './useOpenTabs.ts';

/** `/s/:sessionKey/read/:fileId`, optionally `?version=`: a session's files, read and marked. */
export function ReadingPage() {
  const { t } = useTranslation('reading');
  const { sessionKey = '', fileId: idInAddress = '' } = useParams();
  const fileId = idInAddress as FileId;
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const projection = useProjection();
  const { tabs, close } = useOpenTabs(sessionKey, fileId);
  const home = `/s/${sessionKey}`;
  const file = projection?.files[fileId];
  const version = useChosenVersion(file, search.get('version'));

  if (projection === null) return <Waiting title={t('noFile.waiting')} />;
  const closeTab = (closing: FileId): void => {
    const next = close(closing);
    if (closing !== fileId) return;
    void navigate(next === null ? home : `${home}/read/${next}`, { replace: true });
  };
  return (
    <div className={classes.page}>
      <ReaderTabs
        sessionKey={sessionKey}
        projection={projection}
        tabs={tabs}
        active={fileId}
        shown={version}
        onClose={closeTab}
      />
      {file === undefined || version === undefined ? (
        <Blank
          icon={IconFileUnknown}
          title={t('noFile.title')}
          action={
            <Button component={Link} to={home}>
              {t('noFile.back')}
            </Button>
          }
        >
          {t('noFile.text')}
        </Blank>
      ) : (
        <FileReader key={version.content.sha256} file={file} version={version} home={home} />
      )}
    </div>
  );
}

/**
 * The version asked for; else the newest published one, else (at the desk) the newest. A version that is being
 * read stays until its reader goes on: a new one is announced, not put under the pen.
 */
function useChosenVersion(file: DossierFile | undefined, asked: string | null): FileVersion | undefined {
  const [reading, setReading] = useState<{ readonly file: FileId; readonly version: VersionId } | null>(null);
  if (file === undefined) return undefined;
  const published = file.versions.filter((version) => version.published);
  const held = reading?.file === file.id ? reading.version : null;
  const chosen =
    file.versions.find((version) => version.id === asked) ??
    published.find((version) => version.id === held) ??
    published.at(-1) ??
    file.versions.at(-1);
  if (chosen !== undefined && (held !== chosen.id || reading?.file !== file.id))
    setReading({ file: file.id, version: chosen.id });
  return chosen;
}
