import { Button, Modal } from '@mantine/core';
import { IconDeviceLaptop, IconLock, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './SessionFrame.module.css';

interface SheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Who can read what one writes, technically too. */
export function PrivacySheet({ opened, onClose }: SheetProps) {
  const { t } = useTranslation('common');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('privacy.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="lg"
    >
      <div className={classes.privacy}>
        <div>
          <IconLock size={26} stroke={1.75} aria-hidden />
          <section>
            <h3>{t('privacy.private')}</h3>
            <p>{t('privacy.privateText')}</p>
          </section>
        </div>
        <div>
          <IconUsers size={26} stroke={1.75} aria-hidden />
          <section>
            <h3>{t('privacy.room')}</h3>
            <p>{t('privacy.roomText')}</p>
          </section>
        </div>
        <div>
          <IconDeviceLaptop size={26} stroke={1.75} aria-hidden />
          <section>
            <h3>{t('privacy.device')}</h3>
            <p>{t('privacy.deviceText')}</p>
          </section>
        </div>
        <Button onClick={onClose}>{t('understood')}</Button>
      </div>
    </Modal>
  );
}
