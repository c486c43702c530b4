import { Button } from '@mantine/core';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RulePack } from '../../../shared/domain/rulePack.ts';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';
import { followUpsOf, isRunOffSpent } from './followUps.ts';
import { usePollDesk } from './usePollDesk.ts';
import classes from '../chair/chair.module.css';

interface FollowUpsProps {
  readonly projection: Projection;
  readonly poll: PollView;
  readonly pack: RulePack;
}

/** What the rules call for next, prepared in one touch; it is opened by another one. */
export function FollowUps({ projection, poll, pack }: FollowUpsProps) {
  const { t } = useTranslation('polls');
  const desk = usePollDesk();
  const followUps = followUpsOf(projection, poll, pack);
  const isSpent = isRunOffSpent(projection, poll, pack);
  if (followUps.length === 0 && !isSpent) return null;
  return (
    <div className={`${classes.hands} ${classes.wide}`} data-testid="follow-ups">
      {followUps.map((followUp) => (
        <Button
          key={followUp.as}
          size="lg"
          variant="light"
          loading={desk.busy}
          leftSection={<IconArrowForwardUp size={24} stroke={1.75} aria-hidden />}
          onClick={() => void desk.follow(poll, followUp)}
        >
          {t(`follow.${followUp.as}`, {
            count: followUp.sheet.rows.length,
            seats: followUp.sheet.form === 'election' ? followUp.sheet.toElect : 0,
          })}
        </Button>
      ))}
      {isSpent && <p className={classes.soft}>{t('follow.spent', { count: pack.elections.runOffs })}</p>}
    </div>
  );
}
