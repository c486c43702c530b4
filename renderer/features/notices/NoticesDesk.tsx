import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Announcement } from '../../../shared/domain/announcement.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Tag } from '../../ui/Tag.tsx';
import { formatClock } from '../../ui/time.ts';
import { useCommand } from '../session/useCommand.ts';
import { AnnouncementForm } from './AnnouncementForm.tsx';
import { CallList } from './CallList.tsx';
import { newestFirst } from './notices.ts';
import { AudienceName } from './NoticeText.tsx';
import classes from './notices.module.css';

/** The desk's own part of it: who calls, a new announcement, and what was announced. */
export function NoticesDesk({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('notices');
  const sent = newestFirst(Object.values(projection.announcements));
  return (
    <div className={classes.deskColumns}>
      <section className={classes.box} aria-label={t('compose.title')}>
        <h3>{t('compose.title')}</h3>
        <AnnouncementForm projection={projection} />
      </section>
      <div className={classes.deskColumn}>
        <section className={classes.box} aria-label={t('calls.title')}>
          <h3>{t('calls.title')}</h3>
          <CallList projection={projection} />
        </section>
        <section className={classes.box} aria-label={t('sent.title')}>
          <h3>{t('sent.title')}</h3>
          {sent.length === 0 && <p className={classes.soft}>{t('sent.none')}</p>}
          <ul className={classes.list} data-testid="sent-notices">
            {sent.map((announcement) => (
              <SentRow key={announcement.id} projection={projection} announcement={announcement} />
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

interface SentRowProps {
  readonly projection: Projection;
  readonly announcement: Announcement;
}

function SentRow({ projection, announcement }: SentRowProps) {
  const { t, i18n } = useTranslation('notices');
  const { send, busy } = useCommand();
  const { id, at, by, text, withdrawn } = announcement;
  const sender = projection.members[by]?.name;
  return (
    <li className={classes.call}>
      <div className={classes.grow}>
        <p className={classes.about}>
          <AudienceName announcement={announcement} /> · {formatClock(at, i18n.language)}
          {sender !== undefined && ` · ${sender}`}
        </p>
        <p className={withdrawn ? classes.gone : classes.words}>{text}</p>
      </div>
      <div className={classes.cardHands}>
        {withdrawn ? (
          <Tag>{t('sent.withdrawn')}</Tag>
        ) : (
          <Button
            variant="default"
            loading={busy}
            onClick={() => void send({ type: 'withdrawAnnouncement', announcementId: id })}
          >
            {t('sent.withdraw')}
          </Button>
        )}
      </div>
    </li>
  );
}
