import { Button } from '@mantine/core';
import { IconArrowLeft, IconFileOff, IconReportAnalytics } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import { useRoom, useSeat } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useMe } from '../session/useMe.ts';
import { newestAnswers } from './answerFields.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { AnswerLines } from './AnswerLines.tsx';
import { DeadlineNote } from './DeadlineNote.tsx';
import { OwnAnswerNote } from './OwnAnswerNote.tsx';
import { SheetText } from './SheetText.tsx';
import { isAsked, isOver } from './sheets.ts';
import { useNow, useOwnAnswer, useSheetOfAddress } from './useSheets.ts';
import classes from './opinions.module.css';

/** `/s/:sessionKey/opinions/:opinionId`: one sheet, to be answered until its deadline. */
export function SheetPage() {
  const { t } = useTranslation('opinions');
  const sheet = useSheetOfAddress();
  if (sheet === undefined) return <NoSheet />;
  return (
    <div className={classes.page}>
      <BackToSheets />
      <header className={classes.head}>
        <h2 className={classes.pageTitle}>{sheet.title}</h2>
        <DeadlineNote sheet={sheet} />
        <SheetText sheet={sheet} />
        <p className={classes.soft}>{t('list.answered', { count: sheet.answered, total: sheet.entitled })}</p>
      </header>
      <ReportLink sheet={sheet} />
      <OwnPart sheet={sheet} />
    </div>
  );
}

function OwnPart({ sheet }: { readonly sheet: OpinionView }) {
  const { t } = useTranslation('opinions');
  const seat = useSeat();
  const own = useOwnAnswer(sheet.id);
  const now = useNow();
  if (!isAsked(sheet, seat)) return <Notice tone="info">{t('own.notAsked')}</Notice>;
  const inRoom = seat?.opinions[sheet.id]?.answer ?? null;
  if (!isOver(sheet, now)) {
    return (
      <>
        <OwnAnswerNote sheet={sheet} />
        <AnswerForm sheet={sheet} answers={newestAnswers(inRoom, own)} />
      </>
    );
  }
  return (
    <>
      <OwnAnswerNote sheet={sheet} />
      {inRoom !== null && (
        <section className={classes.box} aria-label={t('own.title')}>
          <h3>{t('own.title')}</h3>
          <AnswerLines sheet={sheet} answers={inRoom.answers} />
        </section>
      )}
    </>
  );
}

/** To the report where it is public, and for the desk. */
function ReportLink({ sheet }: { readonly sheet: OpinionView }) {
  const { t } = useTranslation('opinions');
  const { session } = useRoom();
  const me = useMe();
  const isPublished = sheet.state === 'published';
  if (!isPublished && !sitsAtDesk(me)) return null;
  return (
    <div>
      <Button
        component={Link}
        to={`${sessionPath(session)}/opinions/${sheet.id}/report`}
        variant={isPublished ? 'filled' : 'default'}
        leftSection={<IconReportAnalytics size={22} stroke={1.75} aria-hidden />}
      >
        {t(isPublished ? 'list.report' : 'list.follow')}
      </Button>
    </div>
  );
}

export function BackToSheets({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('opinions');
  const { session } = useRoom();
  return (
    <div className={classes.back} data-no-print>
      <Link to={`${sessionPath(session)}/opinions`} className={classes.more ?? ''}>
        <IconArrowLeft size={20} stroke={1.75} aria-hidden />
        {t('list.back')}
      </Link>
      {children}
    </div>
  );
}

export function NoSheet() {
  const { t } = useTranslation('opinions');
  return (
    <div className={classes.page}>
      <BackToSheets />
      <Blank icon={IconFileOff} title={t('list.gone')}>
        {t('list.goneText')}
      </Blank>
    </div>
  );
}
