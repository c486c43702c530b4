import { Button } from '@mantine/core';
import { IconArrowLeft, IconMailOff, IconMessageQuestion, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OpinionView, Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { AskForm } from './AskForm.tsx';
import { DeadlineNote } from './DeadlineNote.tsx';
import { isOver, sheetsInOrder } from './sheets.ts';
import { SheetDesk } from './SheetDesk.tsx';
import { SheetTag } from './SheetTag.tsx';
import { useNow, useSheetOfAddress } from './useSheets.ts';
import classes from './opinions.module.css';

/** `/s/:sessionKey/desk/opinions`: the sheets asked so far, and a new one. */
export function OpinionsDesk() {
  const { t } = useTranslation('opinions');
  const projection = useProjection();
  const now = useNow();
  const base = useDeskPath();
  if (projection === null) return null;
  if (!projection.session.about.published) return <NotPublished />;
  const sheets = sheetsInOrder(projection, now);
  const makeNew = (
    <Button
      component={Link}
      to={`${base}/new`}
      leftSection={<IconPlus size={22} stroke={1.75} aria-hidden />}
    >
      {t('desk.new')}
    </Button>
  );
  return (
    <>
      <div className={classes.headLine}>
        <h2 className={classes.pageTitle}>{t('title')}</h2>
        {sheets.length > 0 && makeNew}
      </div>
      {sheets.length === 0 ? (
        <Blank icon={IconMessageQuestion} title={t('desk.none')} action={makeNew}>
          {t('desk.noneText')}
        </Blank>
      ) : (
        <ul className={classes.sheets}>
          {sheets.map((sheet) => (
            <DeskRow key={sheet.id} sheet={sheet} now={now} />
          ))}
        </ul>
      )}
    </>
  );
}

function DeskRow({ sheet, now }: { readonly sheet: OpinionView; readonly now: number }) {
  const { t } = useTranslation('opinions');
  const base = useDeskPath();
  const standing = sheet.state === 'published' ? 'published' : isOver(sheet, now) ? 'over' : 'answered';
  return (
    <li data-testid="opinion-sheet">
      <div className={classes.grow}>
        <p className={classes.name}>
          <Link to={`${base}/${sheet.id}`}>{sheet.title}</Link>
        </p>
        <DeadlineNote sheet={sheet} />
        <p className={classes.soft}>{t('list.answered', { count: sheet.answered, total: sheet.entitled })}</p>
      </div>
      <SheetTag standing={standing} asked={false} />
    </li>
  );
}

/** `/s/:sessionKey/desk/opinions/new`. */
export function NewOpinionDesk() {
  const { t } = useTranslation('opinions');
  const projection: Projection | null = useProjection();
  if (projection === null) return null;
  if (!projection.session.about.published) return <NotPublished />;
  return (
    <>
      <BackToDesk />
      <h2 className={classes.pageTitle}>{t('ask.head')}</h2>
      <AskForm projection={projection} />
    </>
  );
}

/** `/s/:sessionKey/desk/opinions/:opinionId`. */
export function OpinionDesk() {
  const { t } = useTranslation('opinions');
  const sheet = useSheetOfAddress();
  return (
    <>
      <BackToDesk />
      {sheet === undefined ? (
        <Blank icon={IconMessageQuestion} title={t('list.gone')}>
          {t('list.goneText')}
        </Blank>
      ) : (
        <SheetDesk sheet={sheet} />
      )}
    </>
  );
}

function BackToDesk() {
  const { t } = useTranslation('opinions');
  const base = useDeskPath();
  return (
    <div className={classes.back}>
      <Link to={base} className={classes.more ?? ''}>
        <IconArrowLeft size={20} stroke={1.75} aria-hidden />
        {t('list.back')}
      </Link>
    </div>
  );
}

function NotPublished() {
  const { t } = useTranslation('opinions');
  return (
    <Blank icon={IconMailOff} title={t('desk.notYet')}>
      {t('desk.notYetText')}
    </Blank>
  );
}

function useDeskPath(): string {
  return `${sessionPath(useRoom().session)}/desk/opinions`;
}
