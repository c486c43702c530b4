import { Button, Select, Table } from '@mantine/core';
import { IconChartBar, IconDownload, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticsAnswer } from '../../../shared/protocol/http.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { useFailureText } from '../../ui/useFailureText.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import desk from '../desk/desk.module.css';
import { formatSeconds } from '../voting/votes.ts';
import { statisticsCsv, statisticsRows, type StatisticsRow } from './statistics.ts';
import classes from './house.module.css';

type Asked =
  | { readonly status: 'asking' }
  | { readonly status: 'failed'; readonly sentence: string }
  | { readonly status: 'known'; readonly sessions: StatisticsAnswer['sessions'] };

/** Who was here, voted and spoke, over the sittings and sessions of this council in this house. */
export function StatisticsDesk() {
  const { t } = useTranslation('house');
  const { asked, ask } = useStatistics();
  const [chosen, setChosen] = useState('all');
  const sessions = asked.status === 'known' ? asked.sessions : [];
  const rows = statisticsRows(sessions.filter(({ sessionId }) => chosen === 'all' || sessionId === chosen));
  const heads = (['name', 'group', ...COLUMNS, 'seconds'] as const).map((key) => t(`statistics.csv.${key}`));
  return (
    <>
      <div className={desk.workHead}>
        <h2>{t('statistics.title')}</h2>
        <div className={classes.packActions}>
          <Button
            variant="default"
            onClick={ask}
            leftSection={<IconRefresh size={20} stroke={1.75} aria-hidden />}
          >
            {t('statistics.refresh')}
          </Button>
          <Button
            disabled={rows.length === 0}
            onClick={() => saveFile('thong-ke-dai-bieu.csv', statisticsCsv(rows, heads), 'text/csv')}
            leftSection={<IconDownload size={20} stroke={1.75} aria-hidden />}
          >
            {t('statistics.export')}
          </Button>
        </div>
      </div>
      <p className={desk.hint}>{t('statistics.lead')}</p>
      {asked.status === 'asking' && <Waiting title={t('statistics.asking')} />}
      {asked.status === 'failed' && (
        <Notice tone="live" role="alert">
          {asked.sentence}
        </Notice>
      )}
      {sessions.length > 1 && (
        <Select
          label={t('statistics.session')}
          allowDeselect={false}
          data={[
            { value: 'all', label: t('statistics.all', { count: sessions.length }) },
            ...sessions.map(({ sessionId, title }) => ({ value: sessionId, label: title })),
          ]}
          value={chosen}
          onChange={(value) => value !== null && setChosen(value)}
        />
      )}
      {asked.status === 'known' && rows.length === 0 && (
        <Blank icon={IconChartBar} title={t('statistics.none')}>
          {t('statistics.noneText')}
        </Blank>
      )}
      {rows.length > 0 && <Rows rows={rows} />}
    </>
  );
}

const COLUMNS = [
  'sittings',
  'attended',
  'late',
  'withLeave',
  'withoutLeave',
  'substituted',
  'votes',
  'cast',
] as const;

function Rows({ rows }: { readonly rows: readonly StatisticsRow[] }) {
  const { t } = useTranslation('house');
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table className={classes.statistics ?? ''} striped>
        <Table.Thead>
          <Table.Tr>
            {(['name', 'attended', 'late', 'absent', 'votes', 'spoken'] as const).map((key) => (
              <Table.Th key={key}>{t(`statistics.head.${key}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key} data-testid="statistics-row">
              <Table.Th scope="row">
                {row.name}
                {row.group !== '' && <span className={desk.soft}> · {row.group}</span>}
              </Table.Th>
              <Table.Td>{t('statistics.share', { count: row.attended, total: row.sittings })}</Table.Td>
              <Table.Td>{row.late}</Table.Td>
              <Table.Td>
                {t('statistics.absent', { withLeave: row.withLeave, withoutLeave: row.withoutLeave })}
                {row.substituted > 0 && ` · ${t('statistics.substituted', { count: row.substituted })}`}
              </Table.Td>
              <Table.Td>{t('statistics.share', { count: row.cast, total: row.votes })}</Table.Td>
              <Table.Td>{formatSeconds(Math.round(row.spokenMs / 1000))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useStatistics(): { readonly asked: Asked; readonly ask: () => void } {
  const room = useRoom();
  const failure = useFailureText();
  const [asked, setAsked] = useState<Asked>({ status: 'asking' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    room.statistics().then(
      ({ sessions }) => current && setAsked({ status: 'known', sessions }),
      (error: unknown) => current && setAsked({ status: 'failed', sentence: failure.ofError(error) }),
    );
    return () => {
      current = false;
    };
    // The sentences change with the language only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [room, round]);
  return { asked, ask: () => setRound((value) => value + 1) };
}
