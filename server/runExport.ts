import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { errorBody } from '../shared/protocol/http.ts';
import { createLogger } from './createLogger.ts';
import { openHouse } from './openHouse.ts';
import { isAnswering, readServerFile } from './serverFile.ts';
import { describeStartFault } from './startFault.ts';
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

/** A failure with a sentence for whoever called. */
class ExportFailure extends Error {}

/**
 * `npm run export`: writes the record of a session into one file. Asks the server when one runs on the data
 * folder, else opens the folder itself. The record of a damaged session is written, too: verifying names what
 * is wrong with it.
 */
export async function runExport(self: NodeJS.Process): Promise<void> {
  // As the server does: the data folder, and the record in the file, are for their owner only.
  self.umask(0o077);
  try {
    const options = readOptions(self);
    const record = await recordOf(options);
    if (record === null) throw new ExportFailure(noSuchSession(options));
    await writeDurably(options.file, record);
    self.stdout.write(`Đã xuất hồ sơ / the record was written: ${options.file}\n`);
  } catch (error) {
    self.stderr.write(`${error instanceof ExportFailure ? error.message : describeStartFault(error)}\n`);
    self.exitCode = 1;
  }
}

function readOptions(self: NodeJS.Process): ExportOptions {
  const { values, positionals } = parseOptions(self.argv.slice(2));
  const [sessionId, file, ...more] = positionals;
  if (sessionId === undefined || file === undefined || more.length > 0) throw new ExportFailure(USAGE);
  const dataFolder = resolve(values.data ?? self.env['PAPERLESS_DATA'] ?? 'data');
  return { sessionId, file: resolve(file), dataFolder };
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { data: { type: 'string' } } });
  } catch (error) {
    throw new ExportFailure(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

/** `null` when there is no such session. */
async function recordOf({ sessionId, dataFolder }: ExportOptions): Promise<string | null> {
  const running = await readServerFile(join(dataFolder, 'server.json'));
  if (running !== null && (await isAnswering(running))) {
    const path = `/api/house/sessions/${encodeURIComponent(sessionId)}/record`;
    const headers = { authorization: `Bearer ${running.adminToken}` };
    const response = await fetch(`${running.url}${path}`, { headers });
    if (response.ok) return await response.text();
    const { error: code } = errorBody.parse(await response.json());
    if (code === 'notFound' || code === 'badRequest') return null;
    throw new ExportFailure(`Máy chủ từ chối / the server refused: ${code}`);
  }
  const log = createLogger('error', realSurroundings.logDestination);
  const house = await openHouse(dataFolder, log, realSurroundings);
  try {
    return await house.rooms.record(sessionId);
  } finally {
    await house.close();
  }
}

function noSuchSession({ sessionId, dataFolder }: ExportOptions): string {
  return (
    `Không có kỳ họp "${sessionId}" trong ${dataFolder}.\n` +
    `There is no session "${sessionId}" in ${dataFolder}.`
  );
}
