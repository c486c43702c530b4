import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VersionId } from '../../../shared/domain/ids.ts';
import { MarksList } from '../../marks/MarksList.tsx';
import type { MarksLayer } from '../../marks/MarksLayer.ts';
import type { OpenDocument } from '../../pdf/openDocument.ts';
import type { PageViewer } from '../../pdf/PageViewer.ts';
import type { MarksOfFile, PlacedMark } from '../../room/RoomClient.ts';
import { OutlineTree } from './OutlineTree.tsx';
import classes from './reading.module.css';
import { ThumbnailList } from './ThumbnailList.tsx';

const PANEL_PAGES = ['outline', 'pages', 'marks'] as const;
export type PanelPage = (typeof PANEL_PAGES)[number];

interface SidePanelProps {
  readonly page: PanelPage;
  onPage(page: PanelPage): void;
  onClose(): void;
  readonly document: OpenDocument | null;
  readonly viewer: PageViewer | null;
  readonly layer: MarksLayer | null;
  readonly marks: MarksOfFile | null;
  readonly version: VersionId;
  authorName(placed: PlacedMark): string;
}

export function SidePanel(props: SidePanelProps) {
  const { page, document, viewer, layer, marks } = props;
  const { t } = useTranslation('reading');
  return (
    <aside className={classes.panel} aria-label={t('panel.label')}>
      <div className={classes.panelHead}>
        <SegmentedControl
          fullWidth
          className={classes.panelTabs}
          value={page}
          onChange={(value) => props.onPage(value as PanelPage)}
          data={PANEL_PAGES.map((value) => ({ value, label: t(`panel.${value}`) }))}
        />
        <ActionIcon
          color="gray"
          aria-label={t('panel.close')}
          title={t('panel.close')}
          onClick={props.onClose}
        >
          <IconX size={20} />
        </ActionIcon>
      </div>
      {document !== null && viewer !== null && page === 'outline' && (
        <OutlineTree document={document} viewer={viewer} />
      )}
      {document !== null && viewer !== null && page === 'pages' && (
        <ThumbnailList document={document} viewer={viewer} />
      )}
      {viewer !== null && layer !== null && marks !== null && page === 'marks' && (
        <MarksList layer={layer} marks={marks} version={props.version} authorName={props.authorName} />
      )}
    </aside>
  );
}
