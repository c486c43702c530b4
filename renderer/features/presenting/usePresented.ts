import { useEffect } from 'react';
import type { VersionId } from '../../../shared/domain/ids.ts';
import type { PageViewer } from '../../pdf/PageViewer.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { useFollowing } from './FollowContext.tsx';
import { LaserDot } from './LaserDot.ts';
import { watchLaser } from './watchLaser.ts';
import { watchOwnMoves } from './watchOwnMoves.ts';

/** Ties a viewer to the presentation of its version: tells the place of who presents, shows it to who follows. */
export function usePresented(viewer: PageViewer | null, versionId: VersionId, laser: boolean): void {
  const room = useRoom();
  const { shown, isMine, isFollowing, unfollow } = useFollowing();
  const isThis = shown?.versionId === versionId;
  const presents = isThis && isMine;
  const follows = isThis && isFollowing;

  useEffect(() => {
    if (viewer === null || !presents) return;
    const { presentation } = room;
    const stop = viewer.watchPlace(({ page, left, top }) =>
      presentation.presentPlace({ versionId, page, left, top }),
    );
    return () => {
      stop();
      presentation.presentPlace(null);
    };
  }, [room, viewer, presents, versionId]);

  useEffect(() => {
    if (viewer === null || !presents || !laser) return;
    const dot = new LaserDot(viewer);
    const stop = watchLaser(viewer, (point) => {
      dot.show(point);
      room.presentation.presentPointer(point === null ? null : { versionId, ...point });
    });
    return () => {
      stop();
      dot.close();
      room.presentation.presentPointer(null);
    };
  }, [room, viewer, presents, laser, versionId]);

  useEffect(() => {
    if (viewer === null || !follows) return;
    const { place, pointer } = room.presentation;
    const dot = new LaserDot(viewer);
    const moves = watchOwnMoves(viewer, unfollow);
    const show = () => {
      const newest = place.get();
      if (newest?.versionId !== versionId || !viewer.state.get().ready) return;
      moves.expect();
      viewer.showPlace(newest.page, newest.left, newest.top);
    };
    const point = () => {
      const newest = pointer.get();
      dot.show(newest?.versionId === versionId ? newest : null);
    };
    let wasReady = viewer.state.get().ready;
    const endings = [
      place.subscribe(show),
      pointer.subscribe(point),
      viewer.state.subscribe(() => {
        const { ready } = viewer.state.get();
        if (ready && !wasReady) show();
        wasReady = ready;
      }),
    ];
    show();
    point();
    return () => {
      for (const end of endings) end();
      moves.stop();
      dot.close();
    };
  }, [room, viewer, follows, versionId, unfollow]);
}
