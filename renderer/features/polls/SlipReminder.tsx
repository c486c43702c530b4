import { useTranslation } from 'react-i18next';
import { useSeat } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { OpenedPollView } from './polls.ts';

/** The chair asks this delegate, who has sent no slip yet, not to forget. */
export function SlipReminder({ poll }: { readonly poll: OpenedPollView }) {
  const { t } = useTranslation('polls');
  if (useSeat()?.slipReminders[poll.id] === undefined) return null;
  return (
    <div data-testid="slip-reminder">
      <Notice tone="warn" role="alert">
        {t('slip.reminder')}
      </Notice>
    </div>
  );
}
