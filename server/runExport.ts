import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { errorBody } from '../shared/protocol/http.ts';
import { createLogger } from './createLogger.ts';
import {
  CommandFailure,
  dataFolderOf,
  noSuchSession,
  runHouseCommand,
  runningServer,
} from './houseCommand.ts';
import { openHouse } from './openHouse.ts';
import { writeDurably } from './store/disk/writeDurably.ts';
import { realSurroundings } from './surroundings.ts';

const USAGE =
  'Cách dùng / usage: npm run export -- [--data DIR] SESSION|latest FILE\n' +
  'Ghi toàn bộ hồ sơ của kỳ họp vào một tệp để người khác tự kiểm tra (npm run verify -- FILE).\n' +
  'Writes the whole record of a session into one file that anybody can verify (npm run verify -- FILE).';

interface ExportOptions {
  readonly sessionId: string;
  readonly file: string;
  readonly dataFolder: string;
}

/**
 * `npm run export`: writes the record of a session into one file. Asks the server when one runs on the data
 * folder, else opens the folder itself. The record of a damaged session is written, too: verifying names what
 * is wrong with it.
 */
export async function runExport(self: NodeJS.Process): Promise<void> {
  await runHouseCommand(self, async () => {
    const options = readOptions(self);
    const record = await recordOf(options);
    if (record === null) throw noSuchSession(options.sessionId, options.dataFolder);
    await writeDurably(options.file, record);
    self.stdout.write(`Đã xuất hồ sơ / the record was written: ${options.file}\n`);
  });
}

function readOptions(self: NodeJS.Process): ExportOptions {
  const { values, positionals } = parseOptions(self.argv.slice(2));
  const [sessionId, file, ...more] = positionals;
  if (sessionId === undefined || file === undefined || more.length > 0) throw new CommandFailure(USAGE);
  return { sessionId, file: resolve(file), dataFolder: dataFolderOf(self, values.data) };
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { data: { type: 'string' } } });
  } catch (error) {
    throw new CommandFailure(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

/** `null` when there is no such session. */
async function recordOf({ sessionId, dataFolder }: ExportOptions): Promise<string | null> {
  const running = await runningServer(dataFolder);
  if (running !== null) {
    const path = `/api/house/sessions/${encodeURIComponent(sessionId)}/record`;
    const headers = { authorization: `Bearer ${running.adminToken}` };
    const response = await fetch(`${running.url}${path}`, { headers });
    if (response.ok) return await response.text();
    const { error: code } = errorBody.parse(await response.json());
    if (code === 'notFound' || code === 'badRequest') return null;
    throw new CommandFailure(`Máy chủ từ chối / the server refused: ${code}`);
  }
  const log = createLogger('error', realSurroundings.logDestination);
  const house = await openHouse(dataFolder, log, realSurroundings);
  try {
    return await house.rooms.record(sessionId);
  } finally {
    await house.close();
  }
}
