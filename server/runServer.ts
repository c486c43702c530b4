import { formatFingerprint, formatPin } from '../shared/protocol/pin.ts';
import { readConfiguration, type Configuration } from './configuration.ts';
import { describeStartFault } from './startFault.ts';
import { startServer, type RunningServer } from './startServer.ts';
import type { AuthorityRenewal } from './tls/HouseCertificate.ts';
import type { RoomTls } from './tls/RoomTls.ts';

/** Electron's utility process has a port to its parent; plain Node has none. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Starts the server from the command line or as Electron's utility process, and ends it on a signal. */
export async function runServer(self: NodeJS.Process): Promise<void> {
  // Whatever is made in the data folder is for its owner only.
  self.umask(0o077);
  const parent = (self as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort ?? null;
  const fail = (error: unknown) => {
    const message = describeStartFault(error);
    parent?.postMessage({ type: 'failed', message });
    self.stderr.write(`${message}\n`, () => self.exit(1));
  };
  // Before the start: a signal that comes in the middle of it still ends cleanly.
  const asked = new Promise<void>((resolve) => {
    self.once('SIGINT', () => resolve());
    self.once('SIGTERM', () => resolve());
    parent?.on('message', ({ data }) => {
      if (isStop(data)) resolve();
    });
  });
  try {
    const configuration = readConfiguration(self.argv.slice(2), self.env, self.argv[1] ?? '');
    const server = await startServer(configuration);
    announce(self, configuration, server);
    const { url, addresses, setupCode } = server;
    parent?.postMessage({ type: 'ready', url, addresses, setupCode });
    await asked;
    await server.close();
    self.exit(0);
  } catch (error) {
    fail(error);
  }
}

/** A utility process gets no signal on Windows: its parent asks in words. */
function isStop(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'stop';
}

function announce(self: NodeJS.Process, { dataFolder }: Configuration, server: RunningServer): void {
  const lines = [
    'Phòng họp không giấy đang chạy / the paperless meeting room is running',
    `  Trên máy này / on this computer: ${server.url}`,
    ...server.addresses.map((address) => `  Trong mạng / on the network: ${address}`),
    `  Dữ liệu / data: ${dataFolder}`,
  ];
  if (server.tls !== null) lines.push(...describeTls(server.tls, server.addresses));
  if (server.setupCode !== null) lines.push(...describeSetup(server, server.setupCode));
  for (const id of server.damagedSessions) {
    self.stderr.write(
      `Hồ sơ của kỳ họp ${id} bị hỏng nên không mở; dữ liệu được giữ nguyên.\n` +
        `The record of session ${id} is damaged and stays closed; its data is untouched.\n`,
    );
  }
  const codes = server.sampleCodes ?? (server.setupCode === null ? {} : { setup: server.setupCode });
  const ready = {
    ...{ url: server.url, session: server.sessionId, codes },
    ...(server.tls === null ? {} : { lan: server.addresses[0] ?? null, pin: server.tls.pin }),
  };
  self.stdout.write(`${lines.join('\n')}\nREADY ${JSON.stringify(ready)}\n`);
}

function describeTls({ pin, authority, authorityRenewal }: RoomTls, addresses: readonly string[]): string[] {
  const lines = [`  Dấu khóa của phòng họp / the room's key: ${formatPin(pin)}`];
  const [address] = addresses;
  if (authorityRenewal !== null) lines.push(...AUTHORITY_RENEWED[authorityRenewal]);
  if (authority === null || address === undefined) return lines;
  const place = `http://${new URL(address).hostname}:${authority.port}`;
  return [
    ...lines,
    `  Chứng chỉ cho máy tính bảng / certificate for tablets: ${place}`,
    `  Dấu vân tay SHA-256 / its SHA-256 fingerprint: ${formatFingerprint(authority.fingerprint)}`,
  ];
}

/** The link carries the key, so that the application at another computer knows the room. */
function describeSetup({ tls, addresses }: RunningServer, code: string): string[] {
  const lines = [`  Mã thiết lập / set-up code: ${code}`];
  const [address] = addresses;
  if (tls === null || address === undefined) return lines;
  return [...lines, `  Tạo kỳ họp từ máy khác / first session elsewhere: ${address}/#/new?pin=${tls.pin}`];
}

const AUTHORITY_RENEWED: Readonly<Record<AuthorityRenewal, readonly string[]>> = {
  limited: [
    '  Chứng chỉ gốc của phòng họp được cấp lại, chỉ còn giá trị cho mạng nội bộ. Máy đã cài bản cũ vẫn dùng được; nên cài bản mới và gỡ bản cũ.',
    '  The room’s authority was renewed and now vouches for local networks only. Devices that trust the old one go on working; better install the new one and remove the old.',
  ],
  widened: [
    '  Chứng chỉ gốc của phòng họp được cấp lại cho địa chỉ mới của máy chủ. Máy tính bảng cần cài lại chứng chỉ.',
    '  The room’s authority was renewed for a new address of this computer. Tablets have to install it again.',
  ],
  expiring: [
    '  Chứng chỉ gốc của phòng họp sắp hết hạn nên được cấp lại. Máy tính bảng cần cài lại chứng chỉ trong năm nay.',
    '  The room’s authority was renewed before its end. Tablets have to install it again within a year.',
  ],
};
