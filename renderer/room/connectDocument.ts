import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { channelSocketClass, type ChannelObserver } from './ChannelSocket.ts';
import type { RoomLink } from './RoomLink.ts';

const LONGEST_BACK_OFF_MILLISECONDS = 5000;

export interface DocumentListener extends ChannelObserver {
  /** The room's state as stored has been taken in. */
  synced(): void;
  /** The link or the channel was lost; it comes back by itself. */
  lost(): void;
  /** The room closed the channel for good, with a code from 4400 to 4499. */
  closed(code: number, reason: string): void;
}

export interface DocumentConnection {
  /** Tries again after the room has closed it for good. */
  retry(): void;
  /** Ends it; the document stays as it is. */
  end(): void;
}

/** Connects a Y document to the room through the public y-websocket provider, over the shared link. */
export function connectDocument(
  link: RoomLink,
  name: string,
  document: Y.Doc,
  readOnly: boolean,
  listener: DocumentListener,
): DocumentConnection {
  const awareness = new Awareness(document);
  awareness.setLocalState(null);
  const provider = new WebsocketProvider('link:', name, document, {
    connect: false,
    awareness,
    disableBc: true,
    maxBackoffTime: LONGEST_BACK_OFF_MILLISECONDS,
    WebSocketPolyfill: channelSocketClass(link, { document: name, readOnly, observer: listener }),
  });
  if (readOnly) document.off('update', provider._updateHandler);
  provider.on('sync', (synced) => {
    if (synced) listener.synced();
  });
  provider.on('closed', ({ code, reason }) => listener.closed(code, reason));
  provider.on('connection-close', (event) => {
    if (event !== null && !isFinal(event.code)) listener.lost();
  });
  provider.connect();
  return {
    retry: () => provider.connect(),
    end() {
      provider.destroy();
      awareness.destroy();
    },
  };
}

/** The codes after which y-websocket does not come back. */
function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499;
}
