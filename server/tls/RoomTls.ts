import { createServer, type Server } from 'node:http';
import type { Log } from '../log.ts';
import { asListenFault } from '../startFault.ts';
import { codeOf } from '../store/faults.ts';
import { answerAuthority, answerForeign, type Ports } from './answerPlain.ts';
import { HouseCertificate, type AuthorityRenewal, type ServedCertificate } from './HouseCertificate.ts';
import { certifiedNames, type Machine } from './machine.ts';
import { readGivenCertificate, type GivenCertificate } from './readGivenCertificate.ts';
import { SecureDoor } from './SecureDoor.ts';

/** Milliseconds between two looks at this computer's names and at the certificate's end. */
const RENEWAL_PERIOD = 30_000;
/** Milliseconds for a request to the port of the authority. */
const REQUEST_LIMIT = 10_000;
const MOST_CONNECTIONS = 256;

export interface RoomTlsOptions {
  /** Not listening yet. */
  readonly server: Server;
  readonly host: string;
  /** 0 turns it off, `null` takes the one after the room's, else any that is free. */
  readonly authorityPort: number | null;
  /** `null` for the house's own authority. */
  readonly given: GivenCertificate | null;
  /** Of the house's own keys and certificates. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly machine: () => Machine;
  readonly isOwn: (remoteAddress: string) => boolean;
  readonly log: Log;
}

export interface OfferedAuthority {
  /** Of the plain page that offers it. */
  readonly port: number;
  /** SHA-256 of the certificate as systems show it, `AB:CD:…`. */
  readonly fingerprint: string;
}

/** TLS of a running room: its certificate, the one port that speaks both, the port of its authority. */
export class RoomTls {
  readonly pin: string;
  readonly #options: RoomTlsOptions;
  /** `null` with a certificate that was given. */
  readonly #house: HouseCertificate | null;
  readonly #door: SecureDoor;
  #served: ServedCertificate;
  #ports: Ports = { secure: 0, authority: null };
  #authority: Server | null = null;
  #renewal: NodeJS.Timeout | null = null;

  private constructor(options: RoomTlsOptions, house: HouseCertificate | null, served: ServedCertificate) {
    this.#options = options;
    this.#house = house;
    this.#served = served;
    this.pin = served.pin;
    const { server, isOwn, log } = options;
    const foreign = answerForeign(
      () => this.#ports,
      () => house?.authority ?? null,
    );
    this.#door = new SecureDoor(server, { certificate: served, isOwn, answerForeign: foreign, log });
  }

  /** Rejects `StartFault`, `StorageFull`. */
  static async open(options: RoomTlsOptions): Promise<RoomTls> {
    const { given, folder, clock, machine, host } = options;
    if (given !== null) return new RoomTls(options, null, await readGivenCertificate(given, clock()));
    const house = await HouseCertificate.open(folder);
    return new RoomTls(options, house, await house.serve(certifiedNames(machine(), host), clock()));
  }

  /** `null` where the authority is not offered. */
  get authority(): OfferedAuthority | null {
    const port = this.#ports.authority;
    if (port === null || this.#house === null) return null;
    return { port, fingerprint: this.#house.authority.fingerprint256 };
  }

  get authorityRenewal(): AuthorityRenewal | null {
    return this.#house?.renewal ?? null;
  }

  /** Once the room listens at this port. Rejects `StartFault`. */
  async start(secure: number): Promise<void> {
    this.#ports = { secure, authority: null };
    if (this.#house === null) return;
    this.#ports = { secure, authority: await this.#offerAuthority(this.#house, secure) };
    this.#renewal = setInterval(() => {
      this.renew().catch((error: unknown) =>
        this.#options.log.error({ err: error }, 'the certificate was not renewed'),
      );
    }, RENEWAL_PERIOD);
    this.#renewal.unref();
  }

  /** A new certificate under the same key when this computer's names changed or the old one nears its end. */
  async renew(): Promise<void> {
    if (this.#house === null) return;
    const { machine, host, clock } = this.#options;
    const before = this.#house.authority.fingerprint256;
    const served = await this.#house.serve(certifiedNames(machine(), host), clock());
    const { fingerprint256 } = this.#house.authority;
    if (fingerprint256 !== before) {
      const fields = { reason: this.#house.renewal, fingerprint: fingerprint256 };
      this.#options.log.warn(fields, 'the authority was replaced: devices have to trust the new one');
    }
    if (served.cert === this.#served.cert) return;
    this.#served = served;
    this.#door.renew(served);
  }

  /** The room's own server is closed by its owner. */
  async close(): Promise<void> {
    if (this.#renewal !== null) clearInterval(this.#renewal);
    this.#door.close();
    const authority = this.#authority;
    if (authority === null) return;
    authority.closeAllConnections();
    await new Promise((resolve) => authority.close(resolve));
  }

  async #offerAuthority(house: HouseCertificate, secure: number): Promise<number | null> {
    const { authorityPort, host } = this.#options;
    if (authorityPort === 0) return null;
    const answer = answerAuthority(
      () => this.#ports,
      () => house.authority,
    );
    const server = createServer({ requestTimeout: REQUEST_LIMIT, headersTimeout: REQUEST_LIMIT }, answer);
    server.maxConnections = MOST_CONNECTIONS;
    this.#authority = server;
    if (authorityPort !== null) return await listenAt(server, host, authorityPort);
    try {
      return await listenAt(server, host, secure < 65_535 ? secure + 1 : 0);
    } catch (error) {
      if (codeOf((error as Error).cause) !== 'EADDRINUSE') throw error;
      return await listenAt(server, host, 0);
    }
  }
}

async function listenAt(server: Server, host: string, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    throw asListenFault(error, host, port);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port after listening');
  return address.port;
}
