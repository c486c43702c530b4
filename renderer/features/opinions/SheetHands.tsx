import { Button } from '@mantine/core';
import { IconBellRinging, IconCalendarPlus, IconCircleCheck, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { formatDateTime, fromTypedDateTime, toTypedDateTime } from '../../ui/time.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { DateTimeField } from '../desk/DateTimeField.tsx';
import { useCommand } from '../session/useCommand.ts';
import type { OpinionReport } from './report.ts';
import { isOver } from './sheets.ts';
import { useNow } from './useSheets.ts';
import classes from './opinions.module.css';

interface SheetHandsProps {
  readonly sheet: OpinionView;
  readonly report: OpinionReport;
}

/** What the desk does with a sheet: reminds and puts off until it is over, then closes it and publishes its report. */
export function SheetHands({ sheet, report }: SheetHandsProps) {
  const { t } = useTranslation('opinions');
  const [extending, setExtending] = useState(false);
  const now = useNow();
  const { busy, remind, close, publish } = useHands(sheet, report);
  if (sheet.state === 'published') return null;
  const isOpen = !isOver(sheet, now);
  const silent = report.asked - report.answered;
  return (
    <>
      <div className={classes.hands}>
        {isOpen && silent > 0 && (
          <Button
            loading={busy}
            onClick={remind}
            leftSection={<IconBellRinging size={22} stroke={1.75} aria-hidden />}
          >
            {t('hands.remind', { count: silent })}
          </Button>
        )}
        {isOpen && (
          <Button
            variant="default"
            disabled={busy}
            onClick={() => setExtending(true)}
            leftSection={<IconCalendarPlus size={22} stroke={1.75} aria-hidden />}
          >
            {t('hands.extend')}
          </Button>
        )}
        {sheet.state === 'open' && (!isOpen || silent === 0) && (
          <Button
            variant="default"
            loading={busy}
            onClick={close}
            leftSection={<IconCircleCheck size={22} stroke={1.75} aria-hidden />}
          >
            {t('hands.close')}
          </Button>
        )}
        {!isOpen && (
          <Button
            loading={busy}
            onClick={publish}
            leftSection={<IconSpeakerphone size={22} stroke={1.75} aria-hidden />}
          >
            {t('hands.publish')}
          </Button>
        )}
      </div>
      {isOpen && silent > 0 && <p className={classes.soft}>{t('hands.closeLater')}</p>}
      {extending && <ExtendDialog sheet={sheet} onClose={() => setExtending(false)} />}
    </>
  );
}

function useHands(sheet: OpinionView, report: OpinionReport) {
  const { t } = useTranslation('opinions');
  const { send, busy } = useCommand();
  const outcome = useOutcome();
  const confirmed = useConfirmation();
  const opinionId = sheet.id;
  const remind = async () => {
    const count = report.asked - report.answered;
    if (await send({ type: 'remindOpinion', opinionId })) outcome.succeeded(t('hands.reminded', { count }));
  };
  const close = async () => {
    const about = { title: t('hands.closeTitle'), body: t('hands.closeText'), confirm: t('hands.close') };
    if (!(await confirmed({ ...about, final: true }))) return;
    if (await send({ type: 'closeOpinion', opinionId })) outcome.succeeded(t('hands.closed'));
  };
  const publish = async () => {
    const about = { title: t('hands.publishTitle'), body: t('hands.publishText') };
    if (!(await confirmed({ ...about, confirm: t('hands.publishConfirm'), final: true }))) return;
    if (await send({ type: 'publishOpinion', opinionId })) outcome.succeeded(t('hands.published'));
  };
  return {
    busy,
    remind: () => void remind(),
    close: () => void close(),
    publish: () => void publish(),
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

function ExtendDialog({ sheet, onClose }: { readonly sheet: OpinionView; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('opinions');
  const [typed, setTyped] = useState(() => toTypedDateTime(sheet.deadline + 2 * DAY_MS));
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const deadline = fromTypedDateTime(typed);
  const isLater = deadline !== null && deadline > sheet.deadline;
  const extend = async () => {
    setFault(null);
    if (deadline === null || !isLater) return;
    if (await send({ type: 'extendOpinion', opinionId: sheet.id, deadline })) onClose();
  };
  return (
    <ActionDialog
      title={t('hands.extendTitle')}
      action={t('hands.extendAction')}
      busy={busy}
      disabled={!isLater}
      onAct={() => void extend()}
      fault={fault}
      onClose={onClose}
    >
      <DateTimeField
        label={t('ask.deadline')}
        value={typed}
        onChange={setTyped}
        error={
          isLater
            ? undefined
            : t(deadline === null ? 'ask.noTime' : 'hands.notLater', {
                at: formatDateTime(sheet.deadline, i18n.language),
              })
        }
      />
    </ActionDialog>
  );
}
