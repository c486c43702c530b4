import { Button } from '@mantine/core';
import { IconClipboardCheck, IconDeviceFloppy } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperCount } from '../../../shared/domain/slipCount.ts';
import type { PollView } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { ReasonField } from '../chair/FormFields.tsx';
import { useCommand } from '../session/useCommand.ts';
import {
  countOf,
  draftOf,
  emptyDraft,
  isDraftFor,
  missingIn,
  runningDiscrepancies,
  type CountDraft,
} from './countDraft.ts';
import { CountFields } from './CountFields.tsx';
import { DiscrepancyList } from './DiscrepancyList.tsx';
import { forgetDraft, keepDraft, recallDraft } from './keptDraft.ts';
import classes from './paper.module.css';

interface CountFormProps {
  readonly poll: PollView;
  /** What this teller entered before; then another count needs its reason. */
  readonly before: PaperCount | null;
  readonly onEntered: () => void;
}

/** A teller's count, checked while it is written and kept on the device until it is entered. */
export function CountForm({ poll, before, onEntered }: CountFormProps) {
  const { t } = useTranslation('paper');
  const confirm = useConfirmation();
  const { draft, reason, isKept, change, setReason, forget } = useCountDraft(poll, before);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const { sheet } = poll;
  const discrepancies = runningDiscrepancies(sheet, poll.terms?.entitled ?? 0, draft);
  const count = countOf(sheet, draft);
  const missing = missingIn(draft);
  const lacksReason = before !== null && reason.trim() === '';
  const enter = async () => {
    if (count === null) return;
    setFault(null);
    const list = <DiscrepancyList sheet={sheet} discrepancies={discrepancies} />;
    const question = { title: t('count.oddTitle'), confirm: t('count.oddEnter'), final: true };
    const body = (
      <div className={classes.stack}>
        {list}
        <p>{t('count.oddText')}</p>
      </div>
    );
    if (discrepancies.length > 0 && !(await confirm({ ...question, body }))) return;
    const command = { type: 'enterSlipCount', pollId: poll.id, count, reason: reason.trim() } as const;
    if (!(await send(command))) return;
    forget();
    onEntered();
  };
  return (
    <form
      className={classes.form}
      data-testid="paper-count-form"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <CountFields sheet={sheet} draft={draft} discrepancies={discrepancies} onDraft={change} />
      {before !== null && (
        <ReasonField
          label={t('count.reason')}
          description={t('count.reasonText')}
          reason={reason}
          onReason={setReason}
        />
      )}
      <div className={classes.foot}>
        {discrepancies.length > 0 && (
          <Notice tone="warn" role="status" title={t('count.odd')}>
            <DiscrepancyList sheet={sheet} discrepancies={discrepancies} />
          </Notice>
        )}
        {fault !== null && (
          <Notice tone="live" role="alert">
            {t('count.fault', { fault })}
          </Notice>
        )}
        <div className={classes.footLine}>
          <p className={classes.kept} data-kept={isKept || undefined} role="status">
            <IconDeviceFloppy size={22} stroke={1.75} aria-hidden />
            <span>
              {missing > 0
                ? t('count.missing', { count: missing })
                : t(discrepancies.length > 0 ? 'count.fullOdd' : 'count.full')}{' '}
              {t(isKept ? 'count.kept' : 'count.notKept')}
            </span>
          </p>
          <Button
            size="lg"
            type="submit"
            loading={busy}
            disabled={count === null || lacksReason}
            leftSection={<IconClipboardCheck size={24} stroke={1.75} aria-hidden />}
          >
            {t(before === null ? 'count.enter' : 'count.enterAgain')}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface Kept {
  readonly draft: CountDraft;
  readonly reason: string;
}

/** The draft of this teller in this poll, from the device where one was kept. */
function useCountDraft({ id, sheet }: PollView, before: PaperCount | null) {
  const { sessionId, member } = useRoom().session;
  const key = `${sessionId}.${id}.${member.id}`;
  const [kept, setKept] = useState<Kept>(() => {
    const isKept = (value: unknown): value is Kept =>
      typeof value === 'object' &&
      value !== null &&
      'reason' in value &&
      typeof value.reason === 'string' &&
      'draft' in value &&
      isDraftFor(sheet, value.draft);
    const fresh = { draft: before === null ? emptyDraft(sheet) : draftOf(before), reason: '' };
    return recallDraft(key, isKept) ?? fresh;
  });
  const [isKept, setIsKept] = useState(true);
  // Two touches may come before the next drawing: each builds on the one before.
  const latest = useRef(kept);
  const put = useCallback(
    (change: (kept: Kept) => Kept) => {
      latest.current = change(latest.current);
      setKept(latest.current);
      setIsKept(keepDraft(key, latest.current));
    },
    [key],
  );
  const change = useCallback(
    (step: (draft: CountDraft) => CountDraft) => put((last) => ({ ...last, draft: step(last.draft) })),
    [put],
  );
  const setReason = (reason: string) => put((last) => ({ ...last, reason }));
  return { ...kept, isKept, change, setReason, forget: () => forgetDraft(key) };
}
