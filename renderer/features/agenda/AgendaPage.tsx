import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconClipboardText, IconFileSearch, IconHourglassEmpty, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { mayPrepare } from '../../../shared/domain/rights.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { DiscussionCard } from '../discussion/DiscussionCard.tsx';
import { InvitationCard } from '../invitation/InvitationCard.tsx';
import { OpinionsCard } from '../opinions/OpinionsCard.tsx';
import { useMe } from '../session/useMe.ts';
import { ProxyCard } from '../proxies/ProxyCard.tsx';
import { PresenceCard } from '../voting/PresenceCard.tsx';
import { BreakNotice } from './BreakNotice.tsx';
import { showAnchor } from './anchors.ts';
import { NowPanel } from './NowPanel.tsx';
import { PrivacyNote } from './PrivacyNote.tsx';
import { programmeOf, searchProgramme, type Programme } from './programme.ts';
import { SittingSection } from './SittingSection.tsx';
import { SittingList } from './SittingList.tsx';
import classes from './AgendaPage.module.css';

/** `/s/:sessionKey`: what is on, what is next, and every item with its dossier. */
export function AgendaPage() {
  const projection = useProjection();
  const programme = useMemo(() => (projection === null ? null : programmeOf(projection)), [projection]);
  if (programme === null || programme.itemCount === 0) return <EmptyAgenda />;
  return <Agenda programme={programme} />;
}

function Agenda({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation('agenda');
  const [query, setQuery] = useState('');
  const settled = useDeferredValue(query.trim());
  const searching = settled !== '';
  useAnchorOfAddress();
  const sittings = searching ? searchProgramme(programme, settled) : programme.sittings;
  const found = sittings.reduce((sum, sitting) => sum + sitting.items.length, 0);
  return (
    <div className={classes.page}>
      <aside className={classes.side}>
        <h2 className={classes.pageTitle}>{t('title')}</h2>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          leftSection={<IconSearch size={22} stroke={1.75} aria-hidden />}
          rightSection={
            query !== '' && <CloseButton aria-label={t('searchClear')} onClick={() => setQuery('')} />
          }
        />
        <SittingList sittings={programme.sittings} running={programme.running} />
      </aside>
      <div className={classes.list}>
        {!searching && <InvitationCard />}
        {!searching && <OpinionsCard />}
        {!searching && <PresenceCard />}
        {!searching && <DiscussionCard />}
        {!searching && <ProxyCard />}
        {!searching && <BreakNotice />}
        {!searching && <NowPanel programme={programme} />}
        <PrivacyNote />
        <p className={searching && found > 0 ? classes.found : classes.silent} aria-live="polite">
          {searching && found > 0 && t('found', { count: found })}
        </p>
        {searching && found === 0 && (
          <Blank icon={IconFileSearch} title={t('searchNone', { query: settled })}>
            {t('searchNoneText')}
          </Blank>
        )}
        {sittings.map((entry) => (
          <SittingSection
            key={entry.sitting.id}
            entry={entry}
            programme={programme}
            shownAbove={searching ? null : programme.running}
          />
        ))}
      </div>
    </div>
  );
}

/** Shows the place that whoever led here named (`{ anchor }` of the location's state). */
function useAnchorOfAddress(): void {
  const { key, state } = useLocation();
  useEffect(() => {
    const { anchor } = (state ?? {}) as { readonly anchor?: unknown };
    if (typeof anchor === 'string') showAnchor(anchor);
  }, [key, state]);
}

function EmptyAgenda() {
  const { t } = useTranslation('agenda');
  const room = useRoom();
  const me = useMe();
  if (!mayPrepare(me)) {
    return (
      <>
        <div className={classes.alone}>
          <OpinionsCard />
        </div>
        <Blank icon={IconHourglassEmpty} title={t('emptySession')}>
          {t('emptySessionText')}
        </Blank>
      </>
    );
  }
  return (
    <Blank
      icon={IconClipboardText}
      title={t('emptyDesk')}
      action={
        <Button component={Link} to={`${sessionPath(room.session)}/desk`}>
          {t('toDesk')}
        </Button>
      }
    >
      {t('emptyDeskText')}
    </Blank>
  );
}
