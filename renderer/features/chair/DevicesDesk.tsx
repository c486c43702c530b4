import { Button, TextInput } from '@mantine/core';
import {
  IconDeviceTablet,
  IconDeviceTabletOff,
  IconDeviceTabletSearch,
  IconSearch,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { APPROVALS_NEEDED, type Device } from '../../../shared/domain/device.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Blank } from '../../ui/Blank.tsx';
import { matchesQuery } from '../../ui/foldText.ts';
import { Tag } from '../../ui/Tag.tsx';
import { deviceCode } from '../session/deviceCode.ts';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import classes from './chair.module.css';

/** Devices that wait for the desk, and everybody's devices, so that a lost one is revoked by one touch. */
export function DevicesDesk({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('chair');
  const [query, setQuery] = useState('');
  const settled = useDeferredValue(query.trim());
  const nameOf = (device: Device) => projection.members[device.memberId]?.name ?? '';
  const collator = new Intl.Collator('vi');
  const devices = Object.values(projection.devices)
    .filter((device) => matchesQuery(`${nameOf(device)} ${device.name} ${deviceCode(device.id)}`, settled))
    .sort((a, b) => collator.compare(nameOf(a), nameOf(b)));
  const waiting = devices.filter(({ standing }) => standing === 'waiting');
  const others = devices.filter(({ standing }) => standing !== 'waiting');
  return (
    <div className={classes.run}>
      <TextInput
        type="search"
        aria-label={t('device.search')}
        placeholder={t('device.search')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        leftSection={<IconSearch size={22} stroke={1.75} aria-hidden />}
      />
      {waiting.length > 0 && (
        <section className={classes.box} data-testid="devices-waiting">
          <h3>{t('device.waiting', { count: waiting.length })}</h3>
          <p className={classes.soft}>{t('device.waitingText', { needed: APPROVALS_NEEDED })}</p>
          <ul className={classes.list}>
            {waiting.map((device) => (
              <DeviceRow key={device.id} device={device} holder={nameOf(device)} />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section className={classes.box}>
          <h3>{t('device.all')}</h3>
          <p className={classes.soft}>{t('device.allText')}</p>
          <ul className={classes.list}>
            {others.map((device) => (
              <DeviceRow key={device.id} device={device} holder={nameOf(device)} />
            ))}
          </ul>
        </section>
      )}
      {devices.length === 0 && (
        <Blank icon={IconDeviceTabletSearch} title={t(settled === '' ? 'device.none' : 'device.notFound')}>
          {t(settled === '' ? 'device.noneText' : 'device.notFoundText')}
        </Blank>
      )}
    </div>
  );
}

function DeviceRow({ device, holder }: { readonly device: Device; readonly holder: string }) {
  const { t } = useTranslation(['chair', 'voting']);
  const me = useMe();
  const { send, busy } = useCommand();
  const { standing, approvedBy } = device;
  const mayApprove = standing === 'waiting' && device.memberId !== me.id;
  const approvedByMe = approvedBy.includes(me.id);
  return (
    <li className={classes.motion} data-testid="device" data-standing={standing}>
      <div className={classes.grow}>
        <p className={classes.name}>{holder}</p>
        <p className={classes.tags}>
          <StandingTag standing={standing} />
          <span className={classes.soft}>
            {[device.name, t('device.code', { code: deviceCode(device.id) })]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </p>
        {standing === 'waiting' && approvedBy.length > 0 && (
          <p className={classes.soft}>
            {t('device.approvals', { count: approvedBy.length, needed: APPROVALS_NEEDED })}
          </p>
        )}
        {standing === 'waiting' && device.memberId === me.id && (
          <p className={classes.soft}>{t('device.notOwn')}</p>
        )}
      </div>
      <div className={classes.hands}>
        {mayApprove && (
          <Button
            loading={busy}
            disabled={approvedByMe}
            onClick={() => void send({ type: 'approveDevice', deviceId: device.id })}
            leftSection={<IconShieldCheck size={22} stroke={1.75} aria-hidden />}
          >
            {t(approvedByMe ? 'device.approved' : 'device.approve')}
          </Button>
        )}
        {standing !== 'revoked' && (
          <Button
            color="red"
            variant="light"
            disabled={busy}
            onClick={() => void send({ type: 'revokeDevice', deviceId: device.id })}
            leftSection={<IconDeviceTabletOff size={22} stroke={1.75} aria-hidden />}
          >
            {t(standing === 'waiting' ? 'device.reject' : 'device.revoke')}
          </Button>
        )}
      </div>
    </li>
  );
}

function StandingTag({ standing }: { readonly standing: Device['standing'] }) {
  const { t } = useTranslation('common');
  const tone = { active: 'good', waiting: 'warn', revoked: 'plain' } as const;
  return (
    <Tag tone={tone[standing]} icon={<IconDeviceTablet size={18} stroke={1.75} aria-hidden />}>
      {t(`device.standing.${standing}`)}
    </Tag>
  );
}
