import { Button, FileButton, Modal } from '@mantine/core';
import { IconDeviceTabletOff, IconQrcode, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../shared/domain/device.ts';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import { useHost } from '../../host/HostContext.tsx';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { readQrPicture } from '../join/readQrPicture.ts';
import { deviceCode } from './deviceCode.ts';
import { useCommand } from './useCommand.ts';
import { useMe } from './useMe.ts';
import { useOwnDeviceId } from './useOwnDeviceId.ts';
import classes from './SessionFrame.module.css';

interface SheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Over the ballot (250), which sends people here; below what opens out of it. */
const ABOVE_BALLOT = 260;

/** This device's standing, and one's other devices: agreed to, or revoked when lost. */
export function DeviceSheet({ opened, onClose }: SheetProps) {
  const { t } = useTranslation('common');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('device.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="lg"
      zIndex={ABOVE_BALLOT}
    >
      <Devices />
    </Modal>
  );
}

function Devices() {
  const { t } = useTranslation('common');
  const host = useHost();
  const room = useRoom();
  const me = useMe();
  const standing = useSignal(room.ballots.device);
  const ownId = useOwnDeviceId();
  const devices = Object.values(useProjection()?.devices ?? {});
  const others = devices.filter(
    (device) => device.memberId === me.id && device.id !== ownId && device.standing !== 'revoked',
  );
  const makesKeys = !host.limits.includes('noDeviceKey');
  const here = standing ?? (makesKeys ? 'unknown' : 'noKey');
  return (
    <div className={classes.panelWide}>
      <Notice tone={standing === 'active' ? 'good' : 'warn'} title={t(`device.here.${here}`)}>
        {t(`device.hereText.${here}`)}
      </Notice>
      {ownId !== null && (
        <p className={classes.deviceCode}>
          {t('device.code')} <strong>{deviceCode(ownId)}</strong>
        </p>
      )}
      {standing === 'waiting' && ownId !== null && (
        <div className={classes.deviceQr}>
          <QrCode text={ownId} label={t('device.qr')} size="11rem" />
          <p>{t('device.qrText')}</p>
        </div>
      )}
      {others.length > 0 && (
        <section>
          <h3 className={classes.deviceTitle}>{t('device.others')}</h3>
          <ul className={classes.deviceList}>
            {others.map((device) => (
              <OtherDevice key={device.id} device={device} ownId={standing === 'active' ? ownId : null} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface OtherDeviceProps {
  readonly device: Device;
  /** Of this device when it may vouch for others. */
  readonly ownId: DeviceId | null;
}

function OtherDevice({ device, ownId }: OtherDeviceProps) {
  const { t } = useTranslation('common');
  const room = useRoom();
  const { send, busy } = useCommand();
  const { succeeded, failed } = useOutcome();
  const [reading, setReading] = useState(false);
  const consent = async () => {
    if (ownId === null) return;
    const signature = await room.ballots.consentTo(device.id);
    if (signature === null) return failed(t('device.noSignature'));
    const { id: deviceId, publicKey } = device;
    // The room shows no names of devices; one is asked for with every enrolment.
    const name = device.name === '' ? deviceCode(deviceId) : device.name;
    const done = await send({
      type: 'enrolDevice',
      ...{ deviceId, publicKey, name },
      consent: { deviceId: ownId, signature },
    });
    if (done) succeeded(t('device.agreed'));
  };
  const scan = async (file: File | null) => {
    if (file === null) return;
    setReading(true);
    const text = await readQrPicture(file).catch(() => null);
    setReading(false);
    if (text !== device.id) return failed(t(text === null ? 'device.qrUnread' : 'device.qrOther'));
    await consent();
  };
  return (
    <li>
      <div>
        <strong>{deviceCode(device.id)}</strong>
        <span className={classes.deviceStanding}>{t(`device.standing.${device.standing}`)}</span>
      </div>
      <div className={classes.deviceHands}>
        {device.standing === 'waiting' && ownId !== null && (
          <>
            <FileButton onChange={(file) => void scan(file)} accept="image/*">
              {(props) => (
                <Button
                  {...props}
                  loading={reading}
                  leftSection={<IconQrcode size={22} stroke={1.75} aria-hidden />}
                >
                  {t('device.scan')}
                </Button>
              )}
            </FileButton>
            <Button
              variant="default"
              loading={busy}
              onClick={() => void consent()}
              leftSection={<IconShieldCheck size={22} stroke={1.75} aria-hidden />}
            >
              {t('device.agree')}
            </Button>
          </>
        )}
        <Button
          color="red"
          variant="light"
          disabled={busy}
          onClick={() => void send({ type: 'revokeDevice', deviceId: device.id })}
          leftSection={<IconDeviceTabletOff size={22} stroke={1.75} aria-hidden />}
        >
          {t('device.lost')}
        </Button>
      </div>
    </li>
  );
}
