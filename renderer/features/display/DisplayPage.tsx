import { Loader } from '@mantine/core';
import { IconAlertOctagon, IconWifiOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { groupName } from '../discussion/discussions.ts';
import { formatClock } from '../../ui/time.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { DisplayTools } from './DisplayTools.tsx';
import { RoomScene, roomOfDisplay } from './RoomScene.tsx';
import { SceneBoundary } from './SceneBoundary.tsx';
import { SceneView } from './SceneView.tsx';
import classes from './display.module.css';

/** `/s/:sessionKey/display`: the hall's screen, with `?room=` and a group's id that of its room. Follows the record by itself; keeps its picture when offline. */
export function DisplayPage() {
  const { t } = useTranslation(['display', 'common']);
  const projection = useProjection();
  const [search] = useSearchParams();
  const groupId = search.get('room');
  const title = projection?.session.about.details.title ?? t('title');
  useEffect(() => {
    document.title = `${title} – ${t('common:product')}`;
  }, [title, t]);
  return (
    <main className={classes.display} data-testid="display">
      <Alarm />
      {projection === null ? (
        <div className={classes.waiting} role="status">
          <Loader type="dots" size="xl" aria-hidden />
          <p>{t('waiting')}</p>
        </div>
      ) : (
        <>
          <header className={classes.head}>
            <p>{placeNames(projection, groupId).join(' · ')}</p>
            <Clock />
          </header>
          <SceneBoundary projection={projection} rest={<Rest title={title} />}>
            {groupId === null ? (
              <SceneView projection={projection} />
            ) : (
              <RoomScene projection={projection} groupId={groupId} />
            )}
          </SceneBoundary>
        </>
      )}
      <Lost />
      <DisplayTools />
    </main>
  );
}

/** Of the council, or of the group and its place where a group's room is shown. */
function placeNames(projection: Projection, groupId: string | null): readonly string[] {
  const at = groupId === null ? null : roomOfDisplay(projection, groupId);
  if (at === null) return [projection.session.about.council.name];
  return [groupName(projection, at.room.groupId), at.room.place].filter((name) => name !== '');
}

/** Stands where the picture of the moment cannot be drawn. */
function Rest({ title }: { readonly title: string }) {
  return (
    <div className={classes.scene} data-scene="idle" data-testid="display-rest">
      <h1 className={classes.title}>{title}</h1>
    </div>
  );
}

function Clock() {
  const { i18n } = useTranslation();
  return <p className={classes.clock}>{formatClock(useServerNow(1000), i18n.language)}</p>;
}

/** Discreet: the last picture stays. */
function Lost() {
  const { t } = useTranslation('display');
  const connection = useSignal(useRoom().connection);
  if (connection === 'online') return null;
  const over = connection === 'signedOut' || connection === 'outdated';
  return (
    <p className={classes.lost} role="status" data-testid="display-lost">
      <IconWifiOff size="1.2em" stroke={1.75} aria-hidden />
      {t(over ? 'signedOut' : 'reconnecting')}
    </p>
  );
}

function Alarm() {
  const { t } = useTranslation('common');
  const trust = useSignal(useRoom().ballots.trust);
  if (trust !== 'broken') return null;
  return (
    <p className={classes.alarm} role="alert" data-testid="record-alarm">
      <IconAlertOctagon size="1.4em" stroke={1.75} aria-hidden />
      {t('alarm.title')}
    </p>
  );
}
