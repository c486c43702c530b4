/** The origin of a room as a person writes it ("192.168.1.10:8181"); `null` when it is no address. */
export function parseRoomAddress(text: string): string | null {
  const typed = text.trim();
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `http://${typed}`);
  return url === null || url.hostname === '' || url.username !== '' ? null : url.origin;
}

/** What stands on cards and screens: without the scheme where it is the plain one. */
export function shortAddress(roomUrl: string): string {
  return roomUrl.replace(/^http:\/\//, '');
}
