import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Projection, QueueEntry } from '../../../shared/protocol/projection.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import classes from './speaking.module.css';

interface OwnRequestProps {
  readonly request: QueueEntry;
  readonly projection: Projection;
}

/** A request of one's own: what for, the place in the queue, the way out. */
export function OwnRequest({ request, projection }: OwnRequestProps) {
  const { t } = useTranslation('speaking');
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const { running } = programmeOf(projection);
  const isOfNow = running?.item.id === request.itemId;
  const item = projection.items[request.itemId];
  const withdraw = async () => {
    const sure = await confirm({
      title: t('withdraw.title'),
      body: t('withdraw.text'),
      confirm: t('withdraw.confirm'),
    });
    if (sure) await send({ type: 'withdrawRequest', requestId: request.id });
  };
  return (
    <div className={classes.request} data-testid="own-request">
      <p className={classes.line} role="status">
        <strong>{t('own.place', { kind: t(`kind.${request.kind}`), place: request.place })}</strong>
        <span title={item?.title}>{isOfNow ? request.topic : (item?.title ?? '')}</span>
      </p>
      <Button variant="subtle" loading={busy} onClick={() => void withdraw()}>
        {t('withdraw.button')}
      </Button>
    </div>
  );
}
