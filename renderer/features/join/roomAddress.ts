const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The origin of a room as a person writes it ("192.168.1.10:8181"); `null` when it is no address. Without a
 * scheme it is the secure one, except on this computer.
 */
export function parseRoomAddress(text: string): string | null {
  const typed = text.trim();
  if (/^https?:\/\//i.test(typed)) return originOf(URL.parse(typed));
  const plain = URL.parse(`http://${typed}`);
  return originOf(plain !== null && isHere(plain) ? plain : URL.parse(`https://${typed}`));
}

/** What stands on cards and screens: without the scheme where `parseRoomAddress` adds the same one. */
export function shortAddress(roomUrl: string): string {
  const short = roomUrl.replace(/^https?:\/\//, '');
  return parseRoomAddress(short) === roomUrl ? short : roomUrl;
}

/** Whether only this computer reaches a room at this address. */
export function isLoopbackAddress(text: string): boolean {
  const origin = parseRoomAddress(text);
  return origin !== null && isHere(new URL(origin));
}

function originOf(url: URL | null): string | null {
  return url === null || url.hostname === '' || url.username !== '' ? null : url.origin;
}

function isHere({ hostname }: URL): boolean {
  return LOOPBACK.test(hostname);
}
