import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatPin } from '../../../shared/protocol/pin.ts';
import { Notice } from '../../ui/Notice.tsx';
import classes from './JoinPage.module.css';

interface CompareKeyNoticeProps {
  readonly pin: string;
  /** What happens next when the keys are the same. */
  readonly same: string;
  readonly onSame: () => void;
  readonly onDifferent: () => void;
}

/** Only an address was typed: the person compares the room's key with the one shown at the room. */
export function CompareKeyNotice({ pin, same, onSame, onDifferent }: CompareKeyNoticeProps) {
  const { t } = useTranslation('join');
  return (
    <Notice
      tone="warn"
      title={t('key.title')}
      role="alert"
      action={
        <div className={classes.keyActions}>
          <Button onClick={onSame}>{same}</Button>
          <Button variant="default" onClick={onDifferent}>
            {t('key.different')}
          </Button>
        </div>
      }
    >
      <p>{t('key.text')}</p>
      <p className={classes.key} data-testid="room-key">
        {formatPin(pin)}
      </p>
    </Notice>
  );
}
