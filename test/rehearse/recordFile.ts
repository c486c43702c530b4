import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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

/** An event of the record as a stranger reads it. */
export interface RecordedEvent {
  readonly seq: number;
  readonly actor: string | null;
  readonly type: string;
  readonly payload: string | null;
}

/** Exports a record and has it verified by the program for strangers, whose words are handed to `say`. */
export async function verifiedRecord(
  server: RoomServer,
  sessionId: string,
  say: (line: string) => void,
): Promise<{ readonly events: readonly RecordedEvent[]; readonly faults: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'paperless-rehearsal-'));
  try {
    const path = join(folder, 'record.json');
    const exported = exportRecord(server, sessionId, path);
    if (exported.status !== 0) return { events: [], faults: [`the export failed: ${exported.text}`] };
    const verified = verifyRecord(path);
    say(verified.text.trim());
    const { events } = JSON.parse(await readFile(path, 'utf8')) as { events: readonly RecordedEvent[] };
    return { events, faults: verified.status === 0 ? [] : ['the record does not verify'] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
