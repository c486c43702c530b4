import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import pino from 'pino';
import WebSocket from 'ws';
import { decodeClientFrame, decodeServerFrame, encodeServerFrame } from '../../../shared/protocol/link.ts';
import type { FileContent } from '../../../shared/domain/agenda.ts';
import type { Command } from '../../../shared/domain/command.ts';
import type {
  FileId,
  GroupId,
  ItemId,
  MemberId,
  SessionId,
  SittingId,
  VersionId,
} from '../../../shared/domain/ids.ts';
import type { SessionEvent } from '../../../shared/domain/event.ts';
import type { Member, Role } from '../../../shared/domain/roster.ts';
import { createHttpServer } from '../../../server/http/createHttpServer.ts';
import { HTTP_LIMITS } from '../../../server/http/HttpParts.ts';
import { Accounts } from '../../../server/room/Accounts.ts';
import { CHAIN_START, sealEvent } from '../../../server/room/eventChain.ts';
import { Rooms } from '../../../server/room/Rooms.ts';
import { SecretHasher } from '../../../server/room/SecretHasher.ts';
import { ServerKey } from '../../../server/room/ServerKey.ts';
import { SetupCode } from '../../../server/room/SetupCode.ts';
import { MemoryAccountStore } from '../../../server/store/memory/MemoryAccountStore.ts';
import { MemoryBlobStore } from '../../../server/store/memory/MemoryBlobStore.ts';
import { MemoryMarksStore } from '../../../server/store/memory/MemoryMarksStore.ts';
import { MemoryRoomStore } from '../../../server/store/memory/MemoryRoomStore.ts';
import type { StoredEvent } from '../../../server/store/RoomStore.ts';
import { attachSync } from '../../../server/sync/attachSync.ts';
import type { HostConnect, RememberedSession } from '../../../renderer/host/Host.ts';

export const SESSION = 'session-1' as SessionId;
export const SECRETARY = 'secretary' as MemberId;
export const AN = 'an' as MemberId;
export const BINH = 'binh' as MemberId;
export const GROUP = 'to-1' as GroupId;

// Every provider of y-websocket listens for the end of the process.
process.setMaxListeners(0);

const log = pino({ level: 'silent' });
const clock = (): number => Date.now();

/** A real room server on a free port: real HTTP, real sockets, stores in memory that outlive a restart. */
export class House {
  readonly marks = new MemoryMarksStore();
  #records = new MemoryRoomStore();
  /** The one that the house starts with the next time. */
  serverKey: Pick<ServerKey, 'publicKey' | 'sign'> = newServerKey();
  readonly #accounts = new MemoryAccountStore();
  readonly #blobs = new MemoryBlobStore();
  #running: { stop(): Promise<void>; rooms: Rooms; accounts: Accounts; setupCode: SetupCode } | null = null;
  port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get setupCode(): SetupCode {
    return this.#here.setupCode;
  }

  get #here() {
    if (this.#running === null) throw new Error('the house is closed');
    return this.#running;
  }

