import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Announcement } from '../../../shared/domain/announcement.ts';
import type { AnnouncementId } from '../../../shared/domain/ids.ts';
import { useProjection, useRoom, useSeat } from '../../room/RoomContext.tsx';
import { sessionKey } from '../session/sessionKey.ts';
import { noticesFor } from './notices.ts';
import { keepRead, recallRead } from './readMemory.ts';

interface Notices {
  /** The newest first. */
  readonly all: readonly Announcement[];
  readonly unread: readonly Announcement[];
  readonly markRead: (ids: readonly AnnouncementId[]) => void;
}

const NoticesContext = createContext<Notices | null>(null);

/** What was announced to this person, and what of it was read on this device. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const { session } = useRoom();
  const { member } = session;
  const key = sessionKey(session);
  const projection = useProjection();
  const seat = useSeat();
  const [read, setRead] = useState(() => recallRead(key));
  const notices = useMemo(() => {
    const all = noticesFor(projection, seat);
    return {
      all,
      unread: all.filter(({ id, by }) => !read.has(id) && by !== member.id),
      markRead: (ids: readonly AnnouncementId[]) => {
        const after = new Set([...read, ...ids]);
        if (after.size === read.size) return;
        keepRead(key, after);
        setRead(after);
      },
    };
  }, [projection, seat, read, key, member.id]);
  return <NoticesContext.Provider value={notices}>{children}</NoticesContext.Provider>;
}

/** Only inside `NoticesProvider`. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (notices === null) throw new Error('no notices');
  return notices;
}
