/** The origin of a room as a person writes it ("192.168.1.10:8181"); `null` when it is no address. */
export function parseRoomAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return null;
  try {
    const url = new URL(/^https?:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`);
    return url.hostname === '' || url.username !== '' ? null : url.origin;
  } catch {
    // Not an address; the caller says so.
    return null;
  }
}

/** What stands on cards and screens: without the scheme where it is the plain one. */
export function shortAddress(roomUrl: string): string {
  return roomUrl.replace(/^http:\/\//, '');
}
