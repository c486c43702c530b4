import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Announcement, AnnouncementLink } from '../../../shared/domain/announcement.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { formatClock } from '../../ui/time.ts';
import { anchorOfItem } from '../agenda/anchors.ts';
import { sessionPath } from '../session/sessionKey.ts';
import classes from './notices.module.css';

interface NoticeTextProps {
  readonly announcement: Announcement;
  /** Called when its link was taken. */
  readonly onFollow: () => void;
}

/** To whom and when, the words, and where they lead. */
export function NoticeText({ announcement, onFollow }: NoticeTextProps) {
  const { i18n } = useTranslation();
  return (
    <div className={classes.text}>
      <p className={classes.about}>
        <AudienceName announcement={announcement} /> · {formatClock(announcement.at, i18n.language)}
      </p>
      <p className={classes.words}>{announcement.text}</p>
      {announcement.about !== null && <NoticeLink about={announcement.about} onFollow={onFollow} />}
    </div>
  );
}

/** "Gửi cả phòng họp", "Gửi Tổ đại biểu số 1", "Gửi riêng ông Vàng A Páo" */
export function AudienceName({ announcement: { audience } }: { readonly announcement: Announcement }) {
  const { t } = useTranslation('notices');
  const room = useRoom();
  const projection = useProjection();
  switch (audience.kind) {
    case 'all':
      return t('audience.all');
    case 'group':
      return t('audience.group', { name: projection?.groups[audience.groupId]?.name ?? t('audience.gone') });
    case 'member': {
      if (audience.memberId === room.session.member.id) return t('audience.me');
      const name = projection?.members[audience.memberId]?.name ?? t('audience.gone');
      return t('audience.member', { name });
    }
  }
}

interface NoticeLinkProps {
  readonly about: AnnouncementLink;
  readonly onFollow: () => void;
}

/** Nothing while what it leads to is not seen by this person. */
function NoticeLink({ about, onFollow }: NoticeLinkProps) {
  const projection = useProjection();
  const room = useRoom();
  const navigate = useNavigate();
  const home = sessionPath(room.session);
  const title =
    about.kind === 'item' ? projection?.items[about.itemId]?.title : projection?.files[about.fileId]?.title;
  if (title === undefined) return null;
  const follow = () => {
    onFollow();
    if (about.kind === 'file') void navigate(`${home}/read/${about.fileId}`);
    else void navigate(home, { state: { anchor: anchorOfItem(about.itemId) } });
  };
  return (
    <Button
      variant="light"
      className={classes.link ?? ''}
      onClick={follow}
      rightSection={<IconArrowRight size={20} stroke={1.75} aria-hidden />}
    >
      {title}
    </Button>
  );
}
