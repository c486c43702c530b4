import { Button, NumberInput } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WEIGHT } from '../../../shared/domain/proxy.ts';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useCommand } from '../session/useCommand.ts';
import { delegatesOf, openSittingOf } from '../voting/sitting.ts';
import classes from './proxies.module.css';

/** What the votes of delegates count, where rules of this council let them weigh. */
export function WeightsBox({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('proxies');
  const [changing, setChanging] = useState(false);
  const { rulePacks, weights, members } = projection;
  const isUsed =
    openSittingOf(projection)?.pack.weights === true || Object.values(rulePacks).some((pack) => pack.weights);
  const set = Object.entries(weights) as [MemberId, number][];
  if (!isUsed && set.length === 0) return null;
  return (
    <section className={classes.box} aria-label={t('weights.title')} data-testid="weights">
      <div className={classes.head}>
        <h3>{t('weights.title')}</h3>
        <Button
          variant="default"
          onClick={() => setChanging(true)}
          leftSection={<IconScale size={22} stroke={1.75} aria-hidden />}
        >
          {t('weights.change')}
        </Button>
      </div>
      <p className={classes.soft}>{t('weights.lead')}</p>
      {set.length === 0 && <p className={classes.soft}>{t('weights.none')}</p>}
      <ul className={classes.list}>
        {set.map(([id, weight]) => (
          <li key={id}>
            <span className={classes.words}>{members[id]?.name ?? id}</span>
            <strong>{t('weights.value', { count: weight })}</strong>
          </li>
        ))}
      </ul>
      {changing && <WeightsDialog projection={projection} onClose={() => setChanging(false)} />}
    </section>
  );
}

interface WeightsDialogProps {
  readonly projection: Projection;
  readonly onClose: () => void;
}

function WeightsDialog({ projection, onClose }: WeightsDialogProps) {
  const { t } = useTranslation('proxies');
  const delegates = delegatesOf(projection);
  const [fields, setFields] = useState<Readonly<Record<MemberId, number | string>>>(projection.weights);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const isWhole = delegates.every(({ id }) => typeof (fields[id] ?? 1) === 'number');
  const save = async () => {
    setFault(null);
    const weights = delegates.map(({ id }) => ({ memberId: id, weight: Number(fields[id] ?? 1) }));
    if (await send({ type: 'setWeights', weights })) onClose();
  };
  return (
    <ActionDialog
      title={t('weights.title')}
      action={t('weights.save')}
      busy={busy}
      disabled={!isWhole}
      onAct={() => void save()}
      fault={fault}
      onClose={onClose}
    >
      <ul className={classes.list}>
        {delegates.map(({ id, name }) => (
          <li key={id}>
            <span className={classes.words}>{name}</span>
            <NumberInput
              className={classes.number ?? ''}
              aria-label={t('weights.of', { name })}
              value={fields[id] ?? 1}
              {...WEIGHT}
              allowDecimal={false}
              clampBehavior="blur"
              onChange={(value) => setFields((before) => ({ ...before, [id]: value }))}
            />
          </li>
        ))}
      </ul>
    </ActionDialog>
  );
}
