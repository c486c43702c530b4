import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClerkCall } from '../../../shared/domain/announcement.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Tag } from '../../ui/Tag.tsx';
import { formatClock } from '../../ui/time.ts';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import { callsInOrder } from './notices.ts';
import { useMinutesSince } from './useMinutesSince.ts';
import classes from './notices.module.css';

/** Calls for the clerk: who, for what, since when; taken and settled by whoever of the desk goes. */
export function CallList({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('notices');
  const calls = callsInOrder(projection);
  if (calls.length === 0) return <p className={classes.soft}>{t('calls.none')}</p>;
  return (
    <ul className={classes.list} data-testid="clerk-calls">
      {calls.map((call) => (
        <CallRow key={call.id} projection={projection} call={call} />
      ))}
    </ul>
  );
}

interface CallRowProps {
  readonly projection: Projection;
  readonly call: ClerkCall;
}

function CallRow({ projection: { members, groups }, call }: CallRowProps) {
  const { t, i18n } = useTranslation('notices');
  const { send, busy } = useCommand();
  const me = useMe();
  const minutes = useMinutesSince(call.at);
  const caller = members[call.memberId];
  const group = caller?.groupId == null ? undefined : groups[caller.groupId]?.name;
  const { state } = call;
  const by = state.kind === 'taken' ? state.by : null;
  return (
    <li className={classes.call} data-waiting={state.kind === 'waiting' || undefined}>
      <div className={classes.grow}>
        <p className={classes.name}>
          {caller?.name} <Tag tone="accent">{t(`call.need.${call.need ?? 'none'}`)}</Tag>
        </p>
        <p className={classes.soft}>{[caller?.position, group].filter(Boolean).join(' · ')}</p>
        <p className={classes.soft}>
          {t('calls.since', { clock: formatClock(call.at, i18n.language), count: minutes })}
          {by !== null && ` · ${by === me.id ? t('calls.mine') : t('calls.by', { name: members[by]?.name })}`}
        </p>
      </div>
      <div className={classes.cardHands}>
        {state.kind === 'waiting' && (
          <Button loading={busy} onClick={() => void send({ type: 'takeCall', callId: call.id })}>
            {t('calls.take')}
          </Button>
        )}
        <Button
          variant="default"
          disabled={busy}
          onClick={() => void send({ type: 'settleCall', callId: call.id })}
        >
          {t('calls.settle')}
        </Button>
      </div>
    </li>
  );
}
