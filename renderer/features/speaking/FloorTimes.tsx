import { Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { timeByGroup, timeByMember } from '../../../shared/domain/floor.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { formatSeconds } from '../voting/votes.ts';
import { speechesOf } from './floorView.ts';
import classes from './speaking.module.css';

/** How long each group and each person has spoken in this session, the longest first. */
export function FloorTimes({
  projection,
  onClose,
}: {
  readonly projection: Projection;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['speaking', 'common']);
  const now = useServerNow(1000);
  const speeches = speechesOf(projection);
  const turns = (isOf: (speech: (typeof speeches)[number]) => boolean) => speeches.filter(isOf).length;
  const groups = [...timeByGroup(speeches, now)].map(([id, ms]) => ({
    id,
    ms,
    name: projection.groups[id]?.name ?? t('times.goneGroup'),
    turns: turns(({ groupId }) => groupId === id),
  }));
  const members = [...timeByMember(speeches, now)].map(([id, ms]) => ({
    id,
    ms,
    name: projection.members[id]?.name ?? t('removed'),
    turns: turns(({ speaker }) => speaker.kind === 'member' && speaker.memberId === id),
  }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('times.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      {speeches.length === 0 ? (
        <p className={classes.soft}>{t('times.empty')}</p>
      ) : (
        <>
          <Times caption={t('times.groups')} rows={groups} />
          <Times caption={t('times.members')} rows={members} />
        </>
      )}
    </Modal>
  );
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly turns: number;
  readonly ms: number;
}

function Times({ caption, rows }: { readonly caption: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation('speaking');
  if (rows.length === 0) return null;
  return (
    <Table className={classes.times ?? ''} verticalSpacing="sm" fz="md">
      <Table.Caption className={classes.timesCaption ?? ''}>{caption}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('times.who')}</Table.Th>
          <Table.Th ta="end">{t('times.turns')}</Table.Th>
          <Table.Th ta="end">{t('times.time')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {[...rows]
          .sort((a, b) => b.ms - a.ms)
          .map(({ id, name, turns, ms }) => (
            <Table.Tr key={id} data-testid="time-row">
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="end">{turns}</Table.Td>
              <Table.Td ta="end">{formatSeconds(Math.round(ms / 1000))}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}
