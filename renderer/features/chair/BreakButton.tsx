import { Button, Menu } from '@mantine/core';
import { IconCoffee, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SittingId } from '../../../shared/domain/ids.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { formatClock } from '../../ui/time.ts';
import { useCommand } from '../session/useCommand.ts';
import type { Break } from '../voting/sitting.ts';

const MINUTES = [5, 10, 15, 20, 30] as const;
const MINUTE_MS = 60_000;

interface BreakButtonProps {
  readonly sittingId: SittingId;
  readonly pause: Break | null;
  /** While a vote is open. */
  readonly disabled: boolean;
}

/** A break of the open sitting, until a time that the hall is told, and its end. */
export function BreakButton({ sittingId, pause, disabled }: BreakButtonProps) {
  const { t, i18n } = useTranslation('chair');
  const { now } = useRoom();
  const { send, busy } = useCommand();
  if (pause !== null) {
    return (
      <Button
        size="lg"
        loading={busy}
        onClick={() => void send({ type: 'resumeSitting', sittingId })}
        leftSection={<IconPlayerPlay size={24} stroke={1.75} aria-hidden />}
      >
        {t('break.resume')}
      </Button>
    );
  }
  const pauseFor = (minutes: number | null) => {
    const until = minutes === null ? null : wholeMinute(now() + minutes * MINUTE_MS);
    void send({ type: 'pauseSitting', sittingId, until });
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          disabled={disabled}
          leftSection={<IconCoffee size={22} stroke={1.75} aria-hidden />}
        >
          {t('break.pause')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('break.until')}</Menu.Label>
        {MINUTES.map((minutes) => (
          <Menu.Item key={minutes} onClick={() => pauseFor(minutes)}>
            {t('break.minutes', {
              minutes,
              clock: formatClock(wholeMinute(now() + minutes * MINUTE_MS), i18n.language),
            })}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => pauseFor(null)}>{t('break.unset')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The next whole minute, so that the hall reads "10:15". */
function wholeMinute(instant: number): number {
  return Math.ceil(instant / MINUTE_MS) * MINUTE_MS;
}
