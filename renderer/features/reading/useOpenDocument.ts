import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { FileContent } from '../../../shared/domain/agenda.ts';
import { DocumentError, type DocumentFault } from '../../pdf/DocumentFault.ts';
import { openDocument, type OpenDocument } from '../../pdf/openDocument.ts';
import { useRoom } from '../../room/RoomContext.tsx';

export type Opening =
  | { readonly status: 'loading'; readonly bytesRead: number }
  | { readonly status: 'password'; readonly again: boolean; answer(password: string): void }
  | { readonly status: 'opened'; readonly document: OpenDocument }
  | { readonly status: 'failed'; readonly fault: DocumentFault };

const LOADING: Opening = { status: 'loading', bytesRead: 0 };
/** The count of bytes is shown in steps of this, so that it does not flicker. */
const SHOWN_STEP = 64 * 1024;

/** Opens the bytes of one version; closes them when the reader goes. */
export function useOpenDocument(content: FileContent): { opening: Opening; retry: () => void } {
  const room = useRoom();
  const [opening, setOpening] = useState<Opening>(LOADING);
  const [attempt, setAttempt] = useState(0);
  // A projection brings a new object for the same bytes: no reason to open them again.
  const contentNow = useEffectEvent(() => content);

  useEffect(() => {
    const ending = new AbortController();
    let opened: OpenDocument | null = null;
    const show = (next: Opening): void => {
      if (!ending.signal.aborted) setOpening(next);
    };
    show(LOADING);
    const bytes = contentNow();
    openDocument(bytes, (begin, end) => room.readFile(bytes, begin, end), {
      assetsUrl: pdfjsFolder(),
      signal: ending.signal,
      askPassword: (again) =>
        new Promise((resolve) => {
          const answer = (password: string): void => {
            show(LOADING);
            resolve(password);
          };
          show({ status: 'password', again, answer });
        }),
      onBytes: (count) => {
        if (opened === null)
          show({ status: 'loading', bytesRead: Math.ceil(count / SHOWN_STEP) * SHOWN_STEP });
      },
    }).then(
      (document) => {
        opened = document;
        if (ending.signal.aborted) document.close();
        else show({ status: 'opened', document });
      },
      (error: unknown) => {
        show({ status: 'failed', fault: error instanceof DocumentError ? error.fault : 'broken' });
      },
    );
    return () => {
      ending.abort();
      opened?.close();
    };
  }, [room, content.sha256, attempt]);

  return { opening, retry: useCallback(() => setAttempt((count) => count + 1), []) };
}

/** pdf.js's own data lies beside the bundle's folder (`pdfAssets` in vite's configuration). */
function pdfjsFolder(): string {
  const folder = import.meta.env.DEV ? '/pdfjs/' : '../pdfjs/';
  return new URL(folder, import.meta.url).href;
}
