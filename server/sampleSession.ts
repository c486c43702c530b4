import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { MemberId, SessionId } from '../shared/domain/ids.ts';
import { hasRole, type Role } from '../shared/domain/roster.ts';
import { memberId, sessionId } from '../shared/protocol/schema.ts';
import { importSession, SessionFileBroken } from './files/importSession.ts';
import type { Accounts } from './room/Accounts.ts';
import type { Room } from './room/Room.ts';
import type { Rooms } from './room/Rooms.ts';
import { StartFault } from './startFault.ts';
import type { BlobStore } from './store/BlobStore.ts';
import { writeDurably } from './store/disk/writeDurably.ts';
import { codeOf } from './store/faults.ts';

/** Sign-in codes of the sample session, as printed at every start. */
export interface SampleCodes {
  readonly secretary?: string;
  readonly chair?: string;
  readonly delegates: readonly string[];
  readonly guests: readonly string[];
}

/**
 * What is kept of the sample in the data folder. The id is written before the import and the codes after it,
 * so that a start that was killed in between is continued.
 */
const sampleFile = z.strictObject({
  sessionId,
  codes: z.array(z.strictObject({ memberId, code: z.string() })).nullable(),
});
type SampleFile = z.infer<typeof sampleFile>;

export interface SampleParts {
  readonly rooms: Rooms;
  readonly accounts: Accounts;
  readonly blobs: BlobStore;
  readonly newId: () => string;
  /** `null`: import nothing; codes of a sample imported earlier are given all the same. */
  readonly folder: string | null;
  readonly statePath: string;
  readonly limitBytes: number;
}

/** Imports the sample into an empty house. `null` when there is none. Rejects `StartFault`, `StorageFull`. */
export async function prepareSample(
  parts: SampleParts,
): Promise<{ readonly sessionId: SessionId; readonly codes: SampleCodes } | null> {
  let known = await readState(parts.statePath);
  if (known === null || (parts.rooms.room(known.sessionId) === null && parts.rooms.isEmpty)) {
    if (parts.folder === null || !parts.rooms.isEmpty) return null;
    known = await importSample(parts, parts.folder);
  }
  const room = parts.rooms.room(known.sessionId);
  if (room === null) return null;
  const codes = known.codes ?? (await issueCodes(parts, room));
  return { sessionId: room.sessionId, codes: sortCodes(room, codes) };
}

async function importSample(parts: SampleParts, folder: string): Promise<SampleFile> {
  const state: SampleFile = { sessionId: parts.newId() as SessionId, codes: null };
  await writeDurably(parts.statePath, JSON.stringify(state));
  try {
    await importSession({ ...parts, folder, sessionId: state.sessionId });
  } catch (error) {
    if (!(error instanceof SessionFileBroken)) throw error;
    throw new StartFault({ kind: 'sampleBroken', path: folder, detail: error.message }, error);
  }
  return state;
}

async function issueCodes({ accounts, statePath }: SampleParts, room: Room) {
  const codes = await accounts.issueCodes(room.sessionId, [...room.state.members.keys()]);
  await writeDurably(statePath, JSON.stringify({ sessionId: room.sessionId, codes } satisfies SampleFile));
  return codes;
}

async function readState(path: string): Promise<SampleFile | null> {
  try {
    const parsed = sampleFile.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

function sortCodes(room: Room, codes: readonly { memberId: MemberId; code: string }[]): SampleCodes {
  const byMember = new Map(codes.map(({ memberId: id, code }) => [id, code]));
  const withRole = (role: Role) =>
    [...room.state.members.values()].filter((one) => hasRole(one, role) && byMember.has(one.id));
  const [secretary, chair] = [withRole('secretary')[0], withRole('chair')[0]];
  const codeOfMember = (id: MemberId) => byMember.get(id) ?? '';
  return {
    ...(secretary === undefined ? {} : { secretary: codeOfMember(secretary.id) }),
    ...(chair === undefined ? {} : { chair: codeOfMember(chair.id) }),
    delegates: withRole('delegate')
      .filter((one) => one !== chair && one !== secretary)
      .map((one) => codeOfMember(one.id)),
    guests: withRole('guest').map((one) => codeOfMember(one.id)),
  };
}
