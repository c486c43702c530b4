import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconFileAlert, IconFileUpload, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFailureText } from '../../ui/useFailureText.ts';
import { useFormats } from '../../ui/useFormats.ts';
import { isWorthRetrying, type Upload, type UploadFailure } from './UploadQueue.ts';
import { useUploads } from './UploadsProvider.tsx';
import classes from './desk.module.css';

/** A file on its way, or why it did not arrive. */
export function UploadRow({ upload }: { readonly upload: Upload }) {
  const { t } = useTranslation(['desk', 'common']);
  const formats = useFormats();
  const failure = useFailureText();
  const uploads = useUploads();
  const { state, name } = upload;
  const failed = state.status === 'failed';
  const reason = (cause: UploadFailure) => {
    switch (cause.kind) {
      case 'refused':
        return failure.ofRefusal(cause.code);
      case 'duplicate':
        return t('upload.duplicate', { title: cause.title });
      case 'error':
        return failure.ofError(cause.error);
    }
  };
  const text = () => {
    switch (state.status) {
      case 'waiting':
        return t('upload.waiting');
      case 'sending':
        return t('upload.sending', { percent: formats.percent(state.share) });
      case 'recording':
        return t('upload.recording');
      case 'failed':
        return reason(state.failure);
    }
  };
  const Icon = failed ? IconFileAlert : IconFileUpload;
  return (
    <li className={classes.upload} data-failed={failed || undefined}>
      <Icon size={28} stroke={1.5} aria-hidden />
      <div className={classes.uploadText}>
        <p className={classes.uploadName}>{name}</p>
        <p role={failed ? 'alert' : undefined}>{text()}</p>
        {!failed && (
          <Progress
            size="sm"
            value={state.status === 'sending' ? state.share * 100 : state.status === 'recording' ? 100 : 0}
            aria-label={t('upload.progress', { name })}
            transitionDuration={120}
          />
        )}
      </div>
      {state.status === 'failed' && isWorthRetrying(state.failure) && (
        <Button
          variant="default"
          aria-label={t('upload.retry', { name })}
          onClick={() => uploads.retry(upload.id)}
        >
          {t('common:retry')}
        </Button>
      )}
      <ActionIcon
        color="gray"
        disabled={state.status === 'recording'}
        aria-label={failed ? t('upload.dismiss', { name }) : t('upload.cancel', { name })}
        onClick={() => uploads.cancel(upload.id)}
      >
        <IconX size={22} aria-hidden />
      </ActionIcon>
    </li>
  );
}
