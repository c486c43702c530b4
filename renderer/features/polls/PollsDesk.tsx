import { Button } from '@mantine/core';
import { IconMailbox, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Blank } from '../../ui/Blank.tsx';
import { programmeOf } from '../agenda/programme.ts';
import type { OpenSitting } from '../voting/sitting.ts';
import { PollDesk } from './PollDesk.tsx';
import { PollEditor } from './PollEditor.tsx';
import { PollList } from './PollList.tsx';
import { pollAtHand, pollsOf } from './polls.ts';
import classes from '../chair/chair.module.css';

interface PollsDeskProps {
  readonly projection: Projection;
  readonly open: OpenSitting | null;
}

/** All polls by slip of the session, item by item: prepared, opened, followed up. */
export function PollsDesk({ projection, open }: PollsDeskProps) {
  const { t } = useTranslation('polls');
  const [prepares, setPrepares] = useState(false);
  const poll = pollAtHand(projection);
  const items = programmeOf(projection).sittings.flatMap(({ items: entries }) => entries);
  const withPolls = items.filter(({ item }) => pollsOf(projection, item.id).length > 0);
  const prepare = (
    <Button
      size="lg"
      disabled={items.length === 0}
      leftSection={<IconPlus size={24} stroke={1.75} aria-hidden />}
      onClick={() => setPrepares(true)}
    >
      {t('desk.prepare')}
    </Button>
  );
  return (
    <div className={classes.run}>
      {poll !== null && <PollDesk key={poll.id} projection={projection} poll={poll} />}
      {withPolls.length === 0 ? (
        <Blank icon={IconMailbox} title={t('desk.empty')} action={prepare}>
          {t('desk.emptyText')}
        </Blank>
      ) : (
        <>
          <div>{prepare}</div>
          {withPolls.map(({ item, number }) => (
            <section key={item.id} className={classes.box}>
              <h3>
                {number}. {item.title}
              </h3>
              <PollList projection={projection} itemId={item.id} open={open} />
            </section>
          ))}
        </>
      )}
      {prepares && <PollEditor projection={projection} poll={null} onClose={() => setPrepares(false)} />}
    </div>
  );
}
