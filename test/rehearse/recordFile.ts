import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DIST, PROJECT } from '../../resources/build/paths.ts';
import type { RoomServer } from '../e2e/roomServer.ts';

interface Outcome {
  readonly status: number | null;
  /** All the program said. */
  readonly text: string;
}

/** `npm run export` of the built server, on the folder of a room. */
export function exportRecord({ dataFolder }: RoomServer, sessionId: string, file: string): Outcome {
  return run(join(DIST, 'server/exportRecord.js'), sessionId, file, '--data', dataFolder);
}

/** `npm run verify`. */
export function verifyRecord(file: string): Outcome {
  return run(join(PROJECT, 'server/verify/main.ts'), file);
}

function run(program: string, ...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}` };
}
