import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNotices } from './NoticesContext.tsx';
import { NoticeText } from './NoticeText.tsx';
import classes from './notices.module.css';

/** The newest announcement that was not read, over whatever is on the screen; nothing under it moves. */
export function NoticeCard() {
  const { t } = useTranslation('notices');
  const { unread, markRead } = useNotices();
  const [newest] = unread;
  const readAll = () => markRead(unread.map(({ id }) => id));
  return (
    <>
      <p className={classes.spoken} aria-live="polite">
        {newest !== undefined && `${t('title')}: ${newest.text}`}
      </p>
      {newest !== undefined && (
        <aside key={newest.id} className={classes.card} aria-label={t('title')} data-testid="notice-card">
          <IconBell size={26} stroke={1.75} aria-hidden className={classes.cardIcon ?? ''} />
          <NoticeText announcement={newest} onFollow={() => markRead([newest.id])} />
          <div className={classes.cardHands}>
            {unread.length > 1 && (
              <Button variant="subtle" onClick={readAll}>
                {t('readAll', { count: unread.length })}
              </Button>
            )}
            <Button variant="default" onClick={() => markRead([newest.id])}>
              {t('read')}
            </Button>
          </div>
        </aside>
      )}
    </>
  );
}
