import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatSetupLink } from '../join/joinLink.ts';
import { useSecureReach } from './useSecureReach.ts';
import classes from './hosting.module.css';

interface FirstSessionProps {
  readonly roomUrl: string;
  readonly setupCode: string;
}

/** How the secretary creates the first session, here or at another computer. */
export function FirstSession({ roomUrl, setupCode }: FirstSessionProps) {
  const { t } = useTranslation('hosting');
  const state = useSecureReach(roomUrl);
  const reach = state.status === 'known' ? state.reach : null;
  const [address] = reach?.addresses ?? [];
  const link = reach === null || address === undefined ? null : formatSetupLink(address, reach.pin);
  return (
    <section className={classes.box}>
      <h2>{t('setupTitle')}</h2>
      <div>
        <p className={classes.soft}>{t('setupText')}</p>
        <p className={classes.setupCode}>{setupCode}</p>
      </div>
      <div>
        <Button component={Link} to={`/new?room=${encodeURIComponent(roomUrl)}`} state={{ setupCode }}>
          {t('setupAction')}
        </Button>
      </div>
      {link !== null && (
        <div>
          <p className={classes.soft}>{t('setupLink')}</p>
          <p className={classes.link} data-testid="setup-link">
            {link}
          </p>
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                mt="sm"
                onClick={copy}
                leftSection={
                  copied ? <IconCheck size={20} aria-hidden /> : <IconCopy size={20} aria-hidden />
                }
              >
                {t(copied ? 'linkCopied' : 'copyLink')}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
    </section>
  );
}
