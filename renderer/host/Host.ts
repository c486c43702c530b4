import type { FileContent } from '../../shared/domain/agenda.ts';
import type { MemberId, SessionId, Sha256 } from '../../shared/domain/ids.ts';
import type { Member } from '../../shared/domain/roster.ts';

/** What the application needs of the device it runs on. Only the two entry files name a concrete host. */
export interface Host {
  readonly identity: HostIdentity;
  readonly files: HostFiles;
  readonly docs: HostDocs;
  readonly connect: HostConnect;
  /** Only where there is a desktop around the application. */
  readonly shell: HostShell | null;
  /** What this device cannot do here; each is said in words where it matters (`limits.<name>`). */
  readonly limits: readonly HostLimit[];
}

/**
 * `noOfflineStart`: the page cannot start without the room (no secure context);
 * `noDeviceKey`: no WebCrypto; `storageMayBeCleared`: the browser has not granted persistent storage.
 */
export type HostLimit = 'noOfflineStart' | 'noDeviceKey' | 'storageMayBeCleared';

/** A session that this device has signed in to. */
export interface RememberedSession {
  /** Origin of the room server, e.g. `http://192.168.1.10:8181`. */
  readonly roomUrl: string;
  readonly sessionId: SessionId;
  readonly title: string;
  readonly councilName: string;
  readonly member: Member;
  readonly token: string;
  readonly expiresAt: number;
  readonly lastUsedAt: number;
}

export interface HostIdentity {
  sessions(): Promise<readonly RememberedSession[]>;
  /** Adds or replaces, by room, session and member. */
  remember(session: RememberedSession): Promise<void>;
  /** Also forgets the session's documents; files shared with no other session go too. */
  forget(roomUrl: string, sessionId: SessionId, memberId: MemberId): Promise<void>;
  /**
   * This device's signing key (Ed25519), made at the first call; the private key never leaves the device.
   * `null` where there is no WebCrypto (limit `noDeviceKey`). See `deviceKey.ts`.
   */
  deviceKey(): Promise<CryptoKeyPair | null>;
}

/** Where a missing chunk is fetched. */
export interface FileSource {
  readonly roomUrl: string;
  readonly token: string;
}

export type FileFault = 'offline' | 'forbidden' | 'missing' | 'damaged' | 'storageFull';

/** Thrown by everything that reads or fetches a file. */
export class FileError extends Error {
  readonly fault: FileFault;
  constructor(fault: FileFault) {
    super(`file ${fault}`);
    this.name = 'FileError';
    this.fault = fault;
  }
}

export interface HostFiles {
  /**
   * Bytes of a half-open range, each chunk checked against its hash; what is not held is fetched (in
   * ranges) and kept. A held chunk that turns out damaged is fetched again. Rejects with `FileError`.
   */
  read(content: FileContent, source: FileSource, begin: number, end: number): Promise<Uint8Array>;
  /** Bytes held of each file; 0 when nothing is. */
  held(contents: readonly FileContent[]): Promise<ReadonlyMap<Sha256, number>>;
  /**
   * Fetches the next missing bytes, up to `limitBytes` and at least one chunk, and keeps them. Answers the
   * bytes now held. Rejects with `FileError`.
   */
  fetchMissing(content: FileContent, source: FileSource, limitBytes: number): Promise<number>;
  remove(sha256: Sha256): Promise<void>;
}

export interface StoredDocument {
  /** Yjs updates, in the order they were appended. */
  readonly updates: readonly Uint8Array[];
  /** True while something in it has not been acknowledged by the room. */
  readonly unsaved: boolean;
  /** Number of the newest append. */
  readonly revision: number;
}

/** Documents on this device. A key is `<sessionId>/<memberId>/<document name>`. */
export interface HostDocs {
  load(key: string): Promise<StoredDocument | null>;
  /** Resolves when kept on the device; answers the revision. `unsaved` marks a change of one's own. */
  append(key: string, update: Uint8Array, unsaved: boolean): Promise<number>;
  /** Replaces everything up to `revision` by one update that amounts to the same. */
  compact(key: string, state: Uint8Array, revision: number): Promise<void>;
  /** The room has acknowledged everything up to `revision`; nothing happens when newer changes exist. */
  markSaved(key: string, revision: number): Promise<void>;
  /** Keys with this prefix that hold unsaved changes. */
  unsaved(prefix: string): Promise<readonly string[]>;
  /** All keys with this prefix. */
  keys(prefix: string): Promise<readonly string[]>;
  remove(key: string): Promise<void>;
}

export interface HostConnect {
  /** The room this application was loaded from; on the desktop the one it was started for, else `null`. */
  readonly homeRoom: string | null;
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** A binary WebSocket (`arraybuffer`). */
  socket(url: string, protocols: readonly string[]): WebSocket;
}

export type VaultState = 'open' | 'locked' | 'unset';

export interface HostedRoom {
  /** Address on this computer. */
  readonly url: string;
  /** Addresses for others on the network. */
  readonly addresses: readonly string[];
  /** Present while the room has no session yet. */
  readonly setupCode: string | null;
}

/**
 * How the key that a room shows compares with the one kept on this device. `unknown`: a person has to compare
 * `shown` with the key shown at the room; `changed`: another one is kept; `different`: the link named another;
 * `restart`: the application has to be opened again first.
 */
export type RoomTrust =
  | { readonly kind: 'trusted' | 'restart' | 'unreachable' }
  | { readonly kind: 'changed' | 'different' | 'unknown'; readonly shown: string };

/** What only the desktop offers. */
export interface HostShell {
  /** How the device's copy is sealed: by the system's key store, or by a passphrase. */
  readonly vault: {
    state(): Promise<VaultState>;
    /** First use without a system key store: sets the passphrase. At least 8 characters. */
    setPassphrase(passphrase: string): Promise<void>;
    /** False for a wrong passphrase. */
    unlock(passphrase: string): Promise<boolean>;
  };
  /**
   * Asked before anything is sent to a room. `pin` comes from a join link or from a person who compared it and
   * is kept when the room shows it; the desktop speaks to no room whose key is not kept.
   */
  trust(roomUrl: string, pin: string | null): Promise<RoomTrust>;
  readonly room: {
    /** `null` while this computer hosts no room. */
    state(): Promise<HostedRoom | null>;
    /** Starts the room server on this computer. Rejects with a sentence in `message` when it cannot. */
    start(options: { readonly withSample: boolean }): Promise<HostedRoom>;
    stop(): Promise<void>;
  };
}
