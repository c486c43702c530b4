import { Button } from '@mantine/core';
import { IconUserCheck, IconUsersPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';
import { Tag } from '../../ui/Tag.tsx';
import { TellersDialog } from './TellersDialog.tsx';
import classes from './paper.module.css';

interface TellersCardProps {
  readonly projection: Projection;
  readonly poll: PollView;
}

/** Who the tellers of a poll on paper are, and the way to name others until it is closed. */
export function TellersCard({ projection, poll }: TellersCardProps) {
  const { t } = useTranslation('paper');
  const [naming, setNaming] = useState(false);
  const { tellers, state } = poll;
  const mayName = state === 'prepared' || state === 'open';
  const nameOf = (id: string) => projection.members[id as keyof Projection['members']]?.name ?? id;
  return (
    <section className={classes.tellers} aria-label={t('tellers.title')} data-testid="tellers">
      {tellers === null ? (
        <p className={classes.soft}>{t('tellers.none')}</p>
      ) : (
        <ul>
          {[tellers.headId, ...tellers.memberIds].map((id) => (
            <li key={id}>
              <span>
                {nameOf(id)}{' '}
                <span className={classes.soft}>
                  {t(id === tellers.headId ? 'tellers.isHead' : 'tellers.isMember')}
                </span>
              </span>
              {tellers.counterIds.includes(id) && (
                <Tag tone="accent" icon={<IconUserCheck size={18} stroke={1.75} aria-hidden />}>
                  {t('tellers.counts')}
                </Tag>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayName && (
        <Button
          variant={tellers === null ? 'filled' : 'default'}
          onClick={() => setNaming(true)}
          leftSection={<IconUsersPlus size={22} stroke={1.75} aria-hidden />}
        >
          {t(tellers === null ? 'tellers.name' : 'tellers.change')}
        </Button>
      )}
      {naming && <TellersDialog projection={projection} poll={poll} onClose={() => setNaming(false)} />}
    </section>
  );
}
