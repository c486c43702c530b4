import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { errorBody, type ErrorCode } from '../shared/protocol/http.ts';
import { createLogger } from './createLogger.ts';
import { NotPdf } from './files/checkPdf.ts';
import {
  importAnswer,
  importFile,
  ImportRefused,
  NoSuchSession,
  type ImportAnswer,
} from './files/importFile.ts';
import {
  CommandFailure,
  dataFolderOf,
  noSuchSession,
  runHouseCommand,
  runningServer,
} from './houseCommand.ts';
import { openHouse } from './openHouse.ts';
import type { ServerFile } from './serverFile.ts';
import { BlobTooLarge } from './store/faults.ts';
import { realSurroundings } from './surroundings.ts';

const USAGE =
  'Cách dùng / usage: npm run import -- [--data DIR] [--item "tiêu đề / title"] SESSION|latest FILES…\n' +
  'Kỳ họp đã công bố: chỉ tệp vừa nhập được công bố; vào nội dung chưa công bố thì tệp chờ công bố cùng nội dung.\n' +
  'In a published session the imported files alone become public; in a draft item they wait for its publication.';

/** Puts one file in; the bytes are read from `path`. */
type PutFile = (path: string) => Promise<ImportAnswer>;

interface ImportOptions {
  readonly sessionId: string;
  readonly files: readonly string[];
  readonly dataFolder: string;
  readonly itemTitle: string | undefined;
}

/**
 * `npm run import`: puts PDFs into a session. Goes through the server when one runs on the data folder, else
 * opens the folder itself; never both. Exit code 1 when any file was not put in.
 */
export async function runImport(self: NodeJS.Process): Promise<void> {
  await runHouseCommand(self, async () => {
    const options = readOptions(self);
    const { put, close } = await openDoor(options);
    try {
      for (const path of options.files) {
        const answer = await put(path);
        const known = answer.added ? '' : '  (đã có / already there)';
        const draft = answer.published ? '' : '  (chưa công bố / not public yet)';
        self.stdout.write(`${answer.sha256}  ${path}${known}${draft}\n`);
      }
    } finally {
      await close();
    }
  });
}

function readOptions(self: NodeJS.Process): ImportOptions {
  const { values, positionals } = parseOptions(self.argv.slice(2));
  const [sessionId, ...files] = positionals;
  if (sessionId === undefined || files.length === 0) throw new CommandFailure(USAGE);
  return {
    sessionId,
    files,
    dataFolder: dataFolderOf(self, values.data),
    itemTitle: values.item,
  };
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string' }, item: { type: 'string' } },
    });
  } catch (error) {
    throw new CommandFailure(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

async function openDoor(options: ImportOptions): Promise<{ put: PutFile; close: () => Promise<void> }> {
  const running = await runningServer(options.dataFolder);
  if (running !== null) {
    return { put: (path) => putOverHttp(path, options, running), close: async () => {} };
  }
  const log = createLogger('warn', realSurroundings.logDestination);
  const house = await openHouse(options.dataFolder, log, realSurroundings);
  const put: PutFile = async (path) => {
    const { clock, newId, httpLimits } = realSurroundings;
    await requireFile(path);
    try {
      return await importFile({
        ...{ rooms: house.rooms, blobs: house.blobs, clock, newId },
        ...{ sessionId: options.sessionId, itemTitle: options.itemTitle, fileName: basename(path) },
        bytes: createReadStream(path),
        limitBytes: httpLimits.maxFileBytes,
      });
    } catch (error) {
      throw failureOf(error, path, options);
    }
  };
  return { put, close: () => house.close() };
}

async function putOverHttp(path: string, options: ImportOptions, server: ServerFile): Promise<ImportAnswer> {
  await requireFile(path);
  const query = new URLSearchParams({ name: basename(path) });
  if (options.itemTitle !== undefined) query.set('item', options.itemTitle);
  const session = encodeURIComponent(options.sessionId);
  const response = await fetch(`${server.url}/api/house/sessions/${session}/files?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.adminToken}`, 'content-type': 'application/octet-stream' },
    body: createReadStream(path),
    duplex: 'half',
  });
  const answer: unknown = await response.json();
  if (response.ok) return importAnswer.parse(answer);
  throw failureOfCode(errorBody.parse(answer).error, path, options);
}

async function requireFile(path: string): Promise<void> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new CommandFailure(`Không có tệp này: ${path}\nThere is no such file: ${path}`);
}

function failureOf(error: unknown, path: string, options: ImportOptions): unknown {
  if (error instanceof NoSuchSession) return failureOfCode('notFound', path, options);
  if (error instanceof NotPdf) return failureOfCode('notPdf', path, options);
  if (error instanceof BlobTooLarge) return failureOfCode('tooLarge', path, options);
  if (error instanceof ImportRefused) return failureOfCode('forbidden', path, options);
  return error;
}

function failureOfCode(
  code: ErrorCode,
  path: string,
  { sessionId, dataFolder }: ImportOptions,
): CommandFailure {
  switch (code) {
    case 'notFound':
    case 'badRequest':
      return noSuchSession(sessionId, dataFolder);
    case 'notPdf':
      return new CommandFailure(`Tệp này không phải là PDF: ${path}\nThis file is not a PDF: ${path}`);
    case 'tooLarge':
      return new CommandFailure(`Tệp này quá lớn: ${path}\nThis file is too large: ${path}`);
    case 'storageFull':
      return new CommandFailure(`Ổ đĩa đã đầy, chưa nhập: ${path}\nThe disk is full, not put in: ${path}`);
    default:
      return new CommandFailure(`Máy chủ từ chối (${code}): ${path}\nThe server refused (${code}): ${path}`);
  }
}
