import { Button } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proxyTermsOf } from '../../../shared/domain/proxy.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useCommand } from '../session/useCommand.ts';
import { openSittingOf, type OpenSitting } from '../voting/sitting.ts';
import { EntrustDialog } from './EntrustDialog.tsx';
import { entrustedIn, type EntrustedVote } from './proxies.ts';
import classes from './proxies.module.css';

/** On the roll, where the rules of the open sitting allow proxies: who holds whose vote, and on which paper. */
export function ProxiesDesk({ projection }: { readonly projection: Projection }) {
  const open = openSittingOf(projection);
  if (open === null || proxyTermsOf(open.pack) === null) return null;
  return <Proxies projection={projection} open={open} />;
}

interface ProxiesProps {
  readonly projection: Projection;
  readonly open: OpenSitting;
}

function Proxies({ projection, open }: ProxiesProps) {
  const { t } = useTranslation('proxies');
  const [recording, setRecording] = useState(false);
  const known = entrustedIn(projection, open);
  return (
    <section className={classes.box} aria-label={t('desk.title')} data-testid="proxies-desk">
      <div className={classes.head}>
        <h3>{t('desk.title')}</h3>
        <Button
          variant="default"
          onClick={() => setRecording(true)}
          leftSection={<IconUserShare size={22} stroke={1.75} aria-hidden />}
        >
          {t('desk.record')}
        </Button>
      </div>
      {known.length === 0 && <p className={classes.soft}>{t('desk.none')}</p>}
      <ul className={classes.list}>
        {known.map((one) => (
          <ProxyRow key={one.giver.id} one={one} open={open} />
        ))}
      </ul>
      {recording && (
        <EntrustDialog
          projection={projection}
          open={open}
          giverId={null}
          onClose={() => setRecording(false)}
        />
      )}
    </section>
  );
}

function ProxyRow({ one, open }: { readonly one: EntrustedVote; readonly open: OpenSitting }) {
  const { t } = useTranslation('proxies');
  const { send, busy } = useCommand();
  const confirmed = useConfirmation();
  const { giver, holder, paper, rests } = one;
  const revoke = async () => {
    const body = t('desk.revokeText', { giver: giver.name, holder: holder.name });
    if (!(await confirmed({ title: t('desk.revokeTitle'), body, confirm: t('own.revoke') }))) return;
    await send({ type: 'revokeProxy', sittingId: open.sitting.id, giverId: giver.id });
  };
  return (
    <li>
      <p className={classes.words}>
        <strong>{t('desk.pair', { giver: giver.name, holder: holder.name })}</strong>
        <span className={classes.soft}>
          {' · '}
          {paper === null || paper === '' ? t('desk.byHimself') : paper}
        </span>
      </p>
      {rests && <Tag>{t('desk.rests')}</Tag>}
      <Button variant="default" loading={busy} onClick={() => void revoke()}>
        {t('own.revoke')}
      </Button>
    </li>
  );
}
