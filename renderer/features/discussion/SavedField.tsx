import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck, IconDeviceFloppy, IconLoader2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NOTES, type SavedText } from '../../../shared/domain/discussion.ts';
import { isSameText, keyOfText, type SavingCommand, type TextDraft } from '../../room/TextDrafts.ts';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import { formatClock } from '../../ui/time.ts';
import { useFailureText } from '../../ui/useFailureText.ts';
import classes from './discussion.module.css';

interface SavedFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  /** What stands in the record. */
  readonly recorded: SavedText | undefined;
  /** How this text is saved. */
  readonly command: (text: string, revision: number) => SavingCommand;
  readonly minRows?: number;
}

/** A text that saves itself: says where it is, works without the room, and lets nobody's words get lost. */
export function SavedField({ label, placeholder, recorded, command, minRows = 3 }: SavedFieldProps) {
  const { texts } = useRoom();
  const key = keyOfText(command('', 0));
  const draft = useSignal(texts.drafts).get(key);
  // Blanks at the end are not stored, but stay under the hand that writes.
  const [typed, setTyped] = useState('');
  const shown = recorded?.text ?? '';
  const value = draft?.command.text ?? (isSameText(typed, shown) ? typed : shown);
  const write = (text: string) => {
    setTyped(text);
    // What is being written goes on from what it was begun on, also when somebody else has saved meanwhile.
    texts.write(command(text, draft?.command.revision ?? recorded?.revision ?? 0));
  };
  return (
    <div className={classes.field}>
      <Textarea
        label={label}
        size="md"
        autosize
        minRows={minRows}
        maxRows={24}
        maxLength={MAX_NOTES}
        placeholder={placeholder ?? ''}
        value={value}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={() => texts.flush()}
      />
      {draft?.standing === 'changed' ? (
        <Changed
          draft={draft}
          recorded={recorded}
          onText={(text) => texts.write(command(text, recorded?.revision ?? 0))}
        />
      ) : (
        <Standing draft={draft} recorded={recorded} />
      )}
    </div>
  );
}

interface StandingProps {
  readonly draft: TextDraft | undefined;
  readonly recorded: SavedText | undefined;
}

function Standing({ draft, recorded }: StandingProps) {
  const { t, i18n } = useTranslation('discussion');
  const { texts, connection } = useRoom();
  const failure = useFailureText();
  const isOnline = useSignal(connection) === 'online';
  if (draft?.standing === 'refused') {
    return (
      <div className={classes.standing} data-tone="warn" role="alert">
        <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
        <span>{draft.code === null ? '' : failure.ofRefusal(draft.code)}</span>
        <Button variant="subtle" onClick={() => texts.discard(keyOfText(draft.command))}>
          {t('saved.discard')}
        </Button>
      </div>
    );
  }
  if (draft?.standing === 'waiting') {
    const Icon = isOnline ? IconLoader2 : IconDeviceFloppy;
    return (
      <p
        className={classes.standing}
        data-tone={isOnline ? undefined : 'warn'}
        role="status"
        data-testid="standing"
      >
        <Icon size={20} stroke={1.75} aria-hidden />
        {t(isOnline ? 'saved.saving' : 'saved.onDevice')}
      </p>
    );
  }
  if (recorded === undefined && draft === undefined)
    return <p className={classes.standing}>{t('saved.none')}</p>;
  return (
    <p className={classes.standing} data-tone="good" role="status" data-testid="standing">
      <IconCloudCheck size={20} stroke={1.75} aria-hidden />
      {recorded === undefined
        ? t('saved.saved')
        : t('saved.savedAt', { clock: formatClock(recorded.at, i18n.language) })}
    </p>
  );
}

interface ChangedProps {
  readonly draft: TextDraft;
  readonly recorded: SavedText | undefined;
  readonly onText: (text: string) => void;
}

/** Two have written the same text: both are seen, and one of three ways goes on. */
function Changed({ draft, recorded, onText }: ChangedProps) {
  const { t, i18n } = useTranslation(['discussion', 'speaking']);
  const { texts } = useRoom();
  const members = useProjection()?.members;
  const theirs = recorded?.text ?? '';
  const mine = draft.command.text;
  const name = recorded === undefined ? '' : (members?.[recorded.by]?.name ?? t('speaking:removed'));
  return (
    <div className={classes.changed} role="alert" data-testid="text-changed">
      <p>
        <IconAlertTriangle size={22} stroke={1.75} aria-hidden />
        <strong>{t('changed.title', { name, clock: formatClock(recorded?.at ?? 0, i18n.language) })}</strong>
      </p>
      <blockquote>{theirs === '' ? t('changed.emptied') : theirs}</blockquote>
      <div className={classes.hands}>
        <Button onClick={() => onText([theirs, mine].filter((text) => text !== '').join('\n'))}>
          {t('changed.both')}
        </Button>
        <Button variant="default" onClick={() => onText(mine)}>
          {t('changed.mine')}
        </Button>
        <Button variant="default" onClick={() => texts.discard(keyOfText(draft.command))}>
          {t('changed.theirs')}
        </Button>
      </div>
    </div>
  );
}
