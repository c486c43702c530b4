import { useTranslation } from 'react-i18next';
import { formatFingerprint, formatPin } from '../../../shared/protocol/pin.ts';
import { Notice } from '../../ui/Notice.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { shortAddress } from '../join/roomAddress.ts';
import { useSecureReach, type SecureReach } from './useSecureReach.ts';
import classes from './hosting.module.css';

/** What people at other devices compare with this screen: the room's key, and the certificate of tablets. */
export function OtherDevices({ roomUrl }: { readonly roomUrl: string }) {
  const { t } = useTranslation('hosting');
  const state = useSecureReach(roomUrl);
  if (state.status === 'failed') return <Notice tone="warn">{t('reachFailed')}</Notice>;
  if (state.status !== 'known' || state.reach === null) return null;
  const { pin, authority, addresses } = state.reach;
  return (
    <>
      <section className={classes.box}>
        <h2>{t('key.title')}</h2>
        <p className={classes.soft}>{t('key.text')}</p>
        <p className={classes.compared} data-testid="room-key">
          {formatPin(pin)}
        </p>
      </section>
      {authority !== null && addresses.length > 0 && <Tablets addresses={addresses} authority={authority} />}
    </>
  );
}

interface TabletsProps {
  readonly addresses: readonly string[];
  readonly authority: NonNullable<SecureReach['authority']>;
}

function Tablets({ addresses, authority }: TabletsProps) {
  const { t } = useTranslation('hosting');
  return (
    <section className={classes.box}>
      <h2>{t('tablet.title')}</h2>
      <p className={classes.soft}>{t('tablet.text')}</p>
      {addresses.map((address) => {
        const page = `http://${new URL(address).hostname}:${authority.port}`;
        return (
          <div key={address} className={classes.address}>
            <QrCode text={page} label={t('tablet.qr', { address: shortAddress(page) })} size="9.5rem" />
            <p className={classes.addressText}>{page}</p>
          </div>
        );
      })}
      <p className={classes.soft}>{t('tablet.fingerprint')}</p>
      <p className={classes.compared} data-testid="authority-fingerprint">
        {formatFingerprint(authority.fingerprint)}
      </p>
    </section>
  );
}
