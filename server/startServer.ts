import type { FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { SessionId } from '../shared/domain/ids.ts';
import type { Configuration } from './configuration.ts';
import { createLogger } from './createLogger.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import type { HttpParts } from './http/HttpParts.ts';
import type { Log } from './log.ts';
import { isLoopbackHost, networkAddresses, urlAt } from './networkAddresses.ts';
import { openHouse, type House } from './openHouse.ts';
import { SetupCode } from './room/SetupCode.ts';
import { prepareSample, type SampleCodes } from './sampleSession.ts';
import { removeServerFile, writeServerFile } from './serverFile.ts';
import { asListenFault } from './startFault.ts';
import { realSurroundings, type Surroundings } from './surroundings.ts';
import { attachSync } from './sync/attachSync.ts';
import { noteStoredSharers } from './sync/noteStoredSharers.ts';
import { RoomTls } from './tls/RoomTls.ts';

const ADMIN_TOKEN_BYTES = 32;

export interface RunningServer {
  /** On this computer. */
  readonly url: string;
  readonly port: number;
  /** For others on the network. */
  readonly addresses: readonly string[];
  /** How it is protected beyond this computer; `null` where nobody else reaches it. */
  readonly tls: RoomTls | null;
  /** The sample session, else the first one, else `null`. */
  readonly sessionId: SessionId | null;
  readonly sampleCodes: SampleCodes | null;
  /** `null` once a session exists. */
  readonly setupCode: string | null;
  /** Sessions whose record is broken; they stay closed and untouched. */
  readonly damagedSessions: readonly SessionId[];
  /** Ends all connections once what they sent is durable. */
  close(): Promise<void>;
}

/**
 * Builds and starts the whole room server. Rejects `StartFault`, `DatabaseFault`, `StorageFull`; nothing was
 * overwritten then and nothing stays open.
 */
export async function startServer(
  configuration: Configuration,
  surroundings: Surroundings = realSurroundings,
): Promise<RunningServer> {
  const { host, port, logLevel } = configuration;
  const log = createLogger(logLevel, surroundings.logDestination);
  await requireFreePort(host, port);
  const house = await openHouse(configuration.dataFolder, log, surroundings);
  let app: FastifyInstance | null = null;
  let tls: RoomTls | null = null;
  try {
    const sample = await sampleOf(house, configuration, surroundings);
    await noteStoredSharers(house.rooms.all(), house.marks, log);
    let addresses: readonly string[] = [];
    const parts = httpParts(house, configuration, surroundings, () =>
      tls === null ? null : { addresses, pin: tls.pin, authority: tls.authority },
    );
    app = await createHttpServer(parts, log, logLevel === 'debug' || logLevel === 'trace');
    const sync = attachSync({
      ...{ server: app.server, rooms: house.rooms, authenticator: house.accounts, marks: house.marks },
      clock: surroundings.clock,
      timers: {
        set: (run, ms) => setTimeout(run, ms),
        clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
      },
      log,
    });
    tls = await openTls(app, house, configuration, surroundings, log);
    const present = await listen(app, host, port);
    await tls?.start(present);
    const url = urlAt(host, present);
    addresses = networkAddresses(host, present, surroundings.machine(), tls === null ? 'http' : 'https');
    await writeServerFile(house.folder.serverFile, { url, pid: process.pid, adminToken: parts.adminToken });
    const running = app;
    const door = tls;
    return {
      ...{ url, port: present, addresses, tls },
      sessionId: sample?.sessionId ?? house.rooms.all()[0]?.sessionId ?? null,
      sampleCodes: sample?.codes ?? null,
      setupCode: parts.setupCode.present,
      damagedSessions: [...house.rooms.damaged.keys()],
      async close() {
        await removeServerFile(house.folder.serverFile);
        await sync.close();
        await door?.close();
        await running.close();
        await house.close();
      },
    };
  } catch (error) {
    await tls?.close();
    await app?.close();
    await house.close();
    throw error;
  }
}

/** Beyond this computer nothing goes unencrypted. */
async function openTls(
  app: FastifyInstance,
  { folder }: House,
  { host, caPort, certificate }: Configuration,
  { clock, machine, isOwn }: Surroundings,
  log: Log,
): Promise<RoomTls | null> {
  if (isLoopbackHost(host) && certificate === null) return null;
  return await RoomTls.open({
    ...{ server: app.server, host, authorityPort: caPort, given: certificate, folder: folder.tls },
    ...{ clock, machine, log },
    // A server at one address is reached by this computer's own programs there, too.
    isOwn: (address) => isOwn(address) || address === host,
  });
}

/** Before anything is opened: a second start on the same port must not touch the data. */
async function requireFreePort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    throw asListenFault(error, host, port);
  } finally {
    if (probe.listening) {
      probe.close();
      await once(probe, 'close');
    }
  }
}

function sampleOf(
  { rooms, accounts, blobs, folder }: House,
  { sampleFolder }: Configuration,
  { newId, httpLimits }: Surroundings,
) {
  return prepareSample({
    ...{ rooms, accounts, blobs, newId },
    folder: sampleFolder,
    statePath: folder.sampleFile,
    limitBytes: httpLimits.maxFileBytes,
  });
}

function httpParts(
  house: House,
  configuration: Configuration,
  surroundings: Surroundings,
  secureReach: HttpParts['secureReach'],
): HttpParts {
  const { rooms, accounts, blobs } = house;
  const { clock, randomBytes, newId, httpLimits } = surroundings;
  return {
    ...{ rooms, accounts, blobs, clock, newId },
    setupCode: new SetupCode(rooms, randomBytes, clock),
    version: configuration.version,
    rendererFolder: configuration.rendererFolder,
    adminToken: Buffer.from(randomBytes(ADMIN_TOKEN_BYTES)).toString('base64url'),
    limits: httpLimits,
    secureReach,
  };
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw asListenFault(error, host, port);
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port after listening');
  return address.port;
}
