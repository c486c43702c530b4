import { Button } from '@mantine/core';
import { IconChecks, IconRefresh, IconTransferIn } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useCommand } from '../session/useCommand.ts';
import { PromiseRow } from './PromiseRow.tsx';
import { carriedFrom, notCarried, type EarlierPromise } from './promiseView.ts';
import { SettleDialog } from './SettleDialog.tsx';
import type { AskedPromises } from './useEarlierPromises.ts';
import classes from './questions.module.css';

interface EarlierPromisesProps {
  readonly projection: Projection;
  readonly isDesk: boolean;
  readonly asked: AskedPromises;
  readonly onRetry: () => void;
}

/** What earlier sessions left open: shown to all, taken over or settled by the desk. */
export function EarlierPromises({ projection, isDesk, asked, onRetry }: EarlierPromisesProps) {
  const { t } = useTranslation('questions');
  const [settling, setSettling] = useState<EarlierPromise | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const isOnline = useSignal(useRoom().connection) === 'online';
  if (asked.status === 'asking') return null;
  if (asked.status === 'failed') {
    const retry = (
      <Button variant="default" onClick={onRetry} leftSection={<IconRefresh size={20} aria-hidden />}>
        {t('earlier.retry')}
      </Button>
    );
    return (
      <Notice tone="warn" title={t('earlier.failed')} action={retry}>
        {asked.sentence}
      </Notice>
    );
  }
  const left = notCarried(projection, asked.promises);
  if (left.length === 0) return null;
  const carry = async (promises: readonly EarlierPromise[]) => {
    setFault(null);
    return send({ type: 'carryPromises', promises: promises.map(carriedFrom) });
  };
  const settle = async (promise: EarlierPromise, note: string) => {
    setFault(null);
    const carried = carriedFrom(promise);
    if (!(await send({ type: 'carryPromises', promises: [carried] }))) return;
    if (await send({ type: 'settlePromise', promiseId: carried.promiseId, note })) setSettling(null);
  };
  return (
    <section className={classes.earlier} data-testid="earlier-promises" aria-labelledby="earlier-title">
      <div className={classes.bar}>
        <div className={classes.grow}>
          <h3 id="earlier-title">{t('earlier.title', { count: left.length })}</h3>
          <p className={classes.soft} data-no-print>
            {t(isDesk ? 'earlier.deskText' : 'earlier.text')}
          </p>
        </div>
        {isDesk && (
          <Button
            data-no-print
            loading={busy}
            disabled={!isOnline}
            onClick={() => void carry(left)}
            leftSection={<IconTransferIn size={22} stroke={1.75} aria-hidden />}
          >
            {t('earlier.carry')}
          </Button>
        )}
      </div>
      {fault !== null && settling === null && (
        <Notice tone="live" role="alert">
          {fault}
        </Notice>
      )}
      <ul className={classes.promises}>
        {left.map((promise) => (
          <PromiseRow
            key={`${promise.origin.sessionId}/${promise.origin.promiseId}`}
            projection={projection}
            promise={{ ...promise, state: { kind: 'open' } }}
            from={promise.sessionTitle}
          >
            {isDesk && (
              <Button
                variant="default"
                disabled={busy || !isOnline}
                onClick={() => setSettling(promise)}
                leftSection={<IconChecks size={22} stroke={1.75} aria-hidden />}
              >
                {t('ledger.settle')}
              </Button>
            )}
          </PromiseRow>
        ))}
      </ul>
      {settling !== null && (
        <SettleDialog
          text={settling.text}
          busy={busy}
          fault={fault}
          onSettle={(note) => void settle(settling, note)}
          onClose={() => setSettling(null)}
        />
      )}
    </section>
  );
}
