import * as Y from 'yjs';
import type { AgendaItem, DossierFile } from '../../../shared/domain/agenda.ts';
import type { Command } from '../../../shared/domain/command.ts';
import type { CommandAnswer } from '../../../shared/protocol/commands.ts';
import type {
  FileId,
  GroupId,
  ItemId,
  MemberId,
  SessionId,
  Sha256,
  SittingId,
  VersionId,
} from '../../../shared/domain/ids.ts';
import type { Member, Role } from '../../../shared/domain/roster.ts';
import type { SessionState } from '../../../shared/domain/session.ts';
import type { RoomForSync } from '../../../server/room/RoomForSync.ts';
import type { ProjectionKind } from '../../../server/store/RoomStore.ts';

export const SESSION = 'session-1' as SessionId;
export const GROUP_ONE = 'group-1' as GroupId;
export const GROUP_TWO = 'group-2' as GroupId;

/** an and binh sit in group 1, cuc in group 2; the secretary sits at the desk, the guest in no group. */
export const AN = 'an' as MemberId;
export const BINH = 'binh' as MemberId;
export const CUC = 'cuc' as MemberId;
export const GUEST = 'guest' as MemberId;
export const SECRETARY = 'secretary' as MemberId;

/** Published, and a draft that only the desk reads. */
export const FILE = 'file-1' as FileId;
export const DRAFT_FILE = 'file-draft' as FileId;

/** A room whose state the test changes by hand. */
export class TestRoom implements RoomForSync {
  readonly sessionId = SESSION;
  epoch = 1;
  readonly notedSharers: string[] = [];
  /** Who was said to be connected, each time. */
  readonly notedOnline: (readonly MemberId[])[] = [];
  noteSharerFails = false;
  readonly executed: { actor: MemberId | null; commandId: string; command: Command }[] = [];
  answering: () => Promise<CommandAnswer> = async () => ({ accepted: true, seq: 1 });
  readonly #documents = new Map<ProjectionKind, Y.Doc>();
  readonly #projectionListeners = new Set<(kind: ProjectionKind, update: Uint8Array) => void>();
  readonly #stateListeners = new Set<() => void>();
  #state: SessionState;

  constructor(files: readonly FileId[] = []) {
    this.#state = sampleState(files);
  }

  get state(): SessionState {
    return this.#state;
  }

  get listeners(): number {
    return this.#projectionListeners.size + this.#stateListeners.size;
  }

  change(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#stateListeners) listener();
  }

  changeMember(id: MemberId, change: Partial<Member> | null): void {
    const members = new Map(this.#state.members);
    const member = members.get(id);
    if (change === null) members.delete(id);
    else if (member !== undefined) members.set(id, { ...member, ...change });
    this.change({ members });
  }

  openEpoch(epoch: number): void {
    this.epoch = epoch;
    for (const listener of this.#stateListeners) listener();
  }

  write(kind: ProjectionKind, key: string, value: unknown): void {
    this.projection(kind).getMap('items').set(key, value);
  }

  projection(kind: ProjectionKind): Y.Doc {
    let document = this.#documents.get(kind);
    if (document === undefined) {
      document = new Y.Doc();
      document.on('update', (update: Uint8Array) => {
        for (const listener of this.#projectionListeners) listener(kind, update);
      });
      this.#documents.set(kind, document);
    }
    return document;
  }

  onProjection(listener: (kind: ProjectionKind, update: Uint8Array) => void): () => void {
    this.#projectionListeners.add(listener);
    return () => this.#projectionListeners.delete(listener);
  }

  onState(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  async execute(actor: MemberId | null, commandId: string, command: Command): Promise<CommandAnswer> {
    this.executed.push({ actor, commandId, command });
    return await this.answering();
  }

  async noteSharer(fileId: FileId, authorId: MemberId): Promise<void> {
    if (this.noteSharerFails) throw new Error('no');
    this.notedSharers.push(`${fileId}/${authorId}`);
  }

  async noteOnline(memberIds: ReadonlySet<MemberId>): Promise<void> {
    this.notedOnline.push([...memberIds]);
  }
}

function sampleState(files: readonly FileId[]): SessionState {
  const members = [
    member(AN, ['delegate'], GROUP_ONE),
    member(BINH, ['delegate'], GROUP_ONE),
    member(CUC, ['delegate'], GROUP_TWO),
    member(GUEST, ['guest'], null),
    member(SECRETARY, ['secretary'], null),
  ];
  const items = [item('item-1', true), item('item-draft', false)];
  const dossier = [
    file(FILE, 'item-1'),
    file(DRAFT_FILE, 'item-draft'),
    ...files.map((id) => file(id, 'item-1')),
  ];
  return {
    id: SESSION,
    council: { name: 'Hội đồng nhân dân tỉnh Thanh Giang', level: 'province', term: '2026–2031', seats: 61 },
    details: { title: 'Kỳ họp thứ hai', place: 'Hội trường' },
    published: true,
    members: new Map(members.map((one) => [one.id, one])),
    groups: [
      { id: GROUP_ONE, name: 'Tổ 1' },
      { id: GROUP_TWO, name: 'Tổ 2' },
    ],
    removedMembers: new Set(),
    removedGroups: new Set(),
    rulePacks: new Map(),
    mandates: [],
    seatMap: [],
    weights: new Map(),
    committees: [],
    sittings: [],
    items: new Map(items.map((one) => [one.id, one])),
    itemOrder: items.map((one) => one.id),
    files: new Map(dossier.map((one) => [one.id, one])),
    fileOrder: dossier.map((one) => one.id),
    removedFiles: new Set(),
    serverKey: null,
    devices: new Map(),
    sittingRecords: new Map(),
    withdrawals: new Map(),
    motions: new Map(),
    polls: new Map(),
    opinions: new Map(),
    discussions: new Map(),
    votes: new Map(),
    announcements: new Map(),
    calls: new Map(),
    invitations: new Map(),
    presenting: { now: null, asked: new Map() },
    requests: new Map(),
    speeches: new Map(),
    queuePolicies: new Map(),
    questions: new Map(),
    questionOrder: [],
    promises: new Map(),
  };
}

function member(id: MemberId, roles: readonly Role[], groupId: GroupId | null): Member {
  return { id, name: id, position: '', roles, groupId, committeeIds: [] };
}

function item(id: string, published: boolean): AgendaItem {
  return {
    id: id as ItemId,
    sittingId: 'sitting-1' as SittingId,
    title: id,
    rapporteur: '',
    minutes: 0,
    state: 'waiting',
    published,
  };
}

function file(id: FileId, itemId: string): DossierFile {
  const sha256 = '0'.repeat(64) as Sha256;
  const version = {
    id: `${id}-v1` as VersionId,
    number: 1,
    content: { sha256, bytes: 1, chunkBytes: 65_536, chunks: [sha256] },
    fileName: `${id}.pdf`,
    addedAt: 0,
    published: true,
  };
  return { id, itemId: itemId as ItemId, title: id, kind: 'submission', versions: [version] };
}
