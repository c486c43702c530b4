import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { launchDesktop } from '../electron/launchDesktop.ts';

const PASSPHRASE = 'một câu đủ dài để nhớ';

export interface Desktop {
  readonly application: ElectronApplication;
  readonly window: Page;
  /** What its message boxes said, in one text. */
  said(): Promise<string>;
  /** Whether its page may fetch from there at all. */
  reaches(roomUrl: string): Promise<boolean>;
}

/** The real Electron at its join page, on a data folder of the caller's. */
export async function openDesktop(userData: string): Promise<Desktop> {
  const application = await launchDesktop(userData);
  const window = await application.firstWindow();
  // A message box would wait for a person.
  await application.evaluate(({ dialog }) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    dialog.showMessageBox = async (...args: unknown[]) => {
      said.push(JSON.stringify(args));
      return { response: 0, checkboxChecked: false };
    };
  });
  const passphrase = window.getByLabel('Mật khẩu', { exact: true });
  await expect(passphrase.or(window.getByLabel('Mã đăng nhập'))).toBeVisible();
  if (await passphrase.isVisible()) {
    await passphrase.fill(PASSPHRASE);
    await window.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
    await window.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  }
  await expect(window.getByLabel('Mã đăng nhập')).toBeVisible();
  return {
    application,
    window,
    said: () => application.evaluate(() => (globalThis as unknown as { said: string[] }).said.join()),
    reaches: (roomUrl) =>
      window.evaluate(
        (address) =>
          fetch(address).then(
            () => true,
            () => false,
          ),
        `${roomUrl}/healthz`,
      ),
  };
}

/** Pastes as a person does who copied the text elsewhere. */
export async function pasteInto(window: Page, label: string, text: string): Promise<void> {
  await window.getByLabel(label).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
