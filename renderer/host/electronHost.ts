import type { Bridge, BridgeAnswer, BridgeCalls } from '../../shared/bridge/contract.ts';
import { MAX_READ_BYTES } from '../../shared/bridge/limits.ts';
import { deviceKey } from './deviceKey.ts';
import {
  FileError,
  type Host,
  type HostDocs,
  type HostFiles,
  type HostIdentity,
  type HostShell,
} from './Host.ts';

declare global {
  interface Window {
    /** Put there by the preload script; only on the desktop. */
    readonly paperless: Bridge;
  }
}

/**
 * The desktop: what has to be kept goes over the bridge to the main process, which seals it. `homeRoom` is
 * the room that the application was started for (`--room`).
 */
export function electronHost({ calls, launch }: Bridge = window.paperless): Host {
  return {
    identity: identity(calls),
    files: files(calls),
    docs: docs(calls),
    connect: {
      homeRoom: launch.room,
      fetch: fetchFromTrusted(calls),
      socket: (url, protocols) => {
        const socket = new WebSocket(url, [...protocols]);
        socket.binaryType = 'arraybuffer';
        return socket;
      },
    },
    shell: shell(calls),
    limits: [],
  };
}

/**
 * Chromium is sent to a room over TLS only once its key is kept: it would remember a refusal until the
 * application ends. Rejects as a lost network does.
 */
function fetchFromTrusted(calls: BridgeCalls): Host['connect']['fetch'] {
  const trusted = new Set<string>();
  return async (url, init) => {
    const { protocol, origin } = new URL(url);
    if (protocol === 'https:' && !trusted.has(origin)) {
      const trust = valueOf(await calls.roomTrust({ roomUrl: origin, pin: null }));
      if (trust.kind !== 'trusted') throw new TypeError(`room not trusted: ${trust.kind}`);
      trusted.add(origin);
    }
    return await fetch(url, init);
  };
}

function identity(calls: BridgeCalls): HostIdentity {
  return {
    sessions: async () => valueOf(await calls.identitySessions(undefined)),
    remember: async (session) => {
      valueOf(await calls.identityRemember(session));
    },
    forget: async (roomUrl, sessionId, memberId) => {
      valueOf(await calls.identityForget({ roomUrl, sessionId, memberId }));
    },
    deviceKey,
  };
}

function files(calls: BridgeCalls): HostFiles {
  return {
    read: async (content, source, begin, end) => {
      const from = Math.max(0, begin);
      const to = Math.max(from, Math.min(end, content.bytes));
      if (to - from <= MAX_READ_BYTES) {
        return valueOf(await calls.filesRead({ content, source, begin: from, end: to }));
      }
      const out = new Uint8Array(to - from);
      for (let at = from; at < to; at += MAX_READ_BYTES) {
        const next = Math.min(at + MAX_READ_BYTES, to);
        out.set(valueOf(await calls.filesRead({ content, source, begin: at, end: next })), at - from);
      }
      return out;
    },
    held: async (contents) => new Map(valueOf(await calls.filesHeld({ contents: [...contents] }))),
    fetchMissing: async (content, source, limitBytes) => {
      const limit = Math.min(Math.max(1, Math.floor(limitBytes)), MAX_READ_BYTES);
      return valueOf(await calls.filesFetchMissing({ content, source, limitBytes: limit }));
    },
    remove: async (sha256) => {
      valueOf(await calls.filesRemove({ sha256 }));
    },
  };
}

function docs(calls: BridgeCalls): HostDocs {
  return {
    load: async (key) => valueOf(await calls.docsLoad({ key })),
    append: async (key, update, unsaved) => valueOf(await calls.docsAppend({ key, update, unsaved })),
    compact: async (key, state, revision) => {
      valueOf(await calls.docsCompact({ key, state, revision }));
    },
    markSaved: async (key, revision) => {
      valueOf(await calls.docsMarkSaved({ key, revision }));
    },
    unsaved: async (prefix) => valueOf(await calls.docsUnsaved({ prefix })),
    keys: async (prefix) => valueOf(await calls.docsKeys({ prefix })),
    remove: async (key) => {
      valueOf(await calls.docsRemove({ key }));
    },
  };
}

function shell(calls: BridgeCalls): HostShell {
  return {
    vault: {
      state: async () => valueOf(await calls.vaultState(undefined)),
      setPassphrase: async (passphrase) => {
        valueOf(await calls.vaultSetPassphrase({ passphrase }));
      },
      unlock: async (passphrase) => valueOf(await calls.vaultUnlock({ passphrase })),
    },
    trust: async (roomUrl, pin) => valueOf(await calls.roomTrust({ roomUrl, pin })),
    room: {
      state: async () => valueOf(await calls.roomState(undefined)),
      start: async (options) => valueOf(await calls.roomStart(options)),
      stop: async () => {
        valueOf(await calls.roomStop(undefined));
      },
    },
  };
}

/** Turns a fault back into what `Host` promises to throw. */
function valueOf<Value>(answer: BridgeAnswer<Value>): Value {
  if (answer.ok) return answer.value;
  const { fault, detail } = answer;
  if (fault === 'locked' || fault === 'internal') throw new Error(`desktop: ${fault}`);
  if (fault === 'roomFailed') throw new Error(detail ?? 'desktop: roomFailed');
  throw new FileError(fault);
}
