import { Button } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proxyTermsOf } from '../../../shared/domain/proxy.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import { openSittingOf, type OpenSitting } from '../voting/sitting.ts';
import { EntrustDialog } from './EntrustDialog.tsx';
import { entrustedIn, type EntrustedVote } from './proxies.ts';
import classes from './proxies.module.css';

/** For a delegate, while a sitting whose rules allow it is open: whose vote he holds, and who holds his. */
export function ProxyCard() {
  const me = useMe();
  const projection = useProjection();
  const open = projection === null ? null : openSittingOf(projection);
  if (projection === null || open === null || !isDelegate(me)) return null;
  if (proxyTermsOf(open.pack) === null) return null;
  const known = entrustedIn(projection, open);
  const given = known.find(({ giver }) => giver.id === me.id);
  const held = known.filter(({ holder }) => holder.id === me.id);
  return (
    <aside className={classes.card} data-testid="proxy-card" data-quiet={known.length === 0 || undefined}>
      <IconUserShare size={28} stroke={1.75} aria-hidden />
      {held.length > 0 ? (
        <Held held={held} open={open} />
      ) : (
        <Own given={given} projection={projection} open={open} />
      )}
    </aside>
  );
}

interface OwnProps {
  readonly given: EntrustedVote | undefined;
  readonly projection: Projection;
  readonly open: OpenSitting;
}

function Own({ given, projection, open }: OwnProps) {
  const { t } = useTranslation('proxies');
  const me = useMe();
  const { send, busy } = useCommand();
  const [entrusting, setEntrusting] = useState(false);
  const revoke = () => void send({ type: 'revokeProxy', sittingId: open.sitting.id, giverId: me.id });
  return (
    <>
      <p className={classes.words} role="status">
        {given === undefined ? (
          t('own.may')
        ) : (
          <>
            <strong>{t('own.given', { name: given.holder.name })}</strong>{' '}
            {t(given.rests ? 'own.rests' : 'own.givenText')}
          </>
        )}
      </p>
      <div className={classes.hands}>
        {given !== undefined && (
          <Button variant="default" loading={busy} onClick={revoke}>
            {t('own.revoke')}
          </Button>
        )}
        <Button variant="default" disabled={busy} onClick={() => setEntrusting(true)}>
          {t(given === undefined ? 'own.entrust' : 'own.change')}
        </Button>
      </div>
      {entrusting && (
        <EntrustDialog
          projection={projection}
          open={open}
          giverId={me.id}
          onClose={() => setEntrusting(false)}
        />
      )}
    </>
  );
}

interface HeldProps {
  readonly held: readonly EntrustedVote[];
  readonly open: OpenSitting;
}

function Held({ held, open }: HeldProps) {
  const { t } = useTranslation('proxies');
  const { send, busy } = useCommand();
  const confirmed = useConfirmation();
  const giveBack = async ({ giver }: EntrustedVote) => {
    const body = t('held.backText', { name: giver.name });
    if (!(await confirmed({ title: t('held.backTitle'), body, confirm: t('held.back') }))) return;
    await send({ type: 'revokeProxy', sittingId: open.sitting.id, giverId: giver.id });
  };
  return (
    <ul className={classes.held}>
      {held.map((one) => (
        <li key={one.giver.id}>
          <p className={classes.words}>
            <strong>{t('held.title', { name: one.giver.name })}</strong>{' '}
            {t(one.rests ? 'held.rests' : 'held.text')}
          </p>
          <Button variant="default" loading={busy} onClick={() => void giveBack(one)}>
            {t('held.back')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
