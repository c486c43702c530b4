import { NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REQUEST_KINDS, type FloorRoom, type RequestKind } from '../../../shared/domain/floor.ts';
import type { ItemId, SpeechId } from '../../../shared/domain/ids.ts';
import { FLOOR_SECONDS, HDND } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useCommand } from '../session/useCommand.ts';
import { openSittingOf } from '../voting/sitting.ts';
import { speechAt } from './floorView.ts';
import { asSpeaker, isNamed, NOBODY, SpeakerField } from './SpeakerField.tsx';

interface CallSpeakerDialogProps {
  readonly projection: Projection;
  readonly room: FloorRoom;
  readonly itemId: ItemId;
  readonly onClose: () => void;
}

/** Gives the floor to somebody who did not ask: a member, or a person the roster does not know. */
export function CallSpeakerDialog({ projection, room, itemId, onClose }: CallSpeakerDialogProps) {
  const { t } = useTranslation(['speaking', 'common']);
  const [speaker, setSpeaker] = useState(NOBODY);
  const [kind, setKind] = useState<RequestKind>('speech');
  const [topic, setTopic] = useState('');
  const limits = (openSittingOf(projection)?.pack ?? HDND).limits;
  const [minutes, setMinutes] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const call = async () => {
    setFault(null);
    const command = {
      type: 'callSpeaker',
      speechId: newId<SpeechId>(),
      ...{ room, itemId, kind },
      speaker: asSpeaker(speaker),
      topic: topic.trim(),
      seconds: minutes === null ? null : Math.round(minutes * 60),
      after: speechAt(projection, room)?.id ?? null,
    } as const;
    if (await send(command)) onClose();
  };
  return (
    <ActionDialog
      title={t('call.title')}
      action={t('call.give')}
      busy={busy}
      disabled={!isNamed(speaker)}
      onAct={() => void call()}
      fault={fault}
      onClose={onClose}
    >
      <SpeakerField projection={projection} value={speaker} onChange={setSpeaker} />
      <Select
        label={t('call.kind')}
        allowDeselect={false}
        value={kind}
        onChange={(value) => value !== null && setKind(value as RequestKind)}
        data={REQUEST_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextInput
        label={t('ask.topic')}
        maxLength={200}
        value={topic}
        onChange={(event) => setTopic(event.currentTarget.value)}
      />
      <NumberInput
        label={t('call.minutes')}
        min={1}
        max={FLOOR_SECONDS.max / 60}
        allowDecimal={false}
        value={minutes ?? Math.max(1, Math.round(limits[kind] / 60))}
        onChange={(value) => setMinutes(typeof value === 'number' ? value : null)}
      />
    </ActionDialog>
  );
}
