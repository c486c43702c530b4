import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Fit, PageViewer } from '../../pdf/PageViewer.ts';
import { useSignal } from '../../room/RoomContext.tsx';
import classes from './reading.module.css';

const FITS = {
  auto: 'toolbar.fitAuto',
  'page-width': 'toolbar.fitWidth',
  'page-fit': 'toolbar.fitPage',
} as const;
const SCALES = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

export function ZoomTools({ viewer }: { readonly viewer: PageViewer }) {
  const { t } = useTranslation('reading');
  const { scale, fit } = useSignal(viewer.state);
  const percent = t('toolbar.percent', { percent: Math.round(scale * 100) });
  const check = (isChosen: boolean) =>
    isChosen ? <IconCheck size={18} /> : <span className={classes.noCheck} />;
  return (
    <>
      <ActionIcon
        aria-label={t('toolbar.zoomOut')}
        title={t('toolbar.zoomOut')}
        onClick={() => viewer.zoomOut()}
      >
        <IconZoomOut stroke={1.75} />
      </ActionIcon>
      <Menu width={220}>
        <Menu.Target>
          <button type="button" className={classes.zoom} aria-label={`${t('toolbar.zoom')}: ${percent}`}>
            {percent}
            <IconChevronDown size={16} stroke={1.75} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {Object.entries(FITS).map(([name, word]) => (
            <Menu.Item
              key={name}
              leftSection={check(fit === name)}
              onClick={() => viewer.setZoom(name as Fit)}
            >
              {t(word)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {SCALES.map((value) => (
            <Menu.Item
              key={value}
              leftSection={check(fit === null && Math.abs(scale - value) < 0.005)}
              onClick={() => viewer.setZoom(value)}
            >
              {t('toolbar.percent', { percent: value * 100 })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        aria-label={t('toolbar.zoomIn')}
        title={t('toolbar.zoomIn')}
        onClick={() => viewer.zoomIn()}
      >
        <IconZoomIn stroke={1.75} />
      </ActionIcon>
    </>
  );
}
