import { ActionIcon, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronUp,
  IconDotsVertical,
  IconEye,
  IconEyeOff,
  IconLayoutSidebar,
  IconMaximize,
  IconMinimize,
  IconMoon,
  IconRotateClockwise2,
  IconSearch,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MarkTools } from '../../marks/MarkTools.tsx';
import type { PenCase } from '../../marks/PenCase.ts';
import type { PageViewer } from '../../pdf/PageViewer.ts';
import type { MutableSignal } from '../../signal.ts';
import type { MarksOfFile } from '../../room/RoomClient.ts';
import { useSignal } from '../../room/RoomContext.tsx';
import { PageField } from './PageField.tsx';
import classes from './reading.module.css';
import type { FullScreen } from './useFullScreen.ts';
import { ZoomTools } from './ZoomTools.tsx';

interface ReaderToolbarProps {
  readonly viewer: PageViewer | null;
  readonly marks: MarksOfFile | null;
  readonly penCase: MutableSignal<PenCase>;
  readonly isPanelOpen: boolean;
  onPanel(): void;
  readonly isSearching: boolean;
  onSearch(): void;
  readonly fullScreen: FullScreen;
  /** Buttons of who presents, or may. */
  readonly presenting: React.ReactNode;
  /** `null` where the page is always paper. */
  readonly invert: boolean | null;
  onInvert(): void;
}

export function ReaderToolbar(props: ReaderToolbarProps) {
  const { viewer, marks, penCase, fullScreen, invert } = props;
  const { t } = useTranslation('reading');
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('toolbar.label')}>
      <div className={classes.toolGroup}>
        <ActionIcon
          aria-label={t('toolbar.panel')}
          title={t('toolbar.panel')}
          aria-pressed={props.isPanelOpen}
          variant={props.isPanelOpen ? 'light' : 'subtle'}
          onClick={props.onPanel}
        >
          <IconLayoutSidebar stroke={1.75} />
        </ActionIcon>
        {viewer !== null && <ViewTools viewer={viewer} />}
      </div>
      <div className={classes.toolGroup} data-part="marks">
        {marks !== null && <MarkTools marks={marks} penCase={penCase} isReady={viewer !== null} />}
      </div>
      <div className={classes.toolGroup} data-part="end">
        {props.presenting}
        <ActionIcon
          disabled={viewer === null}
          aria-label={t('toolbar.search')}
          title={t('toolbar.search')}
          aria-pressed={props.isSearching}
          variant={props.isSearching ? 'light' : 'subtle'}
          onClick={props.onSearch}
        >
          <IconSearch stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          aria-label={fullScreen.isFull ? t('toolbar.leaveFullScreen') : t('toolbar.fullScreen')}
          title={fullScreen.isFull ? t('toolbar.leaveFullScreen') : t('toolbar.fullScreen')}
          onClick={() => fullScreen.toggle()}
        >
          {fullScreen.isFull ? <IconMinimize stroke={1.75} /> : <IconMaximize stroke={1.75} />}
        </ActionIcon>
        <Menu position="bottom-end" width={330}>
          <Menu.Target>
            <ActionIcon disabled={viewer === null} aria-label={t('toolbar.more')} title={t('toolbar.more')}>
              <IconDotsVertical stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconRotateClockwise2 size={20} />} onClick={() => viewer?.rotate()}>
              {t('toolbar.rotate')}
            </Menu.Item>
            <OthersItem penCase={penCase} />
            {invert !== null && (
              <Menu.Item leftSection={<IconMoon size={20} />} onClick={props.onInvert}>
                {invert ? t('toolbar.paper') : t('toolbar.invert')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}

function OthersItem({ penCase }: { readonly penCase: MutableSignal<PenCase> }) {
  const { t } = useTranslation('reading');
  const inHand = useSignal(penCase);
  const Icon = inHand.showOthers ? IconEyeOff : IconEye;
  return (
    <Menu.Item
      leftSection={<Icon size={20} />}
      onClick={() => penCase.set({ ...inHand, showOthers: !inHand.showOthers })}
    >
      {inHand.showOthers ? t('marks.hideOthers') : t('marks.showOthers')}
    </Menu.Item>
  );
}

function ViewTools({ viewer }: { readonly viewer: PageViewer }) {
  const { t } = useTranslation('reading');
  const { page, pages } = useSignal(viewer.state);
  return (
    <>
      <ActionIcon
        className={classes.pageStep}
        disabled={page <= 1}
        aria-label={t('toolbar.previousPage')}
        title={t('toolbar.previousPage')}
        onClick={() => viewer.goToPage(page - 1)}
      >
        <IconChevronUp stroke={1.75} />
      </ActionIcon>
      <PageField page={page} pages={pages} onGo={(next) => viewer.goToPage(next)} />
      <ActionIcon
        className={classes.pageStep}
        disabled={page >= pages}
        aria-label={t('toolbar.nextPage')}
        title={t('toolbar.nextPage')}
        onClick={() => viewer.goToPage(page + 1)}
      >
        <IconChevronDown stroke={1.75} />
      </ActionIcon>
      <span className={classes.divider} />
      <ZoomTools viewer={viewer} />
    </>
  );
}
