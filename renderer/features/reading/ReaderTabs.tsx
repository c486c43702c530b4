import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconFileText, IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { DossierFile, FileVersion } from '../../../shared/domain/agenda.ts';
import type { FileId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import classes from './reading.module.css';

interface ReaderTabsProps {
  readonly sessionKey: string;
  readonly projection: Projection;
  readonly tabs: readonly FileId[];
  readonly active: FileId;
  readonly shown: FileVersion | undefined;
  onClose(fileId: FileId): void;
}

/** The open files. Only the active one is alive; the others come back to where they were left. */
export function ReaderTabs({ sessionKey, projection, tabs, active, shown, onClose }: ReaderTabsProps) {
  const { t } = useTranslation('reading');
  const { files } = projection;
  const file = files[active];
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    row.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, tabs.length]);
  return (
    <div className={classes.tabBar}>
      <nav ref={row} className={classes.tabs} aria-label={t('tabs.label')}>
        {tabs.map((id) => {
          const title = files[id]?.title;
          if (title === undefined && id !== active) return null;
          return (
            <div key={id} className={classes.tab} data-active={id === active || undefined}>
              <Link
                className={classes.tabLink}
                to={`/s/${sessionKey}/read/${id}`}
                aria-current={id === active ? 'page' : undefined}
                title={title}
              >
                <IconFileText size={20} stroke={1.6} aria-hidden />
                <span>{title ?? t('noFile.title')}</span>
              </Link>
              <ActionIcon
                className={classes.tabClose}
                color="gray"
                aria-label={t('tabs.close', { title: title ?? '' })}
                onClick={() => onClose(id)}
              >
                <IconX size={18} stroke={1.75} />
              </ActionIcon>
            </div>
          );
        })}
      </nav>
      {file !== undefined && <MoreFiles sessionKey={sessionKey} file={file} files={files} />}
      <span className={classes.spring} />
      {file !== undefined && file.versions.length > 1 && <VersionMenu file={file} shown={shown} />}
    </div>
  );
}

interface MoreFilesProps {
  readonly sessionKey: string;
  readonly file: DossierFile;
  readonly files: Projection['files'];
}

function MoreFiles({ sessionKey, file, files }: MoreFilesProps) {
  const { t } = useTranslation('reading');
  const others = Object.values(files)
    .filter((other) => other.itemId === file.itemId && other.id !== file.id)
    .sort((one, other) => one.order - other.order);
  return (
    <Menu position="bottom-start" width={360}>
      <Menu.Target>
        <ActionIcon color="gray" aria-label={t('tabs.open')} title={t('tabs.open')}>
          <IconPlus size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{others.length > 0 ? t('tabs.sameItem') : t('tabs.none')}</Menu.Label>
        {others.map((other) => (
          <Menu.Item
            key={other.id}
            component={Link}
            to={`/s/${sessionKey}/read/${other.id}`}
            leftSection={<IconFileText size={20} stroke={1.6} />}
          >
            {other.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface VersionMenuProps {
  readonly file: DossierFile;
  readonly shown: FileVersion | undefined;
}

function VersionMenu({ file, shown }: VersionMenuProps) {
  const { t } = useTranslation('reading');
  const navigate = useNavigate();
  const newest = file.versions.findLast((version) => version.published) ?? file.versions.at(-1);
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button
          type="button"
          className={classes.version}
          aria-label={t('version.choose')}
          data-old={shown !== newest || undefined}
        >
          {t('version.number', { number: shown?.number ?? 1 })}
          <IconChevronDown size={18} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {file.versions.toReversed().map((version) => (
          <Menu.Item
            key={version.id}
            leftSection={version === shown ? <IconCheck size={18} /> : <span className={classes.noCheck} />}
            onClick={() => void navigate({ search: `?version=${version.id}` }, { replace: true })}
          >
            {t('version.number', { number: version.number })}
            {version === newest && ` (${t('version.newest')})`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
