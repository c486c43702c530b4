import { ActionIcon, Button, Menu, Progress } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronUp,
  IconDotsVertical,
  IconPlayerStop,
  IconSpeakerphone,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { BeforeCloseView } from '../seating/BeforeCloseView.tsx';
import { StateLine } from '../voting/BallotSheet.tsx';
import { ResultView } from '../voting/ResultView.tsx';
import { BeforeCloseGroups, BeforeCloseSummary } from './BeforeCloseGroups.tsx';
import { isReadyToClose } from './beforeClose.ts';
import { CountDesk } from './CountDesk.tsx';
import { FallbackDialog } from './FallbackDialog.tsx';
import { RunningBars } from '../voting/RunningBars.tsx';
import { EXTENSION_SECONDS, useVoteDesk } from './useVoteDesk.ts';
import classes from './chair.module.css';
import own from './batch.module.css';

interface BatchVoteProps {
  readonly projection: Projection;
  readonly vote: VoteView;
}

/** One vote of a batch: turnout, who is missing, its own end, its result. */
export function BatchVote({ projection, vote }: BatchVoteProps) {
  const { scope, title } = vote.motion;
  const isOpen = vote.state === 'open';
  const isElectronic = vote.method === 'electronic';
  return (
    <li className={own.vote} data-testid="batch-vote" data-state={vote.state}>
      <div className={own.voteHead}>
        <div className={classes.grow}>
          <StateLine vote={vote} />
          <p className={classes.name} title={title}>
            {scope.kind === 'whole' ? title : scope.label}
          </p>
        </div>
        <VoteMenu projection={projection} vote={vote} />
      </div>
      {isOpen && isElectronic && <OpenVote projection={projection} vote={vote} />}
      {isOpen && !isElectronic && <CountDesk projection={projection} vote={vote} />}
      {(vote.state === 'closed' || vote.state === 'announced') && <ResultView vote={vote} />}
    </li>
  );
}

function OpenVote({ projection, vote }: BatchVoteProps) {
  const { t } = useTranslation(['chair', 'voting']);
  const [named, setNamed] = useState(false);
  const turnout = projection.turnout[vote.id] ?? 0;
  const Chevron = named ? IconChevronUp : IconChevronDown;
  return (
    <>
      <div className={own.turnout}>
        <p data-testid="turnout">{t('voting:turnout', { count: turnout, total: vote.entitled })}</p>
        <Progress
          className={classes.grow ?? ''}
          size="lg"
          value={(100 * turnout) / Math.max(1, vote.entitled)}
          color="var(--accent)"
          aria-label={t('vote.turnout')}
        />
      </div>
      <RunningBars vote={vote} />
      <div className={own.groupsLine}>
        <BeforeCloseSummary projection={projection} vote={vote} />
        <Button
          variant="subtle"
          aria-expanded={named}
          onClick={() => setNamed(!named)}
          rightSection={<Chevron size={20} stroke={1.75} aria-hidden />}
        >
          {t('before.names')}
        </Button>
      </div>
      {named && (
        <BeforeCloseView projection={projection} vote={vote}>
          <BeforeCloseGroups projection={projection} vote={vote} />
        </BeforeCloseView>
      )}
    </>
  );
}

function VoteMenu({ projection, vote }: BatchVoteProps) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const [fallsBack, setFallsBack] = useState(false);
  const isOnline = useSignal(useRoom().connection) === 'online';
  if (vote.state === 'closed') {
    return (
      <Button
        variant="light"
        loading={desk.busy}
        disabled={!isOnline}
        onClick={() => void desk.announce(vote)}
        leftSection={<IconSpeakerphone size={22} stroke={1.75} aria-hidden />}
      >
        {t('vote.announce')}
      </Button>
    );
  }
  if (vote.state !== 'open') return null;
  const isElectronic = vote.method === 'electronic';
  const isIdle = isOnline && !desk.busy;
  const more = t('together.more', { number: vote.number });
  return (
    <div className={classes.hands}>
      <Button
        variant="light"
        loading={desk.busy}
        disabled={!isOnline || !isReadyToClose(projection, vote)}
        onClick={() => void desk.closeAndAnnounce([vote])}
        leftSection={<IconPlayerStop size={22} stroke={1.75} aria-hidden />}
      >
        {t('vote.closeAndAnnounce')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon color="gray" aria-label={more} title={more}>
            <IconDotsVertical size={24} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={!isIdle || !isReadyToClose(projection, vote)}
            onClick={() => void desk.close(vote)}
          >
            {t('vote.close')}
          </Menu.Item>
          {isElectronic && (
            <Menu.Item disabled={!isIdle} onClick={() => void desk.extend(vote)}>
              {t('vote.extend', { seconds: EXTENSION_SECONDS })}
            </Menu.Item>
          )}
          <Menu.Item disabled={!isIdle} onClick={() => setFallsBack(true)}>
            {t(isElectronic ? 'fallback.open' : 'fallback.openCounted')}
          </Menu.Item>
          <Menu.Item disabled={!isIdle} color="red" onClick={() => void desk.cancel([vote])}>
            {t('vote.cancel')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {fallsBack && (
        <FallbackDialog projection={projection} votes={[vote]} onClose={() => setFallsBack(false)} />
      )}
    </div>
  );
}
