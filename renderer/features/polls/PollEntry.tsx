import { ActionIcon, Button } from '@mantine/core';
import {
  IconBan,
  IconChevronDown,
  IconChevronUp,
  IconHourglass,
  IconMailbox,
  IconPencil,
  IconSpeakerphone,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulePack } from '../../../shared/domain/rulePack.ts';
import type { PollState } from '../../../shared/domain/slip.ts';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';
import { PaperDesk } from '../paper/PaperDesk.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { FollowUps } from './FollowUps.tsx';
import { PollEditor } from './PollEditor.tsx';
import { usePollTerms } from './PollHead.tsx';
import { PollResultView } from './PollResultView.tsx';
import { isOpened } from './polls.ts';
import { usePollDesk } from './usePollDesk.ts';
import { useSummary } from './useSummary.ts';
import classes from '../chair/chair.module.css';

interface PollEntryProps {
  readonly projection: Projection;
  readonly poll: PollView;
  readonly pack: RulePack;
  readonly seconds: number;
  readonly hindered: boolean;
}

const STATES = {
  prepared: { tone: 'plain', Icon: IconHourglass },
  open: { tone: 'live', Icon: null },
  closed: { tone: 'accent', Icon: IconHourglass },
  announced: { tone: 'good', Icon: IconSpeakerphone },
  cancelled: { tone: 'warn', Icon: IconBan },
} as const satisfies Record<PollState, unknown>;

/** One poll in the chair's list: changed and opened while it is prepared; afterwards its result and what follows. */
export function PollEntry({ projection, poll, pack, seconds, hindered }: PollEntryProps) {
  const { t } = useTranslation('polls');
  const termsOf = usePollTerms();
  const summary = useSummary(poll);
  const [shows, setShows] = useState(false);
  const { tone, Icon } = STATES[poll.state];
  const Chevron = shows ? IconChevronUp : IconChevronDown;
  return (
    <li className={classes.motion} data-testid="poll" data-state={poll.state}>
      <div className={classes.grow}>
        <p className={classes.name}>{poll.sheet.title}</p>
        <p className={classes.tags}>
          <Tag tone={tone} icon={Icon === null ? undefined : <Icon size={18} stroke={1.75} aria-hidden />}>
            {t(`pollState.${poll.state}`)}
          </Tag>
          <span className={classes.soft}>
            {t(`form.${poll.sheet.form}`)} · {termsOf(poll)}
          </span>
        </p>
        {summary !== '' && <p className={classes.terms}>{summary}</p>}
        {poll.reason !== null && (
          <p className={classes.soft}>{t('cancelledBecause', { reason: poll.reason })}</p>
        )}
      </div>
      {poll.state === 'prepared' && <PreparedHands {...{ projection, poll, seconds, hindered }} />}
      {poll.state === 'announced' && (
        <Button
          variant="default"
          aria-expanded={shows}
          rightSection={<Chevron size={20} stroke={1.75} aria-hidden />}
          onClick={() => setShows(!shows)}
        >
          {t('desk.result')}
        </Button>
      )}
      <FollowUps projection={projection} poll={poll} pack={pack} />
      {shows && isOpened(poll) && (
        <div className={classes.wide}>
          <PollResultView poll={poll} />
          {poll.method === 'paper' && <PaperDesk projection={projection} poll={poll} />}
        </div>
      )}
    </li>
  );
}

function PreparedHands({ projection, poll, seconds, hindered }: Omit<PollEntryProps, 'pack'>) {
  const { t } = useTranslation('polls');
  const desk = usePollDesk();
  const [edits, setEdits] = useState(false);
  const lacksTellers = poll.method === 'paper' && poll.tellers === null;
  const { title } = poll.sheet;
  return (
    <>
      <div className={classes.hands}>
        <ActionIcon
          color="gray"
          aria-label={t('desk.edit', { title })}
          title={t('desk.edit', { title })}
          onClick={() => setEdits(true)}
        >
          <IconPencil size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
        <ActionIcon
          color="gray"
          aria-label={t('desk.removeOne', { title })}
          title={t('desk.removeOne', { title })}
          onClick={() => void desk.remove(poll)}
        >
          <IconTrash size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
        <Button
          size="lg"
          loading={desk.busy}
          disabled={hindered || lacksTellers}
          onClick={() => void desk.open(poll, seconds)}
          leftSection={<IconMailbox size={24} stroke={1.75} aria-hidden />}
        >
          {t('desk.open')}
        </Button>
      </div>
      {poll.method === 'paper' && (
        <div className={classes.wide}>
          <PaperDesk projection={projection} poll={poll} />
        </div>
      )}
      {edits && <PollEditor projection={projection} poll={poll} onClose={() => setEdits(false)} />}
    </>
  );
}
