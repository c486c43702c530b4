import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useSeat } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** The chair asks this delegate, who has not voted yet, not to forget. */
export function Reminder({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  if (useSeat()?.reminders[vote.id] === undefined) return null;
  return (
    <div data-testid="reminder">
      <Notice tone="warn" role="alert">
        {t('reminder')}
      </Notice>
    </div>
  );
}
