import { Button } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRoom } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { DeadlineNote } from './DeadlineNote.tsx';
import { useWaitingSheets } from './useSheets.ts';
import classes from './opinions.module.css';

const MOST_SHOWN = 3;

/** On the agenda: the sheets that wait for this delegate's answer. Nothing when none does. */
export function OpinionsCard() {
  const { t } = useTranslation('opinions');
  const { session } = useRoom();
  const sheets = useWaitingSheets();
  if (sheets.length === 0) return null;
  const base = `${sessionPath(session)}/opinions`;
  return (
    <aside className={classes.card} aria-label={t('card.label')} data-testid="opinions-card">
      <p className={classes.cardTitle}>
        <IconMessageQuestion size={26} stroke={1.75} aria-hidden />
        {t('card.title', { count: sheets.length })}
      </p>
      <ul className={classes.cardList}>
        {sheets.slice(0, MOST_SHOWN).map((sheet) => (
          <li key={sheet.id}>
            <div className={classes.grow}>
              <p className={classes.name}>{sheet.title}</p>
              <DeadlineNote sheet={sheet} />
            </div>
            <Button component={Link} to={`${base}/${sheet.id}`}>
              {t('card.answer')}
            </Button>
          </li>
        ))}
      </ul>
      {sheets.length > MOST_SHOWN && (
        <Link to={base} className={classes.more ?? ''}>
          {t('card.all', { count: sheets.length })}
        </Link>
      )}
    </aside>
  );
}
