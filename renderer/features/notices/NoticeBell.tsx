import { ActionIcon, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnouncementId } from '../../../shared/domain/ids.ts';
import { useNotices } from './NoticesContext.tsx';
import { NoticeText } from './NoticeText.tsx';
import classes from './notices.module.css';

/** All announcements to this person; looked at, they are read. */
export function NoticeBell() {
  const { t } = useTranslation('notices');
  const { all, unread, markRead } = useNotices();
  /** What was new when the list was opened, `null` while it is closed. */
  const [fresh, setFresh] = useState<ReadonlySet<AnnouncementId> | null>(null);
  const show = (open: boolean) => {
    setFresh(open ? new Set(unread.map(({ id }) => id)) : null);
    if (open) markRead(unread.map(({ id }) => id));
  };
  const label = unread.length === 0 ? t('bell') : t('bellCount', { count: unread.length });
  return (
    <Popover position="bottom-end" withArrow opened={fresh !== null} onChange={show}>
      <Popover.Target>
        <ActionIcon aria-label={label} title={label} onClick={() => show(fresh === null)}>
          <span className={classes.marked}>
            <IconBell size={24} stroke={1.75} aria-hidden />
            {unread.length > 0 && <span className={classes.count}>{Math.min(unread.length, 99)}</span>}
          </span>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.panel} data-testid="notice-list">
          <h2>{t('title')}</h2>
          {all.length === 0 && <p className={classes.soft}>{t('none')}</p>}
          <ul className={classes.list}>
            {all.map((announcement) => (
              <li key={announcement.id} data-fresh={fresh?.has(announcement.id) || undefined}>
                <NoticeText announcement={announcement} onFollow={() => setFresh(null)} />
              </li>
            ))}
          </ul>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
