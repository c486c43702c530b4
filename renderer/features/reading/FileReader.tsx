import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierFile, FileVersion } from '../../../shared/domain/agenda.ts';
import type { FileId } from '../../../shared/domain/ids.ts';
import { MarkPopup } from '../../marks/MarkPopup.tsx';
import type { PageViewer } from '../../pdf/PageViewer.ts';
import { createSignal } from '../../signal.ts';
import type { MarksOfFile } from '../../room/RoomClient.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { keep, recall } from './deviceMemory.ts';
import { PresentTools } from '../presenting/PresentTools.tsx';
import { usePresented } from '../presenting/usePresented.ts';
import { FaultMessage } from './FaultMessage.tsx';
import { LoadingSheet } from './LoadingSheet.tsx';
import { PasswordPrompt } from './PasswordPrompt.tsx';
import { ReaderNotices } from './ReaderNotices.tsx';
import { ReaderToolbar } from './ReaderToolbar.tsx';
import classes from './reading.module.css';
import { SearchBar } from './SearchBar.tsx';
import { SidePanel, type PanelPage } from './SidePanel.tsx';
import { useAuthorName } from './useAuthorName.ts';
import { useFullScreen } from './useFullScreen.ts';
import { useOpenDocument, type Opening } from './useOpenDocument.ts';
import { newPenCase, keepPenCase } from './penCaseMemory.ts';
import { useReader, type Reader } from './useReader.ts';
import { useShortcuts } from './useShortcuts.ts';

interface FileReaderProps {
  readonly file: DossierFile;
  readonly version: FileVersion;
  /** Address of the session's agenda. */
  readonly home: string;
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** One version of one file: toolbar, pages with marks, side panel, and what is said while or when it fails. */
export function FileReader({ file, version, home }: FileReaderProps) {
  const { t } = useTranslation('reading');
  const container = useRef<HTMLDivElement>(null);
  const { opening, retry } = useOpenDocument(version.content);
  const document = opening.status === 'opened' ? opening.document : null;
  const marks = useMarks(file.id);
  const penCase = useMemo(() => createSignal(newPenCase()), []);
  useEffect(() => penCase.subscribe(() => keepPenCase(penCase.get())), [penCase]);
  const reader = useReader({ container, document, marks, fileId: file.id, version: version.id, penCase });
  const [panel, setPanel] = useState<PanelPage | null>(null);
  const [searching, setSearching] = useState(false);
  const fullScreen = useFullScreen();
  const isDark = useComputedColorScheme('light') === 'dark';
  const [invert, setInvert] = useState(() => recall('invert', isBoolean) ?? false);
  const authorName = useAuthorName();

  const viewer = reader?.viewer ?? null;
  const layer = reader?.layer ?? null;
  const [laser, setLaser] = useState(false);
  usePresented(viewer, version.id, laser);
  const actions = useMemo(
    () => ({
      viewer,
      marks,
      openSearch: () => setSearching(true),
      leave: () => {
        const inHand = penCase.get();
        if (layer?.popup.get()) layer.open(null);
        else if (inHand.tool !== 'hand') penCase.set({ ...inHand, tool: 'hand' });
        else if (searching) setSearching(false);
        else return false;
        return true;
      },
    }),
    [viewer, layer, marks, penCase, searching],
  );
  useShortcuts(actions);

  return (
    <div className={classes.reader} data-full-screen={fullScreen.isFull || undefined}>
      <ReaderToolbar
        viewer={viewer}
        marks={marks}
        penCase={penCase}
        isPanelOpen={panel !== null}
        onPanel={() => setPanel((open) => (open === null ? 'pages' : null))}
        isSearching={searching}
        onSearch={() => setSearching((open) => !open)}
        presenting={<PresentTools file={file} version={version} laser={laser} onLaser={setLaser} />}
        fullScreen={fullScreen}
        invert={isDark ? invert : null}
        onInvert={() => {
          keep('invert', !invert);
          setInvert(!invert);
        }}
      />
      <div className={classes.body}>
        {panel !== null && (
          <SidePanel
            page={panel}
            onPage={setPanel}
            onClose={() => setPanel(null)}
            document={document}
            viewer={viewer}
            layer={layer}
            marks={marks}
            version={version.id}
            authorName={authorName}
          />
        )}
        <ReadingArea opening={opening} viewer={viewer}>
          <div
            ref={container}
            className="reader-container"
            tabIndex={0}
            role="document"
            aria-label={file.title}
            data-inverted={isDark && invert ? '' : undefined}
            hidden={opening.status === 'failed' || opening.status === 'password'}
          >
            <div className="pdfViewer" />
          </div>
          <OpeningMessage opening={opening} viewer={viewer} home={home} onRetry={retry} />
          {viewer !== null && searching && (
            <SearchBar search={viewer.search} onClose={() => setSearching(false)} />
          )}
          {layer !== null && <MarkPopup layer={layer} authorName={authorName} />}
          <ReaderNotices
            file={file}
            version={version}
            document={document}
            viewer={viewer}
            marks={marks}
            waitingMarks={t('state.marksLoading')}
          />
        </ReadingArea>
      </div>
    </div>
  );
}

function useMarks(fileId: FileId): MarksOfFile | null {
  const room = useRoom();
  const [marks] = useState(() => createSignal<MarksOfFile | null>(null));
  useEffect(() => {
    const opened = room.openMarks(fileId);
    marks.set(opened);
    return () => {
      marks.set(null);
      opened.close();
    };
  }, [marks, room, fileId]);
  return useSignal(marks);
}

interface ReadingAreaProps {
  readonly opening: Opening;
  readonly viewer: Reader['viewer'] | null;
  readonly children: React.ReactNode;
}

/** Says in attributes what is shown, for tests and for styles. */
function ReadingArea({ opening, viewer, children }: ReadingAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const write = (): void => {
      const state = viewer?.state.get();
      element.dataset['page'] = String(state?.page ?? 0);
      element.dataset['pages'] = String(state?.pages ?? 0);
      element.dataset['state'] = stateOf(opening, state?.ready ?? false);
    };
    write();
    return viewer?.state.subscribe(write);
  }, [opening, viewer]);
  return (
    <div ref={area} className={classes.area} data-testid="reader" data-state={stateOf(opening, false)}>
      {children}
    </div>
  );
}

function stateOf(opening: Opening, isReady: boolean): 'loading' | 'ready' | 'password' | 'failed' {
  if (opening.status === 'password' || opening.status === 'failed') return opening.status;
  return isReady ? 'ready' : 'loading';
}

interface OpeningMessageProps {
  readonly opening: Opening;
  readonly viewer: PageViewer | null;
  readonly home: string;
  onRetry(): void;
}

function OpeningMessage({ opening, viewer, home, onRetry }: OpeningMessageProps) {
  switch (opening.status) {
    case 'loading':
      return <LoadingSheet bytesRead={opening.bytesRead} />;
    case 'password':
      return <PasswordPrompt again={opening.again} home={home} onAnswer={opening.answer} />;
    case 'failed':
      return <FaultMessage fault={opening.fault} home={home} onRetry={onRetry} />;
    case 'opened':
      return viewer === null ? <LoadingSheet bytesRead={0} /> : <UntilDrawn viewer={viewer} />;
  }
}

function UntilDrawn({ viewer }: { readonly viewer: PageViewer }) {
  return useSignal(viewer.state).ready ? null : <LoadingSheet bytesRead={null} />;
}
