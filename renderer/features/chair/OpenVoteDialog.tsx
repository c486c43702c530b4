import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counters } from '../../../shared/domain/doubleEntry.ts';
import { VOTE_METHODS, type VoteMethod } from '../../../shared/domain/vote.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useArithmetic } from '../voting/useArithmetic.ts';
import { proposedCounters } from './counters.ts';
import { CountersField, ReasonField } from './FormFields.tsx';
import type { MotionEntry } from './motions.ts';
import { SecondsField } from './SecondsField.tsx';
import { useVoteDesk } from './useVoteDesk.ts';
import classes from './parts.module.css';

interface OpenVoteDialogProps {
  readonly projection: Projection;
  readonly entry: MotionEntry;
  readonly seconds: number;
  readonly onClose: () => void;
}

/** Opens a vote in the form that is chosen; on a motion that has a result only with the reason to vote again. */
export function OpenVoteDialog({ projection, entry, seconds: proposed, onClose }: OpenVoteDialogProps) {
  const { t } = useTranslation('chair');
  const [fault, setFault] = useState<string | null>(null);
  const desk = useVoteDesk(setFault);
  const [method, setMethod] = useState<VoteMethod>('electronic');
  const [counters, setCounters] = useState<Counters | null>(() => proposedCounters(projection));
  const [seconds, setSeconds] = useState(proposed);
  const [reason, setReason] = useState('');
  const wrong = entry.results.at(-1) ?? null;
  const isCounted = method !== 'electronic';
  const open = async () => {
    setFault(null);
    const form = isCounted && counters !== null ? { method, counters } : {};
    const link = wrong === null ? {} : { follows: wrong.id, reason };
    if (await desk.open(entry, seconds, { ...form, ...link })) onClose();
  };
  return (
    <ActionDialog
      title={t(wrong === null ? 'open.title' : 'again.title')}
      action={t(wrong === null ? `open.${method}` : 'again.open')}
      size="lg"
      busy={desk.busy}
      disabled={(isCounted && counters === null) || (wrong !== null && reason.trim() === '')}
      onAct={() => void open()}
      fault={fault}
      onClose={onClose}
    >
      <Text fw={600}>{entry.motion.title}</Text>
      {wrong !== null && <WrongResult entry={entry} />}
      {wrong !== null && <ReasonField label={t('again.reason')} reason={reason} onReason={setReason} />}
      <SegmentedControl
        size="lg"
        fullWidth
        aria-label={t('form.method')}
        value={method}
        onChange={(value) => setMethod(value as VoteMethod)}
        data={VOTE_METHODS.map((value) => ({ value, label: t(`open.form.${value}`) }))}
      />
      {!isCounted && (
        <div className={classes.fieldLine}>
          <span>{t('vote.seconds')}</span>
          <SecondsField seconds={seconds} onSeconds={setSeconds} />
        </div>
      )}
      {isCounted && counters === null && <Notice tone="warn">{t('form.noCounters')}</Notice>}
      {isCounted && counters !== null && (
        <CountersField projection={projection} counters={counters} onCounters={setCounters} />
      )}
    </ActionDialog>
  );
}

function WrongResult({ entry: { results } }: { readonly entry: MotionEntry }) {
  const { t } = useTranslation('chair');
  const wrong = results.at(-1);
  return wrong === undefined ? null : (
    <Notice tone="warn" title={t('again.standing', { number: wrong.number })}>
      <Arithmetic vote={wrong} />
      <p className={classes.tight}>{t('again.text')}</p>
    </Notice>
  );
}

function Arithmetic({ vote }: { readonly vote: MotionEntry['results'][number] }) {
  return <p className={classes.tight}>{useArithmetic(vote)}</p>;
}
