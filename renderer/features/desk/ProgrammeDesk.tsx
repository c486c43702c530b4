import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjection } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { programmeOf, type Programme } from '../agenda/programme.ts';
import { SittingDesk } from './SittingDesk.tsx';
import { SittingDialog } from './SittingDialog.tsx';
import classes from './desk.module.css';

/** Sittings, items and files, being built. */
export function ProgrammeDesk() {
  const projection = useProjection();
  const programme = useMemo(() => (projection === null ? null : programmeOf(projection)), [projection]);
  return programme === null ? null : <Building programme={programme} />;
}

function Building({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation('desk');
  const [adding, setAdding] = useState(false);
  const add = (
    <Button
      variant={programme.sittings.length === 0 ? 'filled' : 'default'}
      onClick={() => setAdding(true)}
      leftSection={<IconCalendarPlus size={22} stroke={1.75} aria-hidden />}
    >
      {t('sitting.add')}
    </Button>
  );
  return (
    <>
      <div className={classes.workHead}>
        <h2>{t('programme')}</h2>
        {programme.sittings.length > 0 && add}
      </div>
      {programme.itemCount > 0 && <p className={classes.hint}>{t('file.dropHint')}</p>}
      {programme.sittings.length === 0 && (
        <Blank icon={IconCalendarPlus} title={t('sitting.empty')} action={add}>
          {t('sitting.emptyText')}
        </Blank>
      )}
      {programme.sittings.map((entry) => (
        <SittingDesk key={entry.sitting.id} entry={entry} programme={programme} />
      ))}
      {adding && (
        <SittingDialog
          sitting={null}
          sittings={programme.sittings.map(({ sitting }) => sitting)}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
