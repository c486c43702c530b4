import { ActionIcon, Button } from '@mantine/core';
import { IconHandStop, IconMicrophone, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Speech } from '../../../shared/domain/floor.ts';
import { leadsRoom } from '../../../shared/domain/discussion.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { hasRole, isDelegate, type Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { floorPlaceOf } from '../discussion/discussions.ts';
import type { RoomInDiscussion } from '../discussion/discussions.ts';
import { useMe } from '../session/useMe.ts';
import { openSittingOf } from '../voting/sitting.ts';
import { AskDialog } from './AskDialog.tsx';
import { ownRequests, speakerOf, speechAt } from './floorView.ts';
import { OwnRequest } from './OwnRequest.tsx';
import { SpeechClock } from './SpeechClock.tsx';
import { useChime } from './useChime.ts';
import classes from './speaking.module.css';

/** The floor of the hall, or of the room that one sits in, below every page: who speaks, one's own place in the queue, the way to ask. */
export function FloorBar() {
  const projection = useProjection();
  const me = useMe();
  const { pathname } = useLocation();
  if (projection === null || !(isDelegate(me) || hasRole(me, 'guest'))) return null;
  // The chair's desk shows the floor itself, large enough.
  if (pathname.endsWith('/chair') && sitsAtDesk(me)) return null;
  const { room, at } = floorPlaceOf(projection, me);
  // Who leads the room has its floor on the page.
  if (at !== null && pathname.includes('/rooms/') && leadsRoom(at.room, me.id)) return null;
  const speech = speechAt(projection, room);
  if (speech?.speaker.kind === 'member' && speech.speaker.memberId === me.id) {
    return <OwnSpeech key={speech.id} speech={speech} />;
  }
  const isAgenda = !/\/(read|desk)\b/.test(pathname);
  const own = ownRequests(projection, room, me.id);
  if (at === null && openSittingOf(projection) === null && !isAgenda && own.length === 0) return null;
  return <Bar projection={projection} speech={speech} me={me} at={at} />;
}

interface BarProps {
  readonly projection: Projection;
  readonly speech: Speech | null;
  readonly me: Member;
  /** `null` in the hall. */
  readonly at: RoomInDiscussion | null;
}

function Bar({ projection, speech, me, at }: BarProps) {
  const { t } = useTranslation('speaking');
  const [asking, setAsking] = useState(false);
  const { running, next } = programmeOf(projection);
  const own = ownRequests(projection, at?.room.groupId ?? 'hall', me.id);
  if (at === null && running === null && next === null && own.length === 0) return null;
  const speaker = speech === null ? null : speakerOf(projection, speech.speaker, speech.groupId);
  return (
    <section className={classes.bar} aria-label={t('bar.label')} data-testid="floor-bar" data-no-print>
      {speech !== null && speaker !== null ? (
        <div className={classes.speaking}>
          <IconMicrophone size={22} stroke={1.75} aria-hidden />
          <p className={classes.line}>
            <strong>{speaker.name ?? t('removed')}</strong>
            <span>{[t(`kind.${speech.kind}`), speaker.group].filter(Boolean).join(' · ')}</span>
          </p>
          <SpeechClock speech={speech} wordless />
        </div>
      ) : (
        <p className={classes.quiet}>{t('bar.nobody')}</p>
      )}
      <div className={classes.own}>
        {own.map((request) => (
          <OwnRequest key={request.id} request={request} projection={projection} />
        ))}
        <Button
          variant={own.length === 0 ? 'filled' : 'default'}
          onClick={() => setAsking(true)}
          leftSection={<IconHandStop size={22} stroke={1.75} aria-hidden />}
        >
          {t(own.length === 0 ? 'bar.ask' : 'bar.askMore')}
        </Button>
      </div>
      {asking && <AskDialog projection={projection} me={me} at={at} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** One's own speech: the clock in the largest letters, below what one reads from. */
function OwnSpeech({ speech }: { readonly speech: Speech }) {
  const { t } = useTranslation('speaking');
  const { muted, toggle } = useChime(speech);
  return (
    <section className={classes.ownSpeech} aria-label={t('own.label')} data-testid="own-speech" data-no-print>
      <div className={classes.ownText}>
        <p className={classes.ownTitle}>
          <IconMicrophone size={26} stroke={1.75} aria-hidden />
          {t('own.title')}
        </p>
        <p className={classes.ownTopic}>
          {[t(`kind.${speech.kind}`), speech.topic].filter(Boolean).join(' · ')}
        </p>
      </div>
      <SpeechClock speech={speech} />
      <ActionIcon
        color="gray"
        aria-label={t(muted ? 'own.unmute' : 'own.mute')}
        aria-pressed={muted}
        title={t(muted ? 'own.unmute' : 'own.mute')}
        onClick={toggle}
      >
        {muted ? (
          <IconVolumeOff size={26} stroke={1.75} aria-hidden />
        ) : (
          <IconVolume size={26} stroke={1.75} aria-hidden />
        )}
      </ActionIcon>
    </section>
  );
}
