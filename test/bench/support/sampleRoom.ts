import * as Y from 'yjs';
import { askMessage } from '../../../server/sync/messages.ts';
import type { RoomServer } from '../../e2e/roomServer.ts';
import { joinRoom, type Joined } from './joinRoom.ts';
import { NOTHING, openDocument } from './openDocument.ts';

/** The delegates of the sample session, signed in. */
export interface SampleRoom {
  readonly delegates: readonly Joined[];
  /** Name and present state of the room's document. */
  readonly name: string;
  readonly document: Y.Doc;
}

export async function joinSample({ url, ready }: RoomServer): Promise<SampleRoom> {
  const codes = ready.codes.delegates ?? [];
  const delegates = await Promise.all(codes.map((code) => joinRoom(url, code)));
  const [first] = delegates;
  if (first === undefined) throw new Error('the sample has no delegates');
  const name = `room/${first.sessionId}`;
  const document = new Y.Doc();
  const reading = { url, token: first.token, name };
  const room = await openDocument(reading, askMessage(NOTHING), (update) => Y.applyUpdate(document, update));
  room.drop();
  return { delegates, name, document };
}
