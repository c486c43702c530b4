import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { formatDocumentName, parseDocumentName } from '../../shared/protocol/documents.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/http.ts';
import {
  decodeClientFrame,
  encodeServerFrame,
  type ClientFrame,
  type ServerFrame,
} from '../../shared/protocol/link.ts';
import type { RoomForSync, SignedIn } from '../room/RoomForSync.ts';
import { Channel, type ChannelSide } from './Channel.ts';
import type { Documents } from './Documents.ts';
import type { Follower, PresentationRelay } from './PresentationRelay.ts';
import { LinkCommands } from './LinkCommands.ts';
import type { Form } from './StockForm.ts';
import type { SyncSurroundings } from './surroundings.ts';
import type { Wire } from './Wire.ts';

interface OpenChannel {
  readonly channel: Channel;
  readonly document: string;
}

/** Our own form: every document of a client is a channel of one socket. */
export class LinkForm implements Form {
  readonly #wire: Wire;
  readonly #signedIn: SignedIn;
  readonly #room: RoomForSync;
  readonly #documents: Documents;
  readonly #surroundings: SyncSurroundings;
  readonly #channels = new Map<number, OpenChannel>();
  readonly #openDocuments = new Set<string>();
  readonly #commands: LinkCommands;
  readonly #presentation: PresentationRelay;
  readonly #follower: Follower;
  #clockAt: number;

  constructor(
    wire: Wire,
    signedIn: SignedIn,
    room: RoomForSync,
    documents: Documents,
    presentation: PresentationRelay,
    surroundings: SyncSurroundings,
  ) {
    this.#wire = wire;
    this.#signedIn = signedIn;
    this.#room = room;
    this.#documents = documents;
    this.#surroundings = surroundings;
    this.#commands = new LinkCommands(signedIn.memberId, room, surroundings.log);
    this.#presentation = presentation;
    this.#follower = { take: (frame) => wire.sendFleeting(frame) };
    this.#clockAt = surroundings.clock();
    this.#send({ type: 'welcome', protocol: PROTOCOL_VERSION, now: this.#clockAt });
  }

  receive(bytes: Uint8Array): void {
    let frame: ClientFrame;
    try {
      frame = decodeClientFrame(bytes);
    } catch {
      this.#wire.end(CLOSE.malformed, 'malformed frame');
      return;
    }
    switch (frame.type) {
      case 'signIn':
        this.#wire.end(CLOSE.malformed, 'signed in already');
        break;
      case 'open':
        this.#open(frame.channel, frame.document);
        break;
      case 'data':
        // For a channel that is not open: it crossed our `closed` on the way.
        this.#channels.get(frame.channel)?.channel.receive(frame.message);
        break;
      case 'close':
        this.#channels.get(frame.channel)?.channel.leave();
        this.#forget(frame.channel);
        break;
      case 'follow':
        if (frame.on) this.#presentation.follow(this.#follower);
        else this.#presentation.leave(this.#follower);
        break;
      case 'presentPlace':
        this.#presentation.place(this.#signedIn.memberId, frame.place);
        break;
      case 'presentPointer':
        this.#presentation.point(this.#signedIn.memberId, frame.pointer);
        break;
      case 'command': {
        const { number, request } = frame;
        void this.#commands
          .answer(request)
          .then((answer) => this.#send({ type: 'answered', number, answer: JSON.stringify(answer) }));
        break;
      }
    }
  }

  recheck(): void {
    for (const { channel } of [...this.#channels.values()]) channel.recheck();
  }

  tick(now: number): void {
    // Also after the clock was set back: the client is to know at once.
    if (now >= this.#clockAt && now - this.#clockAt < this.#surroundings.limits.clockMs) return;
    this.#clockAt = now;
    this.#send({ type: 'clock', now });
  }

  leave(): void {
    this.#presentation.leave(this.#follower);
    this.#presentation.lost(this.#signedIn.memberId);
    for (const { channel } of [...this.#channels.values()]) channel.leave();
    this.#channels.clear();
    this.#openDocuments.clear();
  }

  #open(number: number, document: string): void {
    if (this.#channels.has(number)) {
      this.#wire.end(CLOSE.malformed, 'channel open already');
      return;
    }
    const name = parseDocumentName(document);
    if (name === null) {
      this.#closed(number, CLOSE.noSuchDocument, 'no such document');
      return;
    }
    const text = formatDocumentName(name);
    if (this.#openDocuments.has(text)) {
      this.#closed(number, CLOSE.malformed, 'document open already');
      return;
    }
    if (this.#channels.size >= this.#surroundings.limits.maxChannels) {
      this.#closed(number, CLOSE.tooLarge, 'too many documents');
      return;
    }
    const channel = new Channel({
      name,
      memberId: this.#signedIn.memberId,
      room: this.#room,
      side: this.#sideOf(number),
      documents: this.#documents,
      surroundings: this.#surroundings,
    });
    this.#channels.set(number, { channel, document: text });
    this.#openDocuments.add(text);
    void channel.open();
  }

  #sideOf(number: number): ChannelSide {
    return {
      opened: (documentNumber) => this.#send({ type: 'opened', channel: number, documentNumber }),
      deliver: (frame) => this.#wire.send(frame.linkFrame),
      answer: (frame) => this.#wire.answer(frame.linkFrame),
      whenRoom: (run) => this.#wire.whenRoom(run),
      saved: (count, stateVector) => this.#send({ type: 'saved', channel: number, count, stateVector }),
      ended: (code, reason, last) => {
        this.#forget(number);
        if (last !== null) this.#wire.send(last.linkFrame);
        this.#closed(number, code, reason);
      },
    };
  }

  #forget(number: number): void {
    const open = this.#channels.get(number);
    if (open === undefined) return;
    this.#channels.delete(number);
    this.#openDocuments.delete(open.document);
  }

  #closed(channel: number, code: number, reason: string): void {
    this.#send({ type: 'closed', channel, code, reason });
  }

  #send(frame: ServerFrame): void {
    this.#wire.send(encodeServerFrame(frame));
  }
}
