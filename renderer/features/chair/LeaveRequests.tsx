import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useCommand } from '../session/useCommand.ts';
import { delegatesOf } from '../voting/sitting.ts';
import classes from './chair.module.css';

interface LeaveRequestsProps {
  readonly projection: Projection;
  readonly sitting: Sitting;
}

/** Who asks for leave from this sitting, why, and the desk's answer; answered ones can be answered anew. */
export function LeaveRequests({ projection, sitting }: LeaveRequestsProps) {
  const { t } = useTranslation('chair');
  const { send, busy } = useCommand();
  const requests = delegatesOf(projection).flatMap((member) => {
    const request = projection.leave[`${sitting.id}/${member.id}`];
    return request === undefined ? [] : [{ member, ...request }];
  });
  if (requests.length === 0) return null;
  const sorted = [...requests].sort((a, b) => Number(b.state === 'asked') - Number(a.state === 'asked'));
  return (
    <section className={classes.box} data-testid="leave-requests">
      <h3>{t('leave.title')}</h3>
      <ul className={classes.list}>
        {sorted.map(({ member, reason, state }) => {
          const decide = (granted: boolean) =>
            void send({ type: 'decideLeave', sittingId: sitting.id, memberId: member.id, granted });
          return (
            <li key={member.id} className={classes.motion}>
              <div className={classes.grow}>
                <p className={classes.name}>{member.name}</p>
                <p className={classes.reason}>{reason}</p>
                {state !== 'asked' && (
                  <Tag tone={state === 'granted' ? 'good' : 'plain'}>{t(`leave.state.${state}`)}</Tag>
                )}
              </div>
              <div className={classes.hands}>
                {state !== 'granted' && (
                  <Button loading={busy} onClick={() => decide(true)}>
                    {t('leave.grant')}
                  </Button>
                )}
                {state !== 'refused' && (
                  <Button variant="default" disabled={busy} onClick={() => decide(false)}>
                    {t('leave.refuse')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