  /** The first time on a free port, then always on the same one. */
  async start(): Promise<void> {
    const parts = {
      store: this.#records,
      clock,
      randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
      hasContent: async (content: FileContent) => this.#blobs.has(content.sha256),
      serverKey: this.serverKey as ServerKey,
      log,
    };
    const rooms = await Rooms.open(parts);
    const hasher = new SecretHasher({ memoryCost: 1024, timeCost: 1 });
    const accounts = new Accounts({ ...parts, store: this.#accounts, rooms, hasher });
    await accounts.start();
    const setupCode = new SetupCode(rooms, parts.randomBytes, clock);
    const app = await createHttpServer(
      {
        rooms,
        accounts,
        setupCode,
        blobs: this.#blobs,
        clock,
        newId: () => randomUUID(),
        version: 'test',
        rendererFolder: null,
        adminToken: 'admin',
        limits: HTTP_LIMITS,
        secureReach: () => null,
      },
      log,
      false,
    );
    const timers = {
      set: (run: () => void, ms: number) => setTimeout(run, ms),
      clear: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
    };
    const sync = attachSync({
      server: app.server,
      rooms,
      authenticator: accounts,
      marks: this.marks,
      clock,
      timers,
      log,
    });
    app.server.listen(this.port, '127.0.0.1');
    await once(app.server, 'listening');
    this.port = (app.server.address() as AddressInfo).port;
    this.#running = {
      rooms,
      accounts,
      setupCode,
      async stop() {
        await sync.close();
        await app.close();
        await rooms.close();
      },
    };
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.stop();
  }

  /** A published session with files, one sitting and one item; the secretary, an and binh of group 1. */
  async fill(files: number): Promise<FileId[]> {
    const ids = Array.from({ length: files }, (_, index) => `file-${index}` as FileId);
    await this.ask({
      type: 'createSession',
      sessionId: SESSION,
      council: { name: 'HĐND tỉnh Thanh Giang', level: 'province', term: '2026–2031', seats: 61 },
      details: { title: 'Kỳ họp thứ 12', place: 'Hội trường' },
      secretary: person(SECRETARY, 'secretary'),
    });
    await this.ask({ type: 'defineGroups', groups: [{ id: GROUP, name: 'Tổ 1' }], committees: [] });
    const delegates = [person(AN, 'delegate'), person(BINH, 'delegate')];
    await this.ask({ type: 'putMembers', members: delegates });
    const sittingId = 'sitting-1' as SittingId;
    const itemId = 'item-1' as ItemId;
    await this.ask({ type: 'putSitting', sittingId, title: 'Sáng', startsAt: 1, endsAt: 2 });
    await this.ask({ type: 'addItem', itemId, sittingId, title: 'Ngân sách', rapporteur: '', minutes: 30 });
    for (const fileId of ids) await this.addFile(fileId, itemId, Buffer.from(`%PDF-1.7 ${fileId}`));
    await this.ask({ type: 'publish' });
    return ids;
  }

  async addFile(fileId: FileId, itemId: ItemId, bytes: Buffer): Promise<FileContent> {
    const content = await this.#blobs.put(Readable.from([bytes]), HTTP_LIMITS.maxFileBytes);
    const versionId = `${fileId}-v1` as VersionId;
    await this.ask({
      ...{ type: 'addFile', fileId, itemId, title: fileId, kind: 'other', versionId },
      ...{ fileName: `${fileId}.pdf`, content },
    });
    return content;
  }

  /** Asks of the record, as the house itself or as a member; fails the test when refused. */
  async ask(command: Command, actor: MemberId = SECRETARY): Promise<void> {
    const { rooms } = this.#here;
    const answer =
      command.type === 'createSession'
        ? await rooms.create(null, randomUUID(), command)
        : await rooms.room(SESSION)!.execute(actor, randomUUID(), command);
    if (!answer.accepted) throw new Error(`${command.type}: ${answer.refusal.code}`);
  }

  /** The record as it is stored. */
  events(): Promise<readonly StoredEvent[]> {
    return this.#records.events(SESSION);
  }

  /** While the house is closed: gives it another history, well chained in itself. */
  async rewrite(change: (events: readonly StoredEvent[]) => readonly StoredEvent[]): Promise<void> {
    const store = new MemoryRoomStore();
    let previous: Uint8Array = CHAIN_START;
    const events = change(await this.events()).map(({ at, actor, payload, salt }, index) => {
      const event = JSON.parse(Buffer.from(payload!).toString('utf8')) as SessionEvent;
      const sealed = sealEvent({ sessionId: SESSION, seq: index + 1, at, actor }, event, previous, salt!);
      previous = sealed.chainHash;
      return sealed;
    });
    const projectionUpdates = [];
    for (const kind of ['room', 'desk'] as const) {
      const updates = await this.#records.projection(SESSION, kind);
      projectionUpdates.push(...updates.map((update) => ({ kind, epoch: 1, update })));
    }
    await store.append({ sessionId: SESSION, events, commands: [], projectionUpdates });
    this.#records = store;
  }

  async signIn(memberId: MemberId): Promise<RememberedSession> {
    const issued = await this.#here.accounts.issueToken(SESSION, memberId, { name: 'test', key: null });
    if (issued === null) throw new Error('no such member');
    const { token, member, sessionId, expiresAt } = issued;
    return {
      roomUrl: this.url,
      sessionId,
      title: '',
      councilName: '',
      member,
      token,
      expiresAt,
      lastUsedAt: 1,
    };
  }

  async code(memberId: MemberId): Promise<string> {
    const [issued] = await this.#here.accounts.issueCodes(SESSION, [memberId]);
    return issued!.code;
  }

  async revoke(token: string): Promise<void> {
    const signedIn = await this.#here.accounts.authenticate(token);
    await this.#here.accounts.revoke(signedIn!.tokenId);
  }
}

/** What a command on the link is called beside those over HTTP. */
const LINK_COMMANDS = `/api/sessions/${SESSION}/commands`;

/** The network of a device; `cut` makes it vanish without a closing frame reaching the client's logic first. */
export class Network implements HostConnect {
  readonly homeRoom = null;
  readonly sockets = new Set<WebSocket>();
  /** Bytes that went out through sockets, message by message. */
  readonly sent: Uint8Array[] = [];
  up = true;
  /** How many answers get lost after the server has taken the request, of those whose address contains `losing`. */
  loseAnswers = 0;
  losing = '';
  /** Every request, as `METHOD path`; a command on the link as `POST …/commands`. */
  readonly asked: string[] = [];
  /** A room that lies: what it answers instead. */
  lie: ((path: string, body: string) => string) | null = null;
  requests = 0;

