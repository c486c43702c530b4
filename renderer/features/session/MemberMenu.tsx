import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconDeviceTablet,
  IconDoorExit,
  IconEyeQuestion,
  IconPresentation,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { DeviceSheet } from './DeviceSheet.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { PrivacySheet } from './PrivacySheet.tsx';
import { sessionPath } from './sessionKey.ts';
import { useMe } from './useMe.ts';
import classes from './SessionFrame.module.css';

/** First letters of the first and the last word: "Nguyễn Thị Minh" → "NM". */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.charAt(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : '';
  return (first + last).toUpperCase();
}

/** Who one is here, who reads one's notes, and the way out. */
export function MemberMenu() {
  const { t } = useTranslation('common');
  const me = useMe();
  const { session } = useRoom();
  const groups = useProjection()?.groups;
  const navigate = useNavigate();
  const [sheet, setSheet] = useState<'none' | 'privacy' | 'devices' | 'leave'>('none');
  const group = me.groupId === null ? undefined : groups?.[me.groupId];
  const detail = [me.position, group?.name].filter((part) => part !== undefined && part !== '').join(' · ');
  return (
    <>
      <Menu width={330} position="bottom-end">
        <Menu.Target>
          <UnstyledButton className={classes.avatar ?? ''} aria-label={t('member.menu', { name: me.name })}>
            <span aria-hidden>{initials(me.name)}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.person}>
            <p className={classes.personName}>{me.name}</p>
            {detail !== '' && <p className={classes.personDetail}>{detail}</p>}
            <div className={classes.roles}>
              {me.roles.map((role) => (
                <Tag key={role} tone="accent">
                  {t(`role.${role}`)}
                </Tag>
              ))}
            </div>
          </div>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconEyeQuestion size={22} stroke={1.75} aria-hidden />}
            onClick={() => setSheet('privacy')}
          >
            {t('member.privacy')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDeviceTablet size={22} stroke={1.75} aria-hidden />}
            onClick={() => setSheet('devices')}
          >
            {t('member.devices')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPresentation size={22} stroke={1.75} aria-hidden />}
            onClick={() => void navigate(`${sessionPath(session)}/display`)}
          >
            {t('frame.display')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSwitchHorizontal size={22} stroke={1.75} aria-hidden />}
            onClick={() => void navigate('/')}
          >
            {t('member.otherSessions')}
          </Menu.Item>
          <Menu.Item
            color="var(--live)"
            leftSection={<IconDoorExit size={22} stroke={1.75} aria-hidden />}
            onClick={() => setSheet('leave')}
          >
            {t('member.leave')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PrivacySheet opened={sheet === 'privacy'} onClose={() => setSheet('none')} />
      <DeviceSheet opened={sheet === 'devices'} onClose={() => setSheet('none')} />
      <LeaveDialog opened={sheet === 'leave'} onClose={() => setSheet('none')} />
    </>
  );
}
