import { join, resolve } from 'node:path';
import { isAnswering, readServerFile, type ServerFile } from './serverFile.ts';
import { describeStartFault } from './startFault.ts';

/** What the programs for a data folder (`npm run import`, `npm run export`) have in common. */

/** A failure with a sentence for whoever called. */
export class CommandFailure extends Error {}

/** Does the work; a failure is told in words and ends with exit code 1. */
export async function runHouseCommand(self: NodeJS.Process, work: () => Promise<void>): Promise<void> {
  // As the server does: what is written, in the data folder or elsewhere, is for its owner only.
  self.umask(0o077);
  try {
    await work();
  } catch (error) {
    self.stderr.write(`${error instanceof CommandFailure ? error.message : describeStartFault(error)}\n`);
    self.exitCode = 1;
  }
}

/** As named by `--data`, else by the environment. */
export function dataFolderOf(self: NodeJS.Process, named: string | undefined): string {
  return resolve(named ?? self.env['PAPERLESS_DATA'] ?? 'data');
}

/** The server that runs on a data folder, to be asked instead of opening the folder beside it. */
export async function runningServer(dataFolder: string): Promise<ServerFile | null> {
  const file = await readServerFile(join(dataFolder, 'server.json'));
  return file !== null && (await isAnswering(file)) ? file : null;
}

export function noSuchSession(sessionId: string, dataFolder: string): CommandFailure {
  return new CommandFailure(
    `Không có kỳ họp "${sessionId}" trong ${dataFolder}.\nThere is no session "${sessionId}" in ${dataFolder}.`,
  );
}
