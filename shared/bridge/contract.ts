import type { z } from 'zod';
import type { Sha256 } from '../domain/ids.ts';
import type { REQUESTS, rememberedSession } from './requests.ts';

/** The preload contract: one channel per request of `REQUESTS`, which says what each may carry. */
export type Channel = keyof typeof REQUESTS;
export type RequestOf<Name extends Channel> = z.infer<(typeof REQUESTS)[Name]>;

export type BridgeSession = z.infer<typeof rememberedSession>;

export interface BridgeDocument {
  readonly updates: readonly Uint8Array[];
  readonly unsaved: boolean;
  readonly revision: number;
}

export interface BridgeRoom {
  readonly url: string;
  readonly addresses: readonly string[];
  readonly setupCode: string | null;
}

/**
 * How a room's key compares with the one kept for it. `changed`: another one is kept; `different`: the link
 * named another one; `unknown`: a person has to compare `shown` first; all three are refused. `restart`: it is
 * kept now, but was refused since the application started, which Chromium remembers.
 */
export type BridgeTrust =
  | { readonly kind: 'trusted' | 'restart' | 'unreachable' }
  | { readonly kind: 'changed' | 'different' | 'unknown'; readonly shown: string };

/** What each channel answers when nothing went wrong. */
export interface Answers {
  identitySessions: readonly BridgeSession[];
  identityRemember: null;
  identityForget: null;
  filesRead: Uint8Array;
  /** Bytes held by content, only of those asked for. */
  filesHeld: readonly (readonly [Sha256, number])[];
  filesFetchMissing: number;
  filesRemove: null;
  docsLoad: BridgeDocument | null;
  docsAppend: number;
  docsCompact: null;
  docsMarkSaved: null;
  docsUnsaved: readonly string[];
  docsKeys: readonly string[];
  docsRemove: null;
  vaultState: 'open' | 'locked' | 'unset';
  vaultSetPassphrase: null;
  vaultUnlock: boolean;
  roomTrust: BridgeTrust;
  roomState: BridgeRoom | null;
  roomStart: BridgeRoom;
  roomStop: null;
}

/**
 * `locked`: the device's copy is sealed and its passphrase was not given yet; `roomFailed`: the room server
 * did not start, with its sentence in `detail`; `internal`: a bug, logged in the main process.
 */
export type BridgeFault =
  'offline' | 'forbidden' | 'missing' | 'damaged' | 'storageFull' | 'locked' | 'roomFailed' | 'internal';

/** Faults cross as values: an exception would carry a stack and paths of this computer with it. */
export type BridgeAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: BridgeFault; readonly detail: string | null };

/**
 * What the page sees as `window.paperless`: one function per channel, nothing that takes a channel's name.
 * Rejects only a request of the wrong shape or from the wrong frame.
 */
export type BridgeCalls = {
  readonly [Name in Channel]: (request: RequestOf<Name>) => Promise<BridgeAnswer<Answers[Name]>>;
};

interface BridgeLaunch {
  /** Room that the command line named, to be filled in at sign-in. */
  readonly room: string | null;
}

export interface Bridge {
  readonly calls: BridgeCalls;
  readonly launch: BridgeLaunch;
}

/** Name under which the page finds the bridge. */
export const BRIDGE_NAME = 'paperless';

/** Where the desktop's page lives. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://paperless';

/** How the main process hands the room's address to the preload script. */
export const ROOM_ARGUMENT = '--paperless-room=';
