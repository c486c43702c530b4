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

/** Keeps uploads going while the secretary reads or prepares something else. */
export function UploadsProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('desk');
  const room = useRoom();
  const { succeeded } = useOutcome();
  const [queue] = useState(() => new UploadQueue(room));
  useEffect(
    () => queue.added.subscribe(() => succeeded(t('upload.done', { name: queue.added.get().at(-1) ?? '' }))),
    [queue, succeeded, t],
  );
  useEffect(() => () => queue.close(), [queue]);
  return <UploadsContext value={queue}>{children}</UploadsContext>;
}
