import { Button } from '@mantine/core';
import { IconArrowsDiagonal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSeat } from '../../room/RoomContext.tsx';
import { formatClock } from '../../ui/time.ts';
import { Countdown } from '../voting/Countdown.tsx';
import type { BallotFocus } from '../voting/useBallotFocus.ts';
import classes from '../voting/voting.module.css';
import { PollStateLine } from './PollHead.tsx';
import { clockOf, type OpenedPollView } from './polls.ts';
import type { OwnPart } from './useOwnSlip.ts';

interface SlipBarProps {
  readonly poll: OpenedPollView;
  readonly part: OwnPart;
  readonly focus: BallotFocus;
  readonly onOpen: () => void;
}

/** The slip made small: never gone while the poll is open. */
export function SlipBar({ poll, part, focus, onOpen }: SlipBarProps) {
  const { t, i18n } = useTranslation('polls');
  const { status, own, hindrance } = part;
  const isReminded = useSeat()?.slipReminders[poll.id] !== undefined;
  const isLive = poll.state === 'open' && poll.method === 'named';
  const casts = isLive && hindrance === null;
  const clock = own?.at == null ? '–' : formatClock(own.at, i18n.language);
  return (
    <section
      {...focus}
      className={classes.bar}
      aria-label={t('barLabel')}
      data-testid="slip-bar"
      data-no-print
    >
      <div className={classes.barText}>
        <PollStateLine poll={poll} />
        <p className={classes.barTitle} title={poll.sheet.title}>
          {poll.sheet.title}
        </p>
      </div>
      {casts && (
        <p className={classes.barOwn} role="status" data-state={status}>
          {t(isReminded && status === 'none' ? 'bar.reminded' : `bar.${status}`, { clock })}
        </p>
      )}
      {isLive && <Countdown vote={clockOf(poll)} />}
      <Button
        variant={casts && status === 'none' ? 'filled' : 'default'}
        onClick={onOpen}
        leftSection={<IconArrowsDiagonal size={20} stroke={1.75} aria-hidden />}
      >
        {t('bar.open')}
      </Button>
    </section>
  );
}
