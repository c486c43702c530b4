/** Short name of a device to compare by eye: the first 48 bits of its id, e.g. "3F2A-91C0-77DE". */
export function deviceCode(deviceId: string): string {
  return (
    deviceId
      .slice(0, 12)
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  ).join('-');
}
