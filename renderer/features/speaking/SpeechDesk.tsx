import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconNotes,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Speech } from '../../../shared/domain/floor.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { PromiseDialog } from '../questions/PromiseDialog.tsx';
import { useCommand } from '../session/useCommand.ts';
import { speakerOf } from './floorView.ts';
import { SpeechClock } from './SpeechClock.tsx';
import classes from './speaking.module.css';

/** How much one touch lengthens a speech. */
const EXTENSION_SECONDS = 60;

/** Who speaks, the clock, and the chair's hands on it: each one touch, each undone by another. */
export function SpeechDesk({
  projection,
  speech,
}: {
  readonly projection: Projection;
  readonly speech: Speech;
}) {
  const { t } = useTranslation('speaking');
  const speaker = speakerOf(projection, speech.speaker, speech.groupId);
  return (
    <div className={classes.present} data-testid="speech-desk">
      <div className={classes.presentText}>
        <p className={classes.presentName}>{speaker.name ?? t('removed')}</p>
        <p className={classes.soft}>
          {[speaker.position, speaker.group].filter((part) => part !== null && part !== '').join(' · ')}
        </p>
        <p className={classes.soft}>{[t(`kind.${speech.kind}`), speech.topic].filter(Boolean).join(' · ')}</p>
      </div>
      <SpeechClock speech={speech} />
      <SpeechHands projection={projection} speech={speech} />
    </div>
  );
}

function SpeechHands({ projection, speech }: { readonly projection: Projection; readonly speech: Speech }) {
  const [promising, setPromising] = useState(false);
  const { t } = useTranslation('speaking');
  const { send, busy } = useCommand();
  const isOnline = useSignal(useRoom().connection) === 'online';
  const { id: speechId, clock, requestId, questionId, speaker } = speech;
  const isPaused = clock.kind === 'paused';
  const disabled = busy || !isOnline;
  return (
    <div className={classes.hands}>
      <Button
        variant="default"
        disabled={disabled}
        onClick={() => void send({ type: isPaused ? 'resumeFloor' : 'pauseFloor', speechId })}
        leftSection={
          isPaused ? (
            <IconPlayerPlay size={24} stroke={1.75} aria-hidden />
          ) : (
            <IconPlayerPause size={24} stroke={1.75} aria-hidden />
          )
        }
      >
        {t(isPaused ? 'desk.resume' : 'desk.pause')}
      </Button>
      <Button
        variant="default"
        disabled={disabled}
        onClick={() => void send({ type: 'extendFloor', speechId, seconds: EXTENSION_SECONDS })}
        leftSection={<IconPlus size={24} stroke={1.75} aria-hidden />}
      >
        {t('desk.extend', { count: EXTENSION_SECONDS / 60 })}
      </Button>
      <Button
        disabled={disabled}
        onClick={() => void send({ type: 'endFloor', speechId, back: false })}
        leftSection={<IconPlayerStop size={24} stroke={1.75} aria-hidden />}
      >
        {t('desk.end')}
      </Button>
      {(speech.kind === 'answer' || speech.kind === 'explanation') && (
        <Button
          variant="default"
          disabled={!isOnline}
          onClick={() => setPromising(true)}
          leftSection={<IconNotes size={24} stroke={1.75} aria-hidden />}
        >
          {t('desk.promise')}
        </Button>
      )}
      {promising && (
        <PromiseDialog
          projection={projection}
          made={{ questionId, speechId, owner: speaker }}
          onClose={() => setPromising(false)}
        />
      )}
      {requestId !== null && (
        <Button
          variant="subtle"
          disabled={disabled}
          onClick={() => void send({ type: 'endFloor', speechId, back: true })}
          leftSection={<IconArrowBackUp size={22} stroke={1.75} aria-hidden />}
        >
          {t('desk.back')}
        </Button>
      )}
    </div>
  );
}
