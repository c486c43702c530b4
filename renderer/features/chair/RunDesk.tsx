import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconListDetails } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { ItemControls } from '../agenda/ItemControls.tsx';
import { ItemMeta } from '../agenda/ItemMeta.tsx';
import { ItemStateTag } from '../agenda/ItemStateTag.tsx';
import { programmeOf, type Programme, type ProgrammeItem } from '../agenda/programme.ts';
import { ItemPolls } from '../polls/ItemPolls.tsx';
import { PollDesk } from '../polls/PollDesk.tsx';
import { pollAtHand } from '../polls/polls.ts';
import { QuestionRun } from '../questions/QuestionRun.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { FloorDesk } from '../speaking/FloorDesk.tsx';
import { speechAt } from '../speaking/floorView.ts';
import type { OpenSitting } from '../voting/sitting.ts';
import { votesAtHand } from '../voting/voteGroups.ts';
import { MotionDesk } from './MotionDesk.tsx';
import { VotesDesk } from './VotesDesk.tsx';
import classes from './chair.module.css';

interface RunDeskProps {
  readonly projection: Projection;
  readonly open: OpenSitting | null;
}

/** The run of the sitting: the vote that is on, the item that is on, its motions. */
export function RunDesk({ projection, open }: RunDeskProps) {
  const { t } = useTranslation('chair');
  const room = useRoom();
  const programme = programmeOf(projection);
  const votes = votesAtHand(projection);
  const poll = pollAtHand(projection);
  const { running, next } = programme;
  const held = votes.some(({ state }) => state === 'open') || poll?.state === 'open';
  const speaks = speechAt(projection, 'hall') !== null;
  const itemBox = useRef<HTMLElement>(null);
  return (
    <div className={classes.run} data-beside={(running !== null && !held) || undefined}>
      <VotesDesk projection={projection} votes={votes} />
      {poll !== null && <PollDesk key={poll.id} projection={projection} poll={poll} />}
      {running !== null && !held && <QuestionRun projection={projection} itemId={running.item.id} />}
      {running === null ? (
        <section className={classes.box}>
          <p className={classes.soft}>{t('item.none')}</p>
          {next !== null && <ItemLine entry={next} programme={programme} />}
          <Button
            component={Link}
            to={sessionPath(room.session)}
            variant="default"
            className={classes.start ?? ''}
            leftSection={<IconListDetails size={22} stroke={1.75} aria-hidden />}
          >
            {t('item.agenda')}
          </Button>
        </section>
      ) : (
        <section className={classes.box} data-live ref={itemBox}>
          <ItemLine entry={running} programme={programme} held={held} />
          <MotionDesk projection={projection} entry={running} open={open} />
          <ItemPolls projection={projection} itemId={running.item.id} open={open} />
          {next !== null && votes.length === 0 && poll === null && (
            <div className={classes.nextLine}>
              <p className={classes.soft}>{t('item.next')}</p>
              <ItemLine entry={next} programme={programme} />
            </div>
          )}
        </section>
      )}
      {running !== null && speaks && (
        <UnstyledButton
          className={classes.nowLine ?? ''}
          onClick={() => itemBox.current?.scrollIntoView({ block: 'start' })}
        >
          <span>
            {running.number}. {running.item.title}
          </span>
          <IconChevronDown size={22} stroke={1.75} aria-hidden />
        </UnstyledButton>
      )}
      {running !== null && (
        <div className={classes.floor} data-speaking={speaks || undefined}>
          <FloorDesk
            key={running.item.id}
            projection={projection}
            room="hall"
            itemId={running.item.id}
            canGive={open !== null}
          />
        </div>
      )}
    </div>
  );
}

interface ItemLineProps {
  readonly entry: ProgrammeItem;
  readonly programme: Programme;
  /** While its vote is open, an item stays where it is. */
  readonly held?: boolean;
}

function ItemLine({ entry, programme, held = false }: ItemLineProps) {
  const { item, number } = entry;
  return (
    <div className={classes.itemLine}>
      <div className={classes.grow}>
        <h3>
          {number}. {item.title}
        </h3>
        <ItemMeta item={item} />
      </div>
      <div className={classes.itemHands}>
        <ItemStateTag state={item.state} />
        {!held && <ItemControls entry={entry} programme={programme} />}
      </div>
    </div>
  );
}
