import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import type { OpenSitting } from '../voting/sitting.ts';
import { PollEditor } from './PollEditor.tsx';
import { PollList } from './PollList.tsx';
import { pollsOf } from './polls.ts';
import classes from '../chair/chair.module.css';

interface ItemPollsProps {
  readonly projection: Projection;
  readonly itemId: ItemId;
  readonly open: OpenSitting | null;
}

/** Polls of the running item, beside its motions. */
export function ItemPolls({ projection, itemId, open }: ItemPollsProps) {
  const { t } = useTranslation('polls');
  const [prepares, setPrepares] = useState(false);
  return (
    <section className={classes.motions} aria-labelledby="item-polls-title">
      <h4 id="item-polls-title">{t('desk.ofItem')}</h4>
      {pollsOf(projection, itemId).length > 0 && <PollList {...{ projection, itemId, open }} />}
      <Button
        variant="light"
        className={classes.start ?? ''}
        leftSection={<IconPlus size={22} stroke={1.75} aria-hidden />}
        onClick={() => setPrepares(true)}
      >
        {t('desk.prepare')}
      </Button>
      {prepares && (
        <PollEditor projection={projection} poll={null} itemId={itemId} onClose={() => setPrepares(false)} />
      )}
    </section>
  );
}
