import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { Command } from '../../../shared/domain/command.ts';
import type { SittingId } from '../../../shared/domain/ids.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import {
  dayKey,
  formatSpan,
  fromDateTimeInput,
  fromTypedDateTime,
  toDateTimeInput,
  toTypedDateTime,
} from '../../ui/time.ts';
import { CommandDialog } from './CommandDialog.tsx';
import { DateTimeField } from './DateTimeField.tsx';
import { sittingsAtSameTime } from './sittingsAtSameTime.ts';
import { useDraft } from './useDraft.ts';
import classes from './desk.module.css';

const HOUR_MS = 60 * 60 * 1000;
/** A sitting is half a day; what is longer than a day is a slip of the pen. */
const LONGEST_MS = 24 * HOUR_MS;

interface SittingDialogProps {
  /** `null` for a new sitting. */
  readonly sitting: Sitting | null;
  /** All of the session, by time: a new one is proposed after the last. */
  readonly sittings: readonly Sitting[];
  readonly onClose: () => void;
}

/** Proposes the next half day: the afternoon of a morning, the next morning of an afternoon; else tomorrow 07:30. */
function proposedStart(after: Sitting | null, now: number): number {
  if (after === null) return fromDateTimeInput(`${dayKey(now + 24 * HOUR_MS)}T07:30`) ?? now;
  const morning = toDateTimeInput(after.startsAt).slice(11) < '12:00';
  const day = dayKey(morning ? after.startsAt : after.startsAt + 24 * HOUR_MS);
  return fromDateTimeInput(`${day}T${morning ? '13:30' : '07:30'}`) ?? after.endsAt;
}

/** The days and times are kept as they are typed. */
function fieldsOf(sitting: Sitting | null, proposed: number) {
  return {
    title: sitting?.title ?? '',
    starts: toTypedDateTime(sitting?.startsAt ?? proposed),
    ends: toTypedDateTime(sitting?.endsAt ?? proposed + 4 * HOUR_MS),
  };
}

/** Adds or changes a sitting. */
export function SittingDialog({ sitting, sittings, onClose }: SittingDialogProps) {
  const { t } = useTranslation('desk');
  const room = useRoom();
  const [proposed] = useState(() => proposedStart(sittings.at(-1) ?? null, room.now()));
  const { fields, change, overtaken } = useDraft(fieldsOf(sitting, proposed));
  const title = fields.title.trim();
  const startsAt = fromTypedDateTime(fields.starts);
  const endsAt = fromTypedDateTime(fields.ends);
  const span = startsAt === null || endsAt === null ? null : { startsAt, endsAt };
  const reversed = span !== null && span.endsAt <= span.startsAt;
  const tooLong = span !== null && span.endsAt - span.startsAt > LONGEST_MS;
  const sound = span === null || reversed || tooLong ? null : span;
  const endFault = (showFaults: boolean) => {
    if (reversed) return t('sitting.timesReversed');
    if (tooLong) return t('sitting.tooLong');
    return showFaults && endsAt === null ? t('sitting.noTime') : undefined;
  };
  const command = (): Command | null =>
    title === '' || sound === null
      ? null
      : { type: 'putSitting', sittingId: sitting?.id ?? newId(), title, ...sound };
  return (
    <CommandDialog
      title={sitting === null ? t('sitting.add') : t('sitting.edit')}
      command={command}
      overtaken={overtaken}
      onClose={onClose}
    >
      {(showFaults) => (
        <>
          <TextInput
            label={t('sitting.name')}
            placeholder={t('sitting.namePlaceholder')}
            value={fields.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            error={showFaults && title === '' ? t('required') : undefined}
            required
            data-autofocus
          />
          <div className={classes.twoFields}>
            <DateTimeField
              label={t('sitting.starts')}
              value={fields.starts}
              onChange={(starts) => change({ starts })}
              error={showFaults && startsAt === null ? t('sitting.noTime') : undefined}
            />
            <DateTimeField
              label={t('sitting.ends')}
              value={fields.ends}
              onChange={(ends) => change({ ends })}
              error={endFault(showFaults)}
            />
          </div>
          {sound !== null && <SpanNotes {...sound} own={sitting?.id ?? null} sittings={sittings} />}
        </>
      )}
    </CommandDialog>
  );
}

interface SpanNotesProps {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly own: SittingId | null;
  readonly sittings: readonly Sitting[];
}

/** The times in words, and which other sittings are held then. */
function SpanNotes({ startsAt, endsAt, own, sittings }: SpanNotesProps) {
  const { t, i18n } = useTranslation('desk');
  const others = sittingsAtSameTime(sittings, own, startsAt, endsAt).map((other) =>
    t('sitting.titleAndTime', { title: other.title, time: formatSpan(other, i18n.language) }),
  );
  return (
    <>
      <p className={classes.fieldHint} aria-live="polite">
        {formatSpan({ startsAt, endsAt }, i18n.language)}
      </p>
      {others.length > 0 && (
        <Notice tone="warn" role="status">
          {t('sitting.overlaps', { sittings: new Intl.ListFormat(i18n.language).format(others) })}
        </Notice>
      )}
    </>
  );
}
