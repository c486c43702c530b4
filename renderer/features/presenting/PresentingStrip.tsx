import { Button } from '@mantine/core';
import { IconPresentation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { FileId, MemberId } from '../../../shared/domain/ids.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom, useSeat } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import { placeOf, useFollowing } from './FollowContext.tsx';
import { newestPublicVersion } from './newestPublicVersion.ts';
import classes from './presenting.module.css';

/** Who presents, whether one follows, and who asks to: on every page of the session. */
export function PresentingStrip() {
  const projection = useProjection();
  const me = useMe();
  const { shown, isMine } = useFollowing();
  const asked = useSeat()?.presenting.asked;
  if (projection === null) return null;
  return (
    <>
      {sitsAtDesk(me) && <Requests projection={projection} />}
      {asked !== undefined && !sitsAtDesk(me) && <OwnRequest projection={projection} fileId={asked} />}
      {shown !== null && (isMine ? <Mine projection={projection} /> : <Other projection={projection} />)}
    </>
  );
}

interface StripProps {
  readonly live?: boolean;
  readonly testId: string;
  readonly words: ReactNode;
  readonly children: ReactNode;
}

function Strip({ live = false, testId, words, children }: StripProps) {
  return (
    <aside className={classes.strip} data-live={live || undefined} data-testid={testId} data-no-print>
      <IconPresentation size={22} stroke={1.75} aria-hidden />
      <p role="status">{words}</p>
      <div className={classes.hands}>{children}</div>
    </aside>
  );
}

function Other({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('presenting');
  const me = useMe();
  const { shown, isFollowing, follow, unfollow } = useFollowing();
  const { send, busy } = useCommand();
  if (shown === null) return null;
  const name = projection.members[shown.memberId]?.name;
  const file = projection.files[shown.fileId]?.title;
  return (
    <Strip
      live={isFollowing}
      testId="presenting-strip"
      words={isFollowing ? <strong>{t('following', { name })}</strong> : t('shows', { name, file })}
    >
      {isFollowing ? (
        <Button variant="default" onClick={unfollow}>
          {t('unfollow')}
        </Button>
      ) : (
        <Button onClick={follow}>{t('follow')}</Button>
      )}
      {sitsAtDesk(me) && (
        <Button variant="subtle" loading={busy} onClick={() => void send({ type: 'stopPresenting' })}>
          {t('stopOther')}
        </Button>
      )}
    </Strip>
  );
}

function Mine({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('presenting');
  const room = useRoom();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { shown } = useFollowing();
  const { send, busy } = useCommand();
  if (shown === null) return null;
  const place = placeOf(sessionPath(room.session), shown);
  return (
    <Strip
      live
      testId="presenting-strip"
      words={<strong>{t('mine', { file: projection.files[shown.fileId]?.title })}</strong>}
    >
      {pathname + search !== place && <Button onClick={() => void navigate(place)}>{t('open')}</Button>}
      <Button variant="default" loading={busy} onClick={() => void send({ type: 'stopPresenting' })}>
        {t('stop')}
      </Button>
    </Strip>
  );
}

interface OwnRequestProps {
  readonly projection: Projection;
  readonly fileId: FileId;
}

function OwnRequest({ projection, fileId }: OwnRequestProps) {
  const { t } = useTranslation('presenting');
  const me = useMe();
  const { send, busy } = useCommand();
  return (
    <Strip testId="presenting-asked" words={t('asked', { file: projection.files[fileId]?.title })}>
      <Button
        variant="default"
        loading={busy}
        onClick={() => void send({ type: 'declineToPresent', memberId: me.id })}
      >
        {t('takeBack')}
      </Button>
    </Strip>
  );
}

function Requests({ projection }: { readonly projection: Projection }) {
  const entries = Object.entries(projection.askingToPresent) as [MemberId, FileId][];
  return entries.map(([memberId, fileId]) => (
    <Request key={memberId} projection={projection} memberId={memberId} fileId={fileId} />
  ));
}

interface RequestProps extends OwnRequestProps {
  readonly memberId: MemberId;
}

function Request({ projection, memberId, fileId }: RequestProps) {
  const { t } = useTranslation('presenting');
  const { send, busy } = useCommand();
  const file = projection.files[fileId];
  const version = newestPublicVersion(file);
  if (file === undefined || version === null) return null;
  const name = projection.members[memberId]?.name;
  return (
    <Strip testId="presenting-request" words={t('asks', { name, file: file.title })}>
      <Button
        loading={busy}
        onClick={() => void send({ type: 'startPresenting', memberId, fileId, versionId: version.id })}
      >
        {t('allow')}
      </Button>
      <Button
        variant="default"
        disabled={busy}
        onClick={() => void send({ type: 'declineToPresent', memberId })}
      >
        {t('decline')}
      </Button>
    </Strip>
  );
}
