import { IconLock, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SittingId } from '../../../shared/domain/ids.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { DoorAnswer } from '../../../shared/protocol/http.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { DisplayTools } from '../display/DisplayTools.tsx';
import display from '../display/display.module.css';
import { useSecureReach } from '../hosting/useSecureReach.ts';
import { isLoopbackAddress } from '../join/roomAddress.ts';
import { useMe } from '../session/useMe.ts';
import { sittingAtHand } from '../voting/sitting.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { formatDoorLink } from './doorLink.ts';
import classes from './house.module.css';

/** `/s/:sessionKey/door`: the screen beside the door, with a code that changes by itself. For the desk only. */
export function DoorPage() {
  const { t } = useTranslation(['house', 'chair']);
  const me = useMe();
  const projection = useProjection();
  const sitting = projection === null ? null : sittingAtHand(projection);
  if (!sitsAtDesk(me)) {
    return (
      <Blank icon={IconLock} title={t('chair:notAllowed')}>
        {t('chair:notAllowedText')}
      </Blank>
    );
  }
  return (
    <main className={display.display} data-testid="door">
      <header className={display.head}>
        <p>{projection?.session.about.council.name}</p>
      </header>
      <div className={classes.door}>
        {sitting === null ? (
          <h1 className={display.title}>{t('door.noSitting')}</h1>
        ) : (
          <>
            <div className={classes.doorText}>
              <h1 className={display.second}>{sitting.title}</h1>
              <p>{t('door.how')}</p>
            </div>
            <Code key={sitting.id} sittingId={sitting.id} />
          </>
        )}
      </div>
      <DisplayTools />
    </main>
  );
}

function Code({ sittingId }: { readonly sittingId: SittingId }) {
  const { t } = useTranslation('house');
  const room = useRoom();
  const now = useServerNow(500);
  const { door, failed } = useDoor(sittingId);
  const reach = useSecureReach(room.session.roomUrl);
  const other = reach.status === 'known' ? reach.reach?.addresses[0] : undefined;
  const { roomUrl, sessionId } = room.session;
  if (door === null || door.expiresAt <= now) {
    return (
      <p className={classes.doorLost} role="status">
        {failed && <IconWifiOff size="1.2em" stroke={1.75} aria-hidden />}
        {t(failed ? 'door.lost' : 'door.asking')}
      </p>
    );
  }
  const address = isLoopbackAddress(roomUrl) && other !== undefined ? other : roomUrl;
  const { code } = door;
  const left = Math.min(1, (door.expiresAt - now) / CODE_MS);
  return (
    <div className={classes.doorCode}>
      <QrCode
        text={formatDoorLink(address, { sessionId, sittingId, code })}
        label={t('door.qr')}
        size="46vh"
      />
      <p className={classes.digits} data-testid="door-code" aria-label={t('door.code')}>
        {code.slice(0, 3)} {code.slice(3)}
      </p>
      <progress className={classes.doorLeft} max={1} value={left} aria-label={t('door.left')} />
    </div>
  );
}

/** How long one code is shown by the room. */
const CODE_MS = 30_000;

/** Asks for the next code when the present one ends, and again soon when the room does not answer. */
function useDoor(sittingId: SittingId): { readonly door: DoorAnswer | null; readonly failed: boolean } {
  const room = useRoom();
  const [state, setState] = useState<{ door: DoorAnswer | null; failed: boolean }>({
    door: null,
    failed: false,
  });
  useEffect(() => {
    let timer: number | undefined;
    let current = true;
    const ask = () => {
      room.door(sittingId).then(
        (door) => {
          if (!current) return;
          setState({ door, failed: false });
          timer = window.setTimeout(ask, Math.max(250, door.expiresAt - door.now + 50));
        },
        () => {
          if (!current) return;
          setState((before) => ({ ...before, failed: true }));
          timer = window.setTimeout(ask, 2000);
        },
      );
    };
    ask();
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [room, sittingId]);
  return state;
}
