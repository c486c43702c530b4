import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteId } from '../../../shared/domain/ids.ts';
import type { CountedMethod } from '../../../shared/domain/vote.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useCommand } from '../session/useCommand.ts';
import { proposedCounters } from './counters.ts';
import { CountersField, MethodField, ReasonField } from './FormFields.tsx';

interface FallbackDialogProps {
  readonly projection: Projection;
  readonly votes: readonly VoteView[];
  readonly onClose: () => void;
}

/** Asks once, since the electronic ballots are void from then on: form, counters and reason. */
export function FallbackDialog({ projection, votes, onClose }: FallbackDialogProps) {
  const { t } = useTranslation(['chair', 'common']);
  const [first] = votes;
  const isCounted = first !== undefined && first.method !== 'electronic';
  const [method, setMethod] = useState<CountedMethod>(first?.method === 'paper' ? 'paper' : 'hands');
  const [counters, setCounters] = useState(() => proposedCounters(projection));
  const [reason, setReason] = useState(() => t(isCounted ? 'fallback.recount' : 'fallback.noNetwork'));
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const cast = votes.reduce((sum, { id }) => sum + (projection.turnout[id] ?? 0), 0);
  const fallBack = async () => {
    if (counters === null) return;
    setFault(null);
    for (const { id } of votes) {
      const newVoteId = newId<VoteId>();
      const command = { type: 'fallBackVote', voteId: id, newVoteId, method, reason, counters } as const;
      if (!(await send(command))) return;
    }
    onClose();
  };
  return (
    <ActionDialog
      title={t(isCounted ? 'fallback.titleCounted' : 'fallback.title')}
      action={t(`fallback.${method}`)}
      color="red"
      size="lg"
      busy={busy}
      disabled={counters === null || reason.trim() === ''}
      onAct={() => void fallBack()}
      fault={fault}
      onClose={onClose}
    >
      <Notice tone="live">
        {isCounted
          ? t('fallback.textCounted')
          : t(votes.length === 1 ? 'fallback.text' : 'together.fallbackText', {
              count: cast,
              votes: votes.length,
            })}
      </Notice>
      <MethodField method={method} onMethod={setMethod} />
      {counters === null ? (
        <Notice tone="warn">{t('form.noCounters')}</Notice>
      ) : (
        <CountersField projection={projection} counters={counters} onCounters={setCounters} />
      )}
      <ReasonField label={t('form.reason')} reason={reason} onReason={setReason} />
    </ActionDialog>
  );
}
