import { CacheFault } from '../cache/CacheFault.ts';
import type { DeviceCache } from '../cache/openCache.ts';
import { RoomFailed, type RoomHost } from '../room/RoomHost.ts';
import { presentedPin } from '../trust/presentedPin.ts';
import { trustRoom } from '../trust/trustRoom.ts';
import { RefusedKeys } from '../trust/verifyCertificate.ts';
import { BridgeError, type Answerers } from './answerRequest.ts';

/** Connects every channel with the part that does its work. */
export function answerersFor(
  cache: DeviceCache,
  room: RoomHost,
  refused: RefusedKeys = new RefusedKeys(),
): Answerers {
  const { identity, files, documents, vault, pins } = cache;
  const trust = { pins, refused, present: presentedPin };
  return {
    identitySessions: () => told(() => identity.sessions()),
    identityRemember: (session) => done(() => identity.remember(session)),
    identityForget: (session) => done(() => cache.forget(session)),
    filesRead: ({ content, source, begin, end }) => told(() => files.read(content, source, begin, end)),
    filesHeld: ({ contents }) => told(() => files.held(contents)),
    filesFetchMissing: ({ content, source, limitBytes }) =>
      told(() => files.fetchMissing(content, source, limitBytes)),
    filesRemove: ({ sha256 }) => done(() => files.remove(sha256)),
    docsLoad: ({ key }) => told(() => documents.load(key)),
    docsAppend: ({ key, update, unsaved }) => told(() => documents.append(key, update, unsaved)),
    docsCompact: ({ key, state, revision }) => done(() => documents.compact(key, state, revision)),
    docsMarkSaved: ({ key, revision }) => done(() => documents.markSaved(key, revision)),
    docsUnsaved: ({ prefix }) => told(() => documents.unsaved(prefix)),
    docsKeys: ({ prefix }) => told(() => documents.keys(prefix)),
    docsRemove: ({ key }) => done(() => documents.remove(key)),
    vaultState: () => Promise.resolve(vault.state()),
    vaultSetPassphrase: ({ passphrase }) => done(() => vault.setPassphrase(passphrase)),
    vaultUnlock: ({ passphrase }) => told(() => vault.unlock(passphrase)),
    roomTrust: ({ roomUrl, pin }) => told(() => trustRoom(trust, roomUrl, pin)),
    roomState: () => Promise.resolve(room.state()),
    roomStart: (options) => told(() => room.start(options)),
    roomStop: () => done(() => room.stop()),
  };
}

async function done(work: () => Promise<void>): Promise<null> {
  await told(work);
  return null;
}

/** Names the faults that the page is told of; anything else is a bug. */
async function told<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RoomFailed) throw new BridgeError('roomFailed', error.message);
    if (!(error instanceof CacheFault)) throw error;
    const { fault } = error;
    if (fault === 'keyStoreUnavailable' || fault === 'newerVersion' || fault === 'unreadable') throw error;
    throw new BridgeError(fault);
  }
}
