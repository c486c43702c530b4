import { contextBridge, ipcRenderer } from 'electron';
import {
  BRIDGE_NAME,
  ROOM_ARGUMENT,
  type Answers,
  type Bridge,
  type BridgeAnswer,
  type Channel,
  type RequestOf,
} from '../shared/bridge/contract.ts';

function call<Name extends Channel>(channel: Name) {
  return (request: RequestOf<Name>): Promise<BridgeAnswer<Answers[Name]>> =>
    ipcRenderer.invoke(channel, request);
}

/** The main process adds the room's address to the arguments of the page's process. */
function launchRoom(): string | null {
  const argument = process.argv.find((text) => text.startsWith(ROOM_ARGUMENT));
  return argument === undefined ? null : argument.slice(ROOM_ARGUMENT.length);
}

contextBridge.exposeInMainWorld(BRIDGE_NAME, {
  calls: {
    identitySessions: call('identitySessions'),
    identityRemember: call('identityRemember'),
    identityForget: call('identityForget'),
    filesRead: call('filesRead'),
    filesHeld: call('filesHeld'),
    filesFetchMissing: call('filesFetchMissing'),
    filesRemove: call('filesRemove'),
    docsLoad: call('docsLoad'),
    docsAppend: call('docsAppend'),
    docsCompact: call('docsCompact'),
    docsMarkSaved: call('docsMarkSaved'),
    docsUnsaved: call('docsUnsaved'),
    docsKeys: call('docsKeys'),
    docsRemove: call('docsRemove'),
    vaultState: call('vaultState'),
    vaultSetPassphrase: call('vaultSetPassphrase'),
    vaultUnlock: call('vaultUnlock'),
    roomTrust: call('roomTrust'),
    roomState: call('roomState'),
    roomStart: call('roomStart'),
    roomStop: call('roomStop'),
  },
  launch: { room: launchRoom() },
} satisfies Bridge);
