import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { MemberId } from '../../shared/domain/ids.ts';
import type { Member, Role } from '../../shared/domain/roster.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import type { Configuration } from '../../server/configuration.ts';
import { HTTP_LIMITS, type HttpLimits } from '../../server/http/HttpParts.ts';
import { startServer, type RunningServer } from '../../server/startServer.ts';
import type { Surroundings } from '../../server/surroundings.ts';
import type { Machine } from '../../server/tls/machine.ts';
import { isLoopback } from '../../server/tls/SecureDoor.ts';

/** A real server on a free port, with a clock that the test moves and a log that it reads. */
export class TestServer {
  readonly folder: string;
  readonly #configuration: Configuration;
  readonly #limits: HttpLimits;
  readonly #keptCodes = new Map<string, string>();
  #running: RunningServer | null = null;
  /** Stands still unless the test moves it: a busy machine is no passing of time. */
  #now = Date.now();
  log = '';
  machine: Machine = { hostName: 'phonghop', addresses: ['192.0.2.10'] };
  /** Which peers may speak plain HTTP. */
  isOwn: (address: string) => boolean = isLoopback;

  private constructor(folder: string, configuration: Partial<Configuration>, limits: Partial<HttpLimits>) {
    this.folder = folder;
    this.#limits = { ...HTTP_LIMITS, ...limits };
    this.#configuration = {
      port: 0,
      host: '127.0.0.1',
      caPort: null,
      certificate: null,
      dataFolder: join(folder, 'data'),
      sampleFolder: null,
      rendererFolder: null,
      version: '0.1.0',
      logLevel: 'trace',
      ...configuration,
    };
  }

  static async start(
    configuration: Partial<Configuration> = {},
    limits: Partial<HttpLimits> = {},
  ): Promise<TestServer> {
    const server = new TestServer(await mkdtemp(join(tmpdir(), 'server-')), configuration, limits);
    await server.open();
    return server;
  }

  get running(): RunningServer {
    if (this.#running === null) throw new Error('not running');
    return this.#running;
  }

  get url(): string {
    return this.running.url;
  }

  async open(): Promise<void> {
    this.#running = await startServer(this.#configuration, this.surroundings());
  }

  surroundings(): Surroundings {
    return {
      clock: () => this.#now,
      randomBytes: (length) => randomBytes(length),
      newId: () => randomUUID(),
      // As cheap as argon2id gets: what is tested is who comes in, not how long it takes.
      hashingCost: { memoryCost: 8, timeCost: 1 },
      httpLimits: this.#limits,
      machine: () => this.machine,
      isOwn: (address) => this.isOwn(address),
      logDestination: { write: (line) => void (this.log += line) },
    };
  }

  /** Lets time pass for the server, in milliseconds. */
  advance(ms: number): void {
    this.#now += ms;
  }

  async restart(): Promise<void> {
    await this.running.close();
    await this.open();
  }

  async dispose(): Promise<void> {
    await this.#running?.close();
    await rm(this.folder, { recursive: true });
  }

  request(path: string, init: RequestInit & { token?: string } = {}): Promise<Response> {
    const { token, ...rest } = init;
    const headers = new Headers(rest.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    return fetch(`${this.url}${path}`, { ...rest, headers });
  }

  post(path: string, body: unknown, token?: string): Promise<Response> {
    return this.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(token === undefined ? {} : { token }),
    });
  }

  join(code: string): Promise<Response> {
    return this.post('/api/join', { code });
  }

  async signIn(code: string): Promise<JoinAnswer> {
    return await expectJson<JoinAnswer>(this.join(code));
  }

  async command(
    signedIn: JoinAnswer,
    command: Command,
    commandId: string = randomUUID(),
  ): Promise<CommandAnswer> {
    const path = `/api/sessions/${signedIn.sessionId}/commands`;
    return await expectJson<CommandAnswer>(this.post(path, { commandId, command }, signedIn.token));
  }

  async upload(signedIn: JoinAnswer, bytes: Uint8Array): Promise<FileContent> {
    const answer = this.request(`/api/sessions/${signedIn.sessionId}/blobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(bytes),
      token: signedIn.token,
    });
    return (await expectJson<{ content: FileContent }>(answer)).content;
  }

  /** Creates the first session with the set-up code; answers its signed-in secretary. */
  async setUp(): Promise<JoinAnswer> {
    return await expectJson<JoinAnswer>(this.post('/api/sessions', this.creation()));
  }

  creation(sessionId: string = randomUUID()) {
    return {
      commandId: randomUUID(),
      sessionId,
      council: { name: 'HĐND tỉnh Thanh Giang', level: 'province', term: '2026–2031', seats: 61 },
      details: { title: 'Kỳ họp thứ ba', place: '' },
      secretaryName: 'Nguyễn Thị Thư',
      setupCode: this.running.setupCode ?? undefined,
    };
  }

  /** Adds a member; answers the code. */
  async addMember(secretary: JoinAnswer, id: string, roles: readonly Role[]): Promise<string> {
    await this.command(secretary, { type: 'putMembers', members: [newMember(id, roles)] });
    const path = `/api/sessions/${secretary.sessionId}/codes`;
    const answer = this.post(path, { memberIds: [id] }, secretary.token);
    const code = (await expectJson<{ codes: { code: string }[] }>(answer)).codes[0]?.code;
    if (code === undefined) throw new Error('no code');
    this.#keptCodes.set(id, code);
    return code;
  }

  /** The code that `addMember` answered. */
  codeOf(id: string): string {
    return this.#keptCodes.get(id) ?? '';
  }

  /** A sitting with one item and one file of these bytes, not yet published. */
  async addFile(secretary: JoinAnswer, bytes: Uint8Array): Promise<FileContent> {
    const content = await this.upload(secretary, bytes);
    const ids = { sittingId: 's1', itemId: 'i1', fileId: `f-${content.sha256.slice(0, 8)}` };
    const commands = [
      { type: 'putSitting', sittingId: ids.sittingId, title: 'Buổi sáng', startsAt: 1000, endsAt: 2000 },
      {
        type: 'addItem',
        sittingId: ids.sittingId,
        itemId: ids.itemId,
        title: 'Nội dung',
        rapporteur: '',
        minutes: 0,
      },
      {
        ...{ type: 'addFile', fileId: ids.fileId, itemId: ids.itemId, title: 'Tờ trình', kind: 'submission' },
        ...{ versionId: `v-${ids.fileId}`, fileName: 'to-trinh.pdf', content },
      },
    ] as unknown as Command[];
    for (const command of commands) await this.command(secretary, command);
    return content;
  }
}

export function newMember(id: string, roles: readonly Role[]): Member {
  return { id: id as MemberId, name: `Đại biểu ${id}`, position: '', roles, groupId: null, committeeIds: [] };
}

/** Not a document that opens, but what the server takes for one. */
export function pdfOf(length: number): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(length - 9)]);
}

export async function expectJson<Body>(answer: Promise<Response>): Promise<Body> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

export async function errorOf(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  if (response.ok) return `${response.status}`;
  const body = (await response.json()) as { error: string };
  return `${response.status} ${body.error}`;
}
