import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { IconGavel, IconMessageReply, IconMessages, IconPresentation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REQUEST_KINDS, type RequestKind } from '../../../shared/domain/floor.ts';
import type { ItemId, RequestId } from '../../../shared/domain/ids.ts';
import { isDelegate, type Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { itemsOf, runningItem, type RoomInDiscussion } from '../discussion/discussions.ts';
import { useCommand } from '../session/useCommand.ts';
import { ownRequests } from './floorView.ts';
import classes from './speaking.module.css';

export const KIND_ICONS = {
  speech: IconMessages,
  rebuttal: IconMessageReply,
  pointOfOrder: IconGavel,
  explanation: IconPresentation,
} as const;

interface AskDialogProps {
  readonly projection: Projection;
  readonly me: Member;
  /** The room that one sits in; `null` in the hall. */
  readonly at: RoomInDiscussion | null;
  readonly onClose: () => void;
}

/** Asks for the floor: what for is the second and last touch; the topic may stay empty. */
export function AskDialog({ projection, me, at, onClose }: AskDialogProps) {
  const { t } = useTranslation(['speaking', 'common']);
  const { running, next, sittings } = programmeOf(projection);
  const room = at?.room.groupId ?? 'hall';
  const all = at === null ? sittings.flatMap(({ items }) => items) : itemsOf(projection, at.discussion);
  const open = all.filter(({ item }) => item.state !== 'done');
  const now = at === null ? (running?.item.id ?? next?.item.id) : runningItem(at.room);
  const published = open.filter(({ item }) => item.published);
  const [itemId, setItemId] = useState<ItemId | null>(now ?? published[0]?.item.id ?? null);
  const [topic, setTopic] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const { succeeded } = useOutcome();
  const waiting = new Set(
    ownRequests(projection, room, me.id).flatMap((one) => (one.itemId === itemId ? one.kind : [])),
  );
  const mayDiscuss = isDelegate(me) && (room === 'hall' || me.groupId === room);
  const kinds = REQUEST_KINDS.filter((kind) => kind === 'explanation' || mayDiscuss);
  const ask = async (kind: RequestKind) => {
    if (itemId === null) return;
    setFault(null);
    const requestId = newId<RequestId>();
    const about = { room, itemId, kind, topic: topic.trim() } as const;
    if (!(await send({ type: 'askToSpeak', requestId, ...about }))) return;
    succeeded(t('ask.done'));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('ask.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <Stack gap="md">
        <Select
          label={t('ask.item')}
          allowDeselect={false}
          value={itemId}
          onChange={(value) => setItemId(value as ItemId | null)}
          data={published.map(({ item, number }) => ({
            value: item.id,
            label: `${number}. ${item.title}`,
          }))}
        />
        <TextInput
          label={t('ask.topic')}
          description={t('ask.topicText')}
          maxLength={200}
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
        {fault !== null && (
          <Notice tone="live" role="alert">
            {fault}
          </Notice>
        )}
        <div className={classes.kinds} role="group" aria-label={t('ask.kinds')}>
          {kinds.map((kind) => {
            const Icon = KIND_ICONS[kind];
            const asked = waiting.has(kind);
            return (
              <button
                key={kind}
                type="button"
                className={classes.kind}
                disabled={busy || asked || itemId === null}
                onClick={() => void ask(kind)}
              >
                <Icon size={28} stroke={1.75} aria-hidden />
                <span>
                  <strong>{t(`kind.${kind}`)}</strong>
                  <span>{asked ? t('ask.asked') : t(`kindText.${kind}`)}</span>
                </span>
              </button>
            );
          })}
        </div>
      </Stack>
    </Modal>
  );
}
