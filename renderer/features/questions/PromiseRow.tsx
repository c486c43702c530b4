import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { standingOf, type RecordedPromise } from '../../../shared/domain/promise.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Tag } from '../../ui/Tag.tsx';
import { formatDay } from '../../ui/time.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import type { LaterPromise } from './promiseView.ts';
import { titleOf } from './questionView.ts';
import classes from './questions.module.css';

const TONES = { open: 'accent', overdue: 'warn', settled: 'good' } as const;

interface PromiseRowProps {
  readonly projection: Projection;
  readonly promise: Pick<RecordedPromise, 'text' | 'owner' | 'madeAt' | 'dueAt' | 'state'>;
  /** The session it comes from, when it is an earlier one. */
  readonly from?: string | undefined;
  /** What became of it in a later session. */
  readonly later?: LaterPromise | undefined;
  readonly children?: ReactNode;
}

/** A promise: what, who, until when, and how it stands; late is said in a word and by a sign. */
export function PromiseRow({ projection, promise, from, later, children }: PromiseRowProps) {
  const { t, i18n } = useTranslation('questions');
  const now = useServerNow(60_000);
  const standing = later?.isSettled === true ? 'settled' : standingOf(promise, now);
  const { state } = promise;
  const day = (instant: number) => formatDay(instant, i18n.language);
  return (
    <li className={classes.promise} data-testid="promise" data-standing={standing}>
      <div className={classes.grow}>
        <p className={classes.promiseText}>{promise.text}</p>
        <p className={classes.promiseWho}>{titleOf(projection, promise.owner) ?? t('removed')}</p>
        <p className={classes.soft}>
          {t('ledger.made', { day: day(promise.madeAt) })}
          {from !== undefined && ` · ${from}`}
        </p>
        {later !== undefined && (
          <p className={classes.note}>
            {t(later.isSettled ? 'ledger.settledLater' : 'ledger.followedLater', {
              session: later.sessionTitle,
            })}
          </p>
        )}
        {state.kind === 'settled' && (
          <p className={classes.note}>{t('ledger.settledAs', { day: day(state.at), note: state.note })}</p>
        )}
      </div>
      <div className={classes.promiseSide}>
        <Tag
          tone={TONES[standing]}
          icon={standing === 'overdue' ? <IconAlertTriangle size={18} stroke={1.75} aria-hidden /> : null}
        >
          {t(`standing.${standing}`)}
        </Tag>
        {standing !== 'settled' && (
          <p className={classes.dueDay}>{t('ledger.due', { day: day(promise.dueAt) })}</p>
        )}
        {children !== undefined && (
          <div className={classes.hands} data-no-print>
            {children}
          </div>
        )}
      </div>
    </li>
  );
}
