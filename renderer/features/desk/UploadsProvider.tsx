import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../room/RoomContext.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { UploadQueue } from './UploadQueue.ts';

const UploadsContext = createContext<UploadQueue | null>(null);

/** The uploads of the open session. Only inside `UploadsProvider`. */
export function useUploads(): UploadQueue {
  const queue = useContext(UploadsContext);
  if (queue === null) throw new Error('no uploads');
  return queue;
}

/** A file let go beside its item would take the place of the whole application, uploads and all. */
function keepStrayDrops(): () => void {
  const refuse = (event: DragEvent) => {
    if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
  return () => {
    window.removeEventListener('dragover', refuse);
    window.removeEventListener('drop', refuse);
  };
}

/** Keeps uploads going while the secretary reads or prepares something else. */
export function UploadsProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('desk');
  const room = useRoom();
  const { succeeded } = useOutcome();
  const [queue] = useState(() => new UploadQueue(room));
  useEffect(() => {
    let told = 0;
    // One word for a whole drop, when nothing of it is on its way any more.
    return queue.uploads.subscribe(() => {
      const names = queue.added.get().slice(told);
      if (names.length === 0 || queue.uploads.get().some(({ state }) => state.status !== 'failed')) return;
      told += names.length;
      succeeded(
        names.length === 1
          ? t('upload.done', { name: names[0] ?? '' })
          : t('upload.doneAll', { count: names.length }),
      );
    });
  }, [queue, succeeded, t]);
  useEffect(() => keepStrayDrops(), []);
  useEffect(() => () => queue.close(), [queue]);
  return <UploadsContext value={queue}>{children}</UploadsContext>;
}
