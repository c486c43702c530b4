import { IconMessageQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom, useSeat } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useMe } from '../session/useMe.ts';
import { DeadlineNote } from './DeadlineNote.tsx';
import { isAsked, sheetsInOrder, standingOf } from './sheets.ts';
import { SheetTag } from './SheetTag.tsx';
import { useNow, useOwnAnswer } from './useSheets.ts';
import classes from './opinions.module.css';

/** `/s/:sessionKey/opinions`: every sheet, those that wait first. */
export function OpinionsPage() {
  const { t } = useTranslation('opinions');
  const projection = useProjection();
  const now = useNow();
  if (projection === null) return null;
  const sheets = sheetsInOrder(projection, now);
  return (
    <div className={classes.page}>
      <h2 className={classes.pageTitle}>{t('title')}</h2>
      {sheets.length === 0 ? (
        <Blank icon={IconMessageQuestion} title={t('list.none')}>
          {t('list.noneText')}
        </Blank>
      ) : (
        <ul className={classes.sheets}>
          {sheets.map((sheet) => (
            <SheetRow key={sheet.id} sheet={sheet} />
          ))}
        </ul>
      )}
    </div>
  );
}

function SheetRow({ sheet }: { readonly sheet: OpinionView }) {
  const { t } = useTranslation('opinions');
  const { session } = useRoom();
  const me = useMe();
  const seat = useSeat();
  const now = useNow();
  const own = useOwnAnswer(sheet.id);
  const asked = isAsked(sheet, seat);
  const path = `${sessionPath(session)}/opinions/${sheet.id}`;
  return (
    <li data-testid="opinion-sheet">
      <div className={classes.grow}>
        <p className={classes.name}>
          <Link to={path}>{sheet.title}</Link>
        </p>
        <DeadlineNote sheet={sheet} />
        <p className={classes.soft}>{t('list.answered', { count: sheet.answered, total: sheet.entitled })}</p>
      </div>
      <SheetTag standing={standingOf(sheet, seat, own, now)} asked={asked} />
      {(sheet.state === 'published' || sitsAtDesk(me)) && (
        <Link to={`${path}/report`} className={classes.more ?? ''}>
          {t(sheet.state === 'published' ? 'list.report' : 'list.follow')}
        </Link>
      )}
    </li>
  );
}
