import { useTranslation } from 'react-i18next';
import type { PollView } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import classes from '../voting/voting.module.css';

/** What the poll is and where it stands; red only while it is live. */
export function PollStateLine({ poll }: { readonly poll: PollView }) {
  const { t } = useTranslation('polls');
  return (
    <p className={classes.stateLine} data-live={poll.state === 'open' || undefined}>
      {poll.state === 'open' && <span className={classes.liveDot} aria-hidden="true" />}
      {t(`state.${poll.state}`, { form: t(`form.${poll.sheet.form}`), number: poll.terms?.number ?? 0 })}
    </p>
  );
}

/** "Lấy phiếu ghi tên · 12 người", "Bầu 3 trong 5 người", and what it follows. */
export function usePollTerms(): (poll: PollView) => string {
  const { t } = useTranslation('polls');
  const projection = useProjection();
  return ({ method, sheet, follows }) => {
    const before = follows === null ? undefined : projection?.polls[follows.pollId];
    const parts = [
      t(`method.${method}`),
      sheet.form === 'election'
        ? t('electOf', { count: sheet.toElect, total: sheet.rows.length })
        : sheet.form === 'proposal'
          ? null
          : t('people', { count: sheet.rows.length }),
      follows === null ? null : t(`following.${follows.as}`, { number: before?.terms?.number ?? '' }),
    ];
    return parts.filter((part) => part !== null).join(' · ');
  };
}
