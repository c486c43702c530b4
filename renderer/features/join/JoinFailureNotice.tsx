import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.tsx';
import { useFailureText } from '../../ui/useFailureText.ts';
import type { JoinFailure } from './useJoin.ts';

/** Why joining failed and what to do now. */
export function JoinFailureNotice({ failure }: { readonly failure: JoinFailure }) {
  const { t } = useTranslation('join');
  const { ofError } = useFailureText();
  const text = () => {
    switch (failure.kind) {
      case 'wait':
        return <WaitText key={failure.seconds} seconds={failure.seconds} />;
      case 'keyChanged':
        return t('failure.keyChanged');
      case 'keyDifferent':
        return t('failure.keyDifferent');
      case 'restart':
        return t('failure.restart');
      case 'outdated':
        return t('failure.outdated');
      case 'notARoom':
        return t('failure.notARoom');
      case 'error':
        return ofError(failure.error);
    }
  };
  return (
    <Notice tone="live" title={t('failure.title')} role="alert">
      {text()}
    </Notice>
  );
}

function WaitText({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation(['join', 'errors']);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = window.setInterval(() => setLeft((value) => Math.max(0, value - 1)), 1000);
    return () => window.clearInterval(timer);
  }, []);
  if (left === 0) return t('errors:error.wrongCode');
  return left > 90
    ? t('failure.waitMinutes', { count: Math.ceil(left / 60) })
    : t('failure.waitSeconds', { count: left });
}
