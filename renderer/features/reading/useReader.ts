import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileId, VersionId } from '../../../shared/domain/ids.ts';
import { HandInput } from '../../marks/HandInput.ts';
import { InkInput } from '../../marks/InkInput.ts';
import { MarksLayer } from '../../marks/MarksLayer.ts';
import type { PenCase } from '../../marks/PenCase.ts';
import type { OpenDocument } from '../../pdf/openDocument.ts';
import { PageViewer, type Place } from '../../pdf/PageViewer.ts';
import { createSignal, type MutableSignal } from '../../signal.ts';
import type { MarksOfFile, PlacedMark } from '../../room/RoomClient.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { keepPlace, recallPlace } from './places.ts';
import { useAuthorName } from './useAuthorName.ts';

export interface Reader {
  readonly viewer: PageViewer;
  readonly layer: MarksLayer | null;
}

const KEEP_PLACE_MS = 400;

interface Parts {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly document: OpenDocument | null;
  readonly marks: MarksOfFile | null;
  readonly fileId: FileId;
  readonly version: VersionId;
  readonly penCase: MutableSignal<PenCase>;
}

/** The viewer of an open document with its marks, as long as the document is open. */
export function useReader(parts: Parts): Reader | null {
  const { container, document, marks, fileId, version, penCase } = parts;
  const { t } = useTranslation('reading');
  const authorName = useAuthorName();
  const room = useRoom();
  const [viewers] = useState(() => createSignal<PageViewer | null>(null));
  const [layers] = useState(() => createSignal<MarksLayer | null>(null));
  const viewer = useSignal(viewers);
  const layer = useSignal(layers);

  // Words follow the language and the roster without anything being opened again.
  const pageLabel = useEffectEvent((page: number) => t('panel.page', { page }));
  const nameAuthor = useEffectEvent(authorName);
  const labelPin = useEffectEvent((placed: PlacedMark) => {
    const text = placed.mark.kind === 'note' ? placed.mark.text.slice(0, 80) : '';
    return t('marks.notePin', { name: authorName(placed), text: text || t('marks.emptyNote') });
  });

  useEffect(() => {
    const element = container.current;
    if (element === null || document === null) return;
    const opened = new PageViewer(element, document, recallPlace(fileId), (page) => pageLabel(page));
    const stopKeeping = keepPlaces(opened, fileId);
    viewers.set(opened);
    // The keys that scroll work at once, unless the person is somewhere else.
    if (window.document.activeElement === window.document.body) element.focus({ preventScroll: true });
    return () => {
      viewers.set(null);
      stopKeeping();
      opened.close();
    };
  }, [viewers, container, document, fileId]);

  useEffect(() => {
    if (viewer === null || marks === null) return;
    const words = {
      author: (placed: PlacedMark) => nameAuthor(placed),
      pin: (placed: PlacedMark) => labelPin(placed),
    };
    const opened = new MarksLayer(viewer, marks, version, penCase, words, () => room.now());
    const ink = new InkInput(opened);
    const hand = new HandInput(opened);
    layers.set(opened);
    return () => {
      layers.set(null);
      ink.close();
      hand.close();
      opened.close();
    };
  }, [layers, viewer, marks, version, penCase, room]);

  return viewer === null ? null : { viewer, layer };
}

/** Keeps the place on this device while reading; answers how to stop. */
function keepPlaces(viewer: PageViewer, fileId: FileId): () => void {
  let newest: Place | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (newest !== null) keepPlace(fileId, newest);
    newest = null;
  };
  const stop = viewer.watchPlace((place) => {
    newest = place;
    timer ??= setTimeout(save, KEEP_PLACE_MS);
  });
  window.addEventListener('pagehide', save);
  return () => {
    stop();
    save();
    window.removeEventListener('pagehide', save);
  };
}
