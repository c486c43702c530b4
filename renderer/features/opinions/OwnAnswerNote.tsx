import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import type { OwnAnswer } from '../../room/OwnAnswers.ts';
import { useRoom, useSeat, useSignal } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { useFailureText } from '../../ui/useFailureText.ts';
import { AnswerLines } from './AnswerLines.tsx';
import { isOver } from './sheets.ts';
import { useNow, useOwnAnswer } from './useSheets.ts';
import classes from './opinions.module.css';

/** What became of one's own answer; "recorded" only when the room has it durably. */
export function OwnAnswerNote({ sheet }: { readonly sheet: OpinionView }) {
  const { t, i18n } = useTranslation('opinions');
  const room = useRoom();
  const seat = useSeat();
  const connection = useSignal(room.connection);
  const { ofRefusal } = useFailureText();
  const own = useOwnAnswer(sheet.id);
  const inRoom = seat?.opinions[sheet.id]?.answer ?? null;
  const remindedAt = seat?.opinions[sheet.id]?.remindedAt ?? null;
  const isOpen = !isOver(sheet, useNow());
  if (own?.state === 'kept') {
    return (
      <Notice tone="warn" role="status" title={t(connection === 'online' ? 'own.sending' : 'own.kept')}>
        {connection === 'online' ? t('own.sendingText') : t(isOpen ? 'own.keptText' : 'own.keptOver')}
      </Notice>
    );
  }
  if (own?.state === 'refused' && (inRoom === null || own.writtenAt > inRoom.at)) {
    const reason = own.refusal === null ? t('form.unkept') : ofRefusal(own.refusal);
    return (
      <Notice tone="live" role="alert" title={t('own.refused')}>
        <div className={classes.note}>
          <p>{reason}</p>
          {!isOpen && (
            <>
              <p>{t(inRoom === null ? 'own.refusedWords' : 'own.refusedWordsBefore')}</p>
              <AnswerLines sheet={sheet} answers={own.answers} />
              <CopyWords sheet={sheet} own={own} />
            </>
          )}
        </div>
      </Notice>
    );
  }
  if (own?.state === 'overtaken' && isOpen) return <Overtaken sheet={sheet} own={own} />;
  if (inRoom !== null || own?.state === 'given') {
    const at = formatDateTime(inRoom?.at ?? own?.writtenAt ?? 0, i18n.language);
    return (
      <Notice tone="good" role="status" title={t('own.given', { at })}>
        {t(isOpen ? 'own.givenText' : 'own.givenOver')}
      </Notice>
    );
  }
  if (isOpen && remindedAt !== null) {
    return (
      <Notice tone="info" role="status">
        {t('own.reminded', { at: formatDateTime(remindedAt, i18n.language) })}
      </Notice>
    );
  }
  return isOpen ? null : <Notice tone="info">{t('own.none')}</Notice>;
}

interface OwnProps {
  readonly sheet: OpinionView;
  readonly own: OwnAnswer;
}

/** Another device was used since: either of the two answers is to stand. */
function Overtaken({ sheet, own }: OwnProps) {
  const { t, i18n } = useTranslation('opinions');
  const { answers } = useRoom();
  const inRoom = useSeat()?.opinions[sheet.id]?.answer?.answers ?? [];
  return (
    <Notice
      tone="warn"
      role="alert"
      title={t('own.overtaken')}
      action={
        <div className={classes.hands}>
          <Button onClick={() => void answers.give(sheet.id, own.answers)}>{t('own.useThis')}</Button>
          <Button variant="default" onClick={() => void answers.give(sheet.id, inRoom)}>
            {t('own.keepOther')}
          </Button>
        </div>
      }
    >
      <div className={classes.note}>
        <p>{t('own.overtakenText', { at: formatDateTime(own.writtenAt, i18n.language) })}</p>
        <AnswerLines sheet={sheet} answers={own.answers} />
      </div>
    </Notice>
  );
}

/** Only where the browser lets a page write to the clipboard; the words can be selected in any case. */
function CopyWords({ sheet, own }: OwnProps) {
  const { t } = useTranslation('opinions');
  const [copied, setCopied] = useState(false);
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return null;
  const words = own.answers
    .map(({ opinion, comment }, index) => {
      const text = sheet.questions[index]?.text ?? '';
      return `${index + 1}. ${text}\n${t(`opinion.${opinion}`)}${comment === '' ? '' : `\n${comment}`}`;
    })
    .join('\n\n');
  const copy = () =>
    clipboard.writeText(words).then(
      () => setCopied(true),
      (error: unknown) => console.error('the words could not be copied', error),
    );
  return (
    <Button variant="default" mt="sm" onClick={() => void copy()}>
      {t(copied ? 'own.copied' : 'own.copy')}
    </Button>
  );
}
