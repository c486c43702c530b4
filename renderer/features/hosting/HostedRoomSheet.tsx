import { useTranslation } from 'react-i18next';
import type { HostedRoom } from '../../host/Host.ts';
import { Notice } from '../../ui/Notice.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { shortAddress } from '../join/roomAddress.ts';
import { FirstSession } from './FirstSession.tsx';
import { OtherDevices } from './OtherDevices.tsx';
import classes from './hosting.module.css';

/** Where the others find the room, to be read from across the table. */
export function HostedRoomSheet({ hosted }: { readonly hosted: HostedRoom }) {
  const { t } = useTranslation('hosting');
  return (
    <>
      <section className={`${classes.box} ${classes.live}`} aria-live="polite">
        <h2>{t('running')}</h2>
        {hosted.addresses.length === 0 ? (
          <Notice tone="warn">{t('noAddress')}</Notice>
        ) : (
          <>
            <p className={classes.soft}>{t('address')}</p>
            {hosted.addresses.map((address) => (
              <div key={address} className={classes.address}>
                <QrCode text={address} label={t('qr', { address: shortAddress(address) })} size="9.5rem" />
                <p className={classes.addressText}>{shortAddress(address)}</p>
              </div>
            ))}
          </>
        )}
        <p className={classes.soft}>
          {t('own')}: {shortAddress(hosted.url)}
        </p>
        <Notice tone="warn">{t('keepOpen')}</Notice>
      </section>
      {hosted.setupCode !== null && <FirstSession roomUrl={hosted.url} setupCode={hosted.setupCode} />}
      <OtherDevices roomUrl={hosted.url} />
    </>
  );
}
