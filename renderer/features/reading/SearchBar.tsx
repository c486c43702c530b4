import { ActionIcon, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSearch } from '../../pdf/DocumentSearch.ts';
import { useSignal } from '../../room/RoomContext.tsx';
import classes from './reading.module.css';

interface SearchBarProps {
  readonly search: DocumentSearch;
  onClose(): void;
}

const TYPING_REST_MS = 250;

export function SearchBar({ search, onClose }: SearchBarProps) {
  const { t } = useTranslation('reading');
  const state = useSignal(search.state);
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    return () => search.stop();
  }, [search]);
  useEffect(() => {
    const rest = setTimeout(() => search.find(query), TYPING_REST_MS);
    return () => clearTimeout(rest);
  }, [search, query]);

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.shiftKey) search.previous();
    else if (event.key === 'Enter') search.next();
    else return;
    event.preventDefault();
  };
  const words = {
    idle: '',
    searching: t('search.searching'),
    nothing: t('search.noText'),
    found: t('search.count', { current: state.current, total: state.total }),
  }[state.status];
  const hasHits = state.total > 0;
  return (
    <search className={classes.search} aria-label={t('search.label')}>
      <TextInput
        ref={field}
        className={classes.searchField}
        aria-label={t('search.short')}
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch size={20} stroke={1.75} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKey}
        rightSectionWidth={96}
        rightSection={state.status === 'found' || state.status === 'searching' ? <span>{words}</span> : null}
      />
      <ActionIcon
        disabled={!hasHits}
        aria-label={t('search.previous')}
        title={t('search.previous')}
        onClick={() => search.previous()}
      >
        <IconChevronUp />
      </ActionIcon>
      <ActionIcon
        disabled={!hasHits}
        aria-label={t('search.next')}
        title={t('search.next')}
        onClick={() => search.next()}
      >
        <IconChevronDown />
      </ActionIcon>
      <ActionIcon color="gray" aria-label={t('search.close')} title={t('search.close')} onClick={onClose}>
        <IconX />
      </ActionIcon>
      {state.status === 'nothing' && <p className={classes.searchNothing}>{words}</p>}
      <p className={classes.spoken} role="status" aria-live="polite">
        {state.status === 'found'
          ? t('search.countSpoken', { current: state.current, total: state.total })
          : words}
      </p>
    </search>
  );
}
