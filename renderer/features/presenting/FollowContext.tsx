import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Presentation } from '../../../shared/domain/presenting.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';

interface Following {
  /** What is shown to the session now. */
  readonly shown: Presentation | null;
  readonly isMine: boolean;
  readonly isFollowing: boolean;
  follow(): void;
  unfollow(): void;
}

const NOTHING: Following = {
  ...{ shown: null, isMine: false, isFollowing: false },
  follow: () => undefined,
  unfollow: () => undefined,
};
const FollowContext = createContext<Following>(NOTHING);

/** Who follows goes where the presentation goes, from file to file; going elsewhere by oneself leaves it. */
export function FollowProvider({ children }: { readonly children: ReactNode }) {
  const room = useRoom();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const shown = useProjection()?.presenting.now ?? null;
  const isMine = shown?.memberId === room.session.member.id;
  const [wanted, setWanted] = useState(false);
  if (wanted && (shown === null || isMine)) setWanted(false);
  const isFollowing = wanted && shown !== null && !isMine;
  useEffect(() => {
    room.presentation.follow(isFollowing);
    return () => room.presentation.follow(false);
  }, [room, isFollowing]);
  const target = isFollowing && shown !== null ? placeOf(sessionPath(room.session), shown) : null;
  const ledTo = useRef<string | null>(null);
  const here = pathname + search;
  useEffect(() => {
    const isNew = ledTo.current !== target;
    ledTo.current = target;
    if (target === null || here === target) return;
    if (isNew) void navigate(target);
    else setWanted(false);
  }, [target, here, navigate]);
  const following = useMemo(
    () => ({
      ...{ shown, isMine, isFollowing },
      follow: () => setWanted(true),
      unfollow: () => setWanted(false),
    }),
    [shown, isMine, isFollowing],
  );
  return <FollowContext.Provider value={following}>{children}</FollowContext.Provider>;
}

/** Outside a session's frame nobody presents. */
export function useFollowing(): Following {
  return useContext(FollowContext);
}

/** Address of the version that is shown. */
export function placeOf(base: string, { fileId, versionId }: Presentation): string {
  return `${base}/read/${fileId}?version=${versionId}`;
}