  async fetch(url: string, init?: RequestInit): Promise<Response> {
    if (!this.up) throw new TypeError('no network');
    this.requests += 1;
    const path = url.slice(new URL(url).origin.length);
    this.asked.push(`${init?.method ?? 'GET'} ${path}`);
    const answer = await fetch(url, init);
    if (this.lie !== null) {
      return new Response(this.lie(path, await answer.text()), { status: answer.status });
    }
    if (this.loseAnswers > 0 && path.includes(this.losing)) {
      this.loseAnswers -= 1;
      throw new TypeError('the answer was lost');
    }
    return answer;
  }

  socket(url: string, protocols: readonly string[]): globalThis.WebSocket {
    // Nobody listens on port 1.
    const socket = new WebSocket(this.up ? url : 'ws://127.0.0.1:1', [...protocols]);
    socket.binaryType = 'arraybuffer';
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    const send = socket.send.bind(socket) as (data: Uint8Array) => void;
    socket.send = ((data: Uint8Array) => {
      this.sent.push(data);
      if (decodeClientFrame(data).type === 'command') this.asked.push(`POST ${LINK_COMMANDS}`);
      send(data);
    }) as typeof socket.send;
    const emit = socket.emit.bind(socket) as (event: string, ...values: unknown[]) => boolean;
    socket.emit = ((event: string, ...values: unknown[]) => {
      const data = event === 'message' ? this.#onTheWay(socket, values[0] as ArrayBuffer) : values[0];
      return data === null || emit(event, data, ...values.slice(1));
    }) as typeof socket.emit;
    return socket as unknown as globalThis.WebSocket;
  }

  /** What becomes of a frame of the room; `null` when it is lost, with the connection. */
  #onTheWay(socket: WebSocket, data: ArrayBuffer): ArrayBuffer | Uint8Array | null {
    const frame = decodeServerFrame(new Uint8Array(data));
    if (frame.type !== 'answered') return data;
    if (this.loseAnswers > 0 && LINK_COMMANDS.includes(this.losing)) {
      this.loseAnswers -= 1;
      socket.terminate();
      return null;
    }
    if (this.lie === null) return data;
    return encodeServerFrame({ ...frame, answer: this.lie(LINK_COMMANDS, frame.answer) });
  }

  cut(): void {
    this.up = false;
    for (const socket of this.sockets) socket.terminate();
  }

  restore(): void {
    this.up = true;
  }
}

function person(id: MemberId, role: Role): Member {
  return {
    id,
    name: id,
    position: '',
    roles: [role],
    groupId: role === 'delegate' ? GROUP : null,
    committeeIds: [],
  };
}

export function newServerKey(): ServerKey {
  return new ServerKey(generateKeyPairSync('ed25519').privateKey);
}
