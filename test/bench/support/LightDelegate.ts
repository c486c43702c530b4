import { createPublicKey, generateKeyPairSync, randomUUID, sign, verify, type KeyObject } from 'node:crypto';
import * as Y from 'yjs';
import { deviceIdOf } from '../../../server/room/DeviceKeys.ts';
import { askMessage } from '../../../server/sync/messages.ts';
import type { MemberId, SessionId, VoteId } from '../../../shared/domain/ids.ts';
import { ballotText, receiptText } from '../../../shared/domain/signedText.ts';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { commandAnswer } from '../../../shared/protocol/commands.ts';
import { NOTHING, openDocument, type LinkDocument } from './openDocument.ts';
import { joinRoom, type Joined } from './joinRoom.ts';

/** A ballot on its way: signed, not sent. */
export interface SignedBallot {
  readonly voteId: VoteId;
  readonly choice: 'for';
  readonly serial: number;
  readonly deviceId: string;
  readonly signature: string;
}

/**
 * A delegate's device without an application: a key of its own, one socket in our form, a real Y.Doc of the room. As light as the clients of the servers that are compared with, but for what a ballot needs.
 */
export class LightDelegate {
  readonly memberId: MemberId;
  readonly document = new Y.Doc();
  readonly #privateKey: KeyObject;
  readonly #deviceId: string;
  readonly #sessionId: SessionId;
  #serverKey: KeyObject | null = null;
  #room: LinkDocument | null = null;

  private constructor(joined: Joined, key: { readonly privateKey: KeyObject; readonly deviceId: string }) {
    this.#sessionId = joined.sessionId;
    this.memberId = joined.memberId;
    this.#privateKey = key.privateKey;
    this.#deviceId = key.deviceId;
  }

  /** Signs in with a code, enrols a key and reads the room's state. */
  static async join(url: string, code: string): Promise<LightDelegate> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const deviceKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const joined = await joinRoom(url, code, deviceKey);
    const { token, sessionId } = joined;
    const key = { privateKey, deviceId: deviceIdOf(deviceKey) };
    const delegate = new LightDelegate(joined, key);
    delegate.#room = await openDocument(
      { url, token, name: `room/${sessionId}` },
      askMessage(NOTHING),
      (update) => Y.applyUpdate(delegate.document, update),
    );
    return delegate;
  }

  turnout(voteId: VoteId): number {
    return Number(this.document.getMap('turnout').get(voteId) ?? 0);
  }

  vote(voteId: VoteId): VoteView | undefined {
    return this.document.getMap<VoteView>('votes').get(voteId);
  }

  sign(voteId: VoteId, serial: number): SignedBallot {
    const motion = this.vote(voteId)?.motion;
    if (motion === undefined) throw new Error('the vote is not shown');
    const choice = 'for' as const;
    const parts = { sessionId: this.#sessionId, voteId, memberId: this.memberId, choice, serial };
    const text = ballotText({ ...parts, sha256: motion.sha256 });
    const signature = sign(null, Buffer.from(text), this.#privateKey).toString('base64');
    return { voteId, choice, serial, deviceId: this.#deviceId, signature };
  }

  /** Resolves when the house's receipt for it has been checked; throws when it does not hold. */
  async cast(ballot: SignedBallot): Promise<void> {
    if (this.#room === null) throw new Error('not in the room');
    const command = { type: 'castBallot', ...ballot };
    const text = await this.#room.command(JSON.stringify({ commandId: randomUUID(), command }));
    const answer = commandAnswer.parse(JSON.parse(text));
    const receipt = answer.accepted ? answer.receipt : undefined;
    const isAboutIt =
      receipt?.voteId === ballot.voteId &&
      receipt.memberId === this.memberId &&
      receipt.choice === ballot.choice &&
      receipt.serial === ballot.serial;
    if (!isAboutIt) throw new Error(`no receipt for a ballot: ${text}`);
    const signed = Buffer.from(receiptText(receipt));
    if (!verify(null, signed, this.#houseKey(), Buffer.from(receipt.signature, 'base64'))) {
      throw new Error('a receipt is not signed by the house');
    }
  }

  close(): void {
    this.#room?.drop();
    this.document.destroy();
  }

  #houseKey(): KeyObject {
    const key = Buffer.from(String(this.document.getMap('session').get('serverKey')), 'base64');
    this.#serverKey ??= createPublicKey({ key, format: 'der', type: 'spki' });
    return this.#serverKey;
  }
}
