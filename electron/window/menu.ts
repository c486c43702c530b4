import { Menu, type MenuItemConstructorOptions } from 'electron';
import { MENU_LABELS } from '../messages.ts';

/** A small menu; zooming and printing are the page's own. */
export function setMenu(platform: NodeJS.Platform): void {
  const item = (
    role: NonNullable<MenuItemConstructorOptions['role']>,
    label: string,
  ): MenuItemConstructorOptions => ({ role, label });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const labels = MENU_LABELS;
  const onMac =
    platform === 'darwin' ? [item('about', labels.about), item('hide', labels.hide), separator] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: labels.application, submenu: [...onMac, item('quit', labels.quit)] },
      {
        label: labels.edit,
        submenu: [
          item('undo', labels.undo),
          item('redo', labels.redo),
          separator,
          item('cut', labels.cut),
          item('copy', labels.copy),
          item('paste', labels.paste),
          item('selectAll', labels.selectAll),
        ],
      },
      {
        label: labels.view,
        submenu: [item('togglefullscreen', labels.fullscreen), item('minimize', labels.minimize)],
      },
    ]),
  );
}
