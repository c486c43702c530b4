import { Button, FileButton } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.tsx';
import { parseJoinLink, type JoinTarget } from './joinLink.ts';
import { readQrPicture } from './readQrPicture.ts';

type Reading = 'idle' | 'reading' | 'found' | 'notFound' | 'notOurs';

/** A tablet offers its camera for the picture, also where the page itself may not use it. */
export function QrPictureButton({ onFound }: { readonly onFound: (target: JoinTarget) => void }) {
  const { t } = useTranslation('join');
  const [reading, setReading] = useState<Reading>('idle');
  const read = async (file: File | null) => {
    if (file === null) return;
    setReading('reading');
    const text = await readQrPicture(file).catch(() => null);
    const target = text === null ? null : parseJoinLink(text);
    setReading(text === null ? 'notFound' : target === null ? 'notOurs' : 'found');
    if (target !== null) onFound(target);
  };
  return (
    <>
      <FileButton onChange={(file) => void read(file)} accept="image/*">
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={reading === 'reading'}
            leftSection={<IconQrcode size={22} stroke={1.75} aria-hidden />}
          >
            {t('qr.button')}
          </Button>
        )}
      </FileButton>
      {reading === 'found' && (
        <Notice tone="good" role="status">
          {t('qr.found')}
        </Notice>
      )}
      {(reading === 'notFound' || reading === 'notOurs') && (
        <Notice tone="warn" role="alert">
          {t(`qr.${reading}`)}
        </Notice>
      )}
    </>
  );
}
