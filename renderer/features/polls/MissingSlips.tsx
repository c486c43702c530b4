import { IconBellRinging, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { formatClock } from '../../ui/time.ts';
import { CloseReasonDialog } from '../chair/CloseReasonDialog.tsx';
import { Hand } from '../chair/Hand.tsx';
import { beforePollCloses } from './beforePollCloses.ts';
import type { OpenedPollView } from './polls.ts';
import { usePollDesk } from './usePollDesk.ts';
import classes from '../chair/chair.module.css';

interface MissingSlipsProps {
  readonly projection: Projection;
  readonly poll: OpenedPollView;
}

/** While somebody who is here has sent no slip: remind, or close with a reason; to wait is to do neither. */
export function MissingSlips({ projection, poll }: MissingSlipsProps) {
  const { t, i18n } = useTranslation('polls');
  const desk = usePollDesk();
  const [closes, setCloses] = useState(false);
  const { silent, offline } = beforePollCloses(projection, poll);
  const missing = silent.length + offline.length;
  const at = projection.slipReminded[poll.id];
  if (missing === 0) return null;
  return (
    <div className={classes.hands} data-testid="missing-slips">
      <Hand look="light" icon={IconBellRinging} busy={desk.busy} onTouch={() => void desk.remind(poll)}>
        {t('remind.send', { count: missing })}
      </Hand>
      <Hand look="other" icon={IconPencil} busy={desk.busy} onTouch={() => setCloses(true)}>
        {t('close.open')}
      </Hand>
      {at !== undefined && (
        <p className={classes.soft} role="status">
          {t('remind.sent', { clock: formatClock(at, i18n.language) })}
        </p>
      )}
      {closes && (
        <CloseReasonDialog
          title={t('close.title', { number: poll.terms.number })}
          text={t('close.text', { count: missing })}
          busy={desk.busy}
          onCloseWith={(reason) => desk.closeAndAnnounce(poll, reason)}
          onLeave={() => setCloses(false)}
        />
      )}
    </div>
  );
}
