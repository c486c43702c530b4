import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { newId } from '../../ui/newId.ts';
import {
  dayKey,
  formatClock,
  formatDay,
  fromDateTimeInput,
  fromTypedDateTime,
  toDateTimeInput,
  toTypedDateTime,
} from '../../ui/time.ts';
import { useCommand } from '../session/useCommand.ts';
import { DateTimeField } from './DateTimeField.tsx';
import classes from './desk.module.css';

const HOUR_MS = 60 * 60 * 1000;
/** A sitting is half a day; what is longer than a day is a slip of the pen. */
const LONGEST_MS = 24 * HOUR_MS;

interface SittingDialogProps {
  /** `null` for a new sitting. */
  readonly sitting: Sitting | null;
  /** The sitting that a new one follows, for its proposed times. */
  readonly after: Sitting | null;
  readonly onClose: () => void;
}

/** Proposes the next half day: the afternoon of a morning, the next morning of an afternoon; else tomorrow 07:30. */
function proposedStart(after: Sitting | null, now: number): number {
  if (after === null) return fromDateTimeInput(`${dayKey(now + 24 * HOUR_MS)}T07:30`) ?? now;
  const morning = toDateTimeInput(after.startsAt).slice(11) < '12:00';
  const day = dayKey(morning ? after.startsAt : after.startsAt + 24 * HOUR_MS);
  return fromDateTimeInput(`${day}T${morning ? '13:30' : '07:30'}`) ?? after.endsAt;
}

/** Adds or changes a sitting. */
export function SittingDialog({ sitting, after, onClose }: SittingDialogProps) {
  const { t, i18n } = useTranslation(['desk', 'common']);
  const room = useRoom();
  const { send, busy } = useCommand();
  const [title, setTitle] = useState(sitting?.title ?? '');
  const [starts, setStarts] = useState(() =>
    toTypedDateTime(sitting?.startsAt ?? proposedStart(after, room.now())),
  );
  const [ends, setEnds] = useState(() =>
    toTypedDateTime(sitting?.endsAt ?? proposedStart(after, room.now()) + 4 * HOUR_MS),
  );
  const [showFaults, setShowFaults] = useState(false);
  const startsAt = fromTypedDateTime(starts);
  const endsAt = fromTypedDateTime(ends);
  const reversed = startsAt !== null && endsAt !== null && endsAt <= startsAt;
  const tooLong = startsAt !== null && endsAt !== null && endsAt - startsAt > LONGEST_MS;
  const endFault = () => {
    if (endsAt === null) return showFaults ? t('sitting.noTime') : undefined;
    if (reversed) return t('sitting.timesReversed');
    return tooLong ? t('sitting.tooLong') : undefined;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setShowFaults(true);
    if (title.trim() === '' || startsAt === null || endsAt === null || reversed || tooLong) return;
    const sittingId = sitting?.id ?? newId();
    if (await send({ type: 'putSitting', sittingId, title: title.trim(), startsAt, endsAt })) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={sitting === null ? t('sitting.add') : t('sitting.edit')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label={t('sitting.name')}
          placeholder={t('sitting.namePlaceholder')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={showFaults && title.trim() === '' ? t('required') : undefined}
          required
          data-autofocus
        />
        <div className={classes.twoFields}>
          <DateTimeField
            label={t('sitting.starts')}
            value={starts}
            onChange={setStarts}
            error={showFaults && startsAt === null ? t('sitting.noTime') : undefined}
          />
          <DateTimeField label={t('sitting.ends')} value={ends} onChange={setEnds} error={endFault()} />
        </div>
        {startsAt !== null && endsAt !== null && !reversed && !tooLong && (
          <p className={classes.fieldHint} aria-live="polite">
            {formatDay(startsAt, i18n.language)}, {formatClock(startsAt, i18n.language)}–
            {formatClock(endsAt, i18n.language)}
          </p>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('common:save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
