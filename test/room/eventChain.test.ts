import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../shared/domain/event.ts';
import type { StoredEvent } from '../../server/store/RoomStore.ts';
import { CHAIN_START, ChainBroken, sealEvent, verifyChain } from '../../server/room/eventChain.ts';
import { DELEGATE, SESSION } from './house.ts';

const event: SessionEvent = { type: 'memberRemoved', memberId: DELEGATE };

function chain(length: number): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const header = { sessionId: SESSION, seq, at: 1000 + seq, actor: seq % 2 === 0 ? DELEGATE : null };
    events.push(sealEvent(header, event, events.at(-1)?.chainHash ?? CHAIN_START, Buffer.alloc(16, seq)));
  }
  return events;
}

function brokenAt(events: readonly StoredEvent[]): number | null {
  try {
    verifyChain(SESSION, events);
    return null;
  } catch (error) {
    if (error instanceof ChainBroken) return error.seq;
    throw error;
  }
}

describe('event chain', () => {
  it('hashes exactly the documented bytes', () => {
    const [, second] = chain(2);
    if (second === undefined) throw new Error('no event');
    const integer = (value: number) => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(value, 4);
      return bytes;
    };
    const text = (value: string) => Buffer.concat([integer(Buffer.byteLength(value)), Buffer.from(value)]);
    const payloadHash = createHash('sha256')
      .update(Buffer.alloc(16, 2))
      .update(JSON.stringify(event))
      .digest();
    const link = Buffer.concat([
      chain(1)[0]?.chainHash ?? Buffer.alloc(0),
      Buffer.from('paperless-event/1'),
      text(SESSION),
      integer(2),
      integer(1002),
      Buffer.of(1),
      text(DELEGATE),
      text('memberRemoved'),
      integer(1),
      payloadHash,
    ]);
    expect(Buffer.from(second.chainHash)).toEqual(createHash('sha256').update(link).digest());
  });

  it('accepts an untouched chain, also with an erased payload', () => {
    const events = chain(4);
    expect(brokenAt(events)).toBeNull();
    const erased = events.map((one) => (one.seq === 2 ? { ...one, payload: null, salt: null } : one));
    expect(brokenAt(erased)).toBeNull();
  });

  it.each<[string, Partial<StoredEvent>]>([
    ['payload', { payload: Buffer.from('{"type":"memberRemoved","memberId":"other"}') }],
    ['salt', { salt: Buffer.alloc(16, 9) }],
    ['payload hash', { payloadHash: Buffer.alloc(32, 9) }],
    ['time', { at: 5 }],
    ['actor', { actor: null }],
    ['type', { type: 'published' }],
    ['version', { version: 2 }],
    ['chain hash', { chainHash: Buffer.alloc(32, 9) }],
  ])('sees a changed %s', (_, change) => {
    expect(brokenAt(chain(4).map((one) => (one.seq === 2 ? { ...one, ...change } : one)))).toBe(2);
  });

  it('sees a missing, a doubled and a moved event, and one of another session', () => {
    const [first, second, third] = chain(3) as [StoredEvent, StoredEvent, StoredEvent];
    expect(brokenAt([first, third])).toBe(2);
    expect(brokenAt([first, second, second])).toBe(3);
    expect(brokenAt([second, first])).toBe(1);
    expect(brokenAt([first, { ...third, seq: 2 }])).toBe(2);
    expect(() => verifyChain('another' as typeof SESSION, [first])).toThrow(ChainBroken);
  });
});
