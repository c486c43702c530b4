import { Button, Modal } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RollChange } from '../../../shared/domain/attendance.ts';
import type { SittingId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { formatDateTime } from '../../ui/time.ts';
import { rollChangesOf } from './roll.ts';
import classes from './chair.module.css';

interface RollHistoryProps {
  readonly projection: Projection;
  readonly sittingId: SittingId;
}

/** Every change of the roll, the newest first: who, when, by whom. It stands in the record. */
export function RollHistory({ projection, sittingId }: RollHistoryProps) {
  const { t } = useTranslation(['house', 'common']);
  const [shown, setShown] = useState(false);
  const changes = rollChangesOf(projection, sittingId);
  return (
    <>
      <Button
        variant="default"
        onClick={() => setShown(true)}
        leftSection={<IconHistory size={22} stroke={1.75} aria-hidden />}
      >
        {t('roll.history')}
      </Button>
      <Modal
        opened={shown}
        onClose={() => setShown(false)}
        title={t('roll.history')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
        size="xl"
      >
        {changes.length === 0 && <p className={classes.soft}>{t('roll.noHistory')}</p>}
        <ol className={classes.history} data-testid="roll-history">
          {changes.map(([number, change]) => (
            <Change key={number} change={change} projection={projection} />
          ))}
        </ol>
      </Modal>
    </>
  );
}

function Change({ change, projection }: { readonly change: RollChange; readonly projection: Projection }) {
  const { t, i18n } = useTranslation(['house', 'voting']);
  const { memberId, presence, substitute, way, at, by } = change;
  const nameOf = (id: typeof by) => (id === null ? '' : (projection.members[id]?.name ?? t('roll.gone')));
  const what =
    way === 'declared'
      ? t('roll.saysHere')
      : presence === null
        ? t('roll.takenOut')
        : t(`voting:roll.${presence}`);
  const how = by === null || by === memberId ? null : t('roll.by', { name: nameOf(by) });
  return (
    <li>
      <span className={classes.soft}>
        {at === null ? t('roll.unknownTime') : formatDateTime(at, i18n.language)}
      </span>
      <span className={classes.grow}>
        <strong>{nameOf(memberId)}</strong>: {what}
        {substitute !== '' && ` (${substitute})`}
        {way === 'door' && ` · ${t('roll.byDoor')}`}
        {way === 'leave' && ` · ${t('roll.byLeave')}`}
      </span>
      {how !== null && <span className={classes.soft}>{how}</span>}
    </li>
  );
}
