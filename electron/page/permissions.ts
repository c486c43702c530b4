import type { Session } from 'electron';
import { APP_ORIGIN } from '../../shared/bridge/contract.ts';

/**
 * Copying and the full screen are asked for by the reader; the others are Chromium's names for reaching the
 * room, which is on the local network or on this computer.
 */
const GRANTED: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'fullscreen',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** Whether the page may have a permission. The camera is for reading a sign-in card's QR code, never sound. */
export function grants(permission: string, origin: string, mediaTypes: readonly string[]): boolean {
  if (origin !== APP_ORIGIN && origin !== `${APP_ORIGIN}/`) return false;
  if (permission === 'media') return mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video');
  return GRANTED.has(permission);
}

/** Everything that is not granted above is denied: permissions, devices, downloads, screen capture. */
export function restrictSession(session: Session): void {
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    grants(permission, origin, details.mediaType === undefined ? [] : [details.mediaType]),
  );
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    callback(details.isMainFrame && grants(permission, originOf(details.requestingUrl), mediaTypes));
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** `URL.origin` is 'null' for schemes that Node does not know. */
export function originOf(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return '';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
