import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../shared/domain/ids.ts';
import { receiptText } from '../../shared/domain/signedText.ts';
import { commandAnswer } from '../../shared/protocol/commands.ts';
import { DeviceKeys } from '../../server/room/DeviceKeys.ts';
import { Room } from '../../server/room/Room.ts';
import { RoomUnavailable } from '../../server/room/RoomParts.ts';
import { ServerKey } from '../../server/room/ServerKey.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { Batch } from '../../server/store/RoomStore.ts';
import { Council, councilParts, delegateId, newSigner, SESSION, signedBy } from '../verify/Council.ts';
import { newCommandId, SERVER_KEY } from './house.ts';

/** Loses the connection to its disk after, or before, it has stored. */
class FaultyStore extends MemoryRoomStore {
  fault: 'none' | 'before' | 'after' = 'none';

  override async append(batch: Batch): Promise<void> {
    if (this.fault === 'before') throw new Error('disk failed');
    await super.append(batch);
    if (this.fault === 'after') throw new Error('connection to the disk lost');
  }
}

describe('ballots in the room', () => {
  const an = delegateId(5);

  it('the receipt names the event of the ballot; the same ballot again, also after the close and a restart, gets the same', async () => {
    const store = new MemoryRoomStore();
    const council = await Council.open(councilParts(store));
    const vote = await council.openVote(1);
    const command = council.ballot(an, vote, 'for');
    const id = newCommandId();
    const first = await council.room.execute(an, id, command);
    if (!first.accepted || first.receipt === undefined) throw new Error('no receipt');
    const { receipt } = first;
    const event = (await store.events(SESSION))[receipt.seq - 1];
    expect(event).toMatchObject({ type: 'ballotCast', actor: an, seq: first.seq, at: receipt.at });
    expect(Buffer.from(event?.chainHash ?? []).toString('hex')).toBe(receipt.chainHash);
    expect(receipt.signature).toBe(SERVER_KEY.sign(receiptText(receipt)));
    expect(commandAnswer.parse(JSON.parse(JSON.stringify(first)))).toEqual(first);
    await council.cast(delegateId(6), vote, 'against');
    expect(await council.room.execute(an, id, command)).toEqual(first);
    expect(await council.must(an, command)).toMatchObject({ receipt });
    await council.must(delegateId(1), { type: 'closeVote', voteId: vote });
    expect(await council.must(an, command)).toMatchObject({ receipt });
    const restarted = await Room.open(councilParts(store), SESSION, 1);
    expect(await restarted.execute(an, id, command)).toEqual(first);
    expect(await restarted.execute(an, newCommandId(), command)).toMatchObject({ receipt });
    const changed = council.ballot(an, vote, 'against', 2);
    const late = await restarted.execute(an, newCommandId(), changed);
    expect(late).toMatchObject({ accepted: false, late: { serial: 2, choice: 'against', memberId: an } });
  });

  it.each(['before', 'after'] as const)(
    'no receipt for a ballot whose append failed %s it was stored; asked again it counts once',
    async (fault) => {
      const store = new FaultyStore();
      const council = await Council.open(councilParts(store));
      const vote = await council.openVote(1);
      const command = council.ballot(an, vote, 'for');
      store.fault = fault;
      await expect(council.room.execute(an, newCommandId(), command)).rejects.toBeInstanceOf(RoomUnavailable);
      store.fault = 'none';
      const { receipt } = await council.must(an, command);
      const ballots = (await store.events(SESSION)).filter((event) => event.type === 'ballotCast');
      expect(ballots.map(({ seq }) => seq)).toEqual([receipt?.seq]);
      const links = council.room.chain.after(0).links;
      expect(links.map(({ seq }) => seq)).toEqual(links.map((_, index) => index + 1));
      expect(links.at(-1)?.chainHash).toBe(Buffer.from(council.room.head.chainHash).toString('hex'));
    },
  );

  it("who is online stands in the desk's projection only, and nobody is after a restart", async () => {
    const store = new MemoryRoomStore();
    const council = await Council.open(councilParts(store));
    await council.room.noteOnline(new Set([an, 'stranger' as MemberId]));
    const onlineIn = (room: Room, kind: 'room' | 'desk') => room.projection(kind).getMap('online').toJSON();
    expect(onlineIn(council.room, 'desk')).toEqual({ [an]: true });
    expect(onlineIn(council.room, 'room')).toEqual({});
    const restarted = await Room.open(councilParts(store), SESSION, 1);
    expect(onlineIn(restarted, 'desk')).toEqual({});
  });

  it('a room opened with another key declares it, and only then signs with it', async () => {
    const store = new MemoryRoomStore();
    const council = await Council.open(councilParts(store));
    const serverKey = new ServerKey(generateKeyPairSync('ed25519').privateKey);
    const opened = await Room.open(councilParts(store, { serverKey }), SESSION, 1);
    expect(opened.state.serverKey).toBe(serverKey.publicKey);
    expect(opened.head.seq).toBe(council.room.head.seq + 1);
    expect(opened.chain.after(opened.head.seq - 1).links[0]).toMatchObject({
      ...{ type: 'serverKeyDeclared', actor: null },
    });
  });
});

describe('DeviceKeys', () => {
  it('knows a signature of the key over the text and nothing else', () => {
    const [keys, one, other] = [new DeviceKeys(), newSigner(), newSigner()];
    const signature = signedBy(one, 'văn bản');
    for (let again = 0; again < 2; again += 1) {
      expect(keys.verify(one.publicKey, 'văn bản', signature)).toBe(true);
      expect(keys.verify(one.publicKey, 'văn bản khác', signature)).toBe(false);
      expect(keys.verify(other.publicKey, 'văn bản', signature)).toBe(false);
      expect(keys.verify(one.publicKey, 'văn bản', 'AAAA')).toBe(false);
      expect(keys.verify('AAAA', 'văn bản', signature)).toBe(false);
      expect(keys.isKeyOf(one.publicKey, one.deviceId)).toBe(true);
      expect(keys.isKeyOf(one.publicKey, other.deviceId)).toBe(false);
    }
  });

  it('takes no key of another kind and no second spelling of one', () => {
    const keys = new DeviceKeys();
    const { publicKey } = generateKeyPairSync('x25519');
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const { publicKey: good } = newSigner();
    for (const key of [spki, good.replace(/=*$/, ''), `${good}\n`]) {
      expect(keys.verify(key, 'x', 'AAAA')).toBe(false);
      expect(keys.isKeyOf(key, newSigner().deviceId)).toBe(false);
    }
  });
});
