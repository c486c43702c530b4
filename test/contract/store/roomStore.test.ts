import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MemberId, SessionId } from '../../../shared/domain/ids.ts';
import { LogConflict } from '../../../server/store/faults.ts';
import {
  KEPT_REFUSALS,
  type Batch,
  type ProjectionKind,
  type RememberedCommand,
  type StoredEvent,
} from '../../../server/store/RoomStore.ts';
import { IMPLEMENTATIONS, type OpenHouse } from './implementations.ts';

const session = 'session-1' as SessionId;
const actor = 'member-1' as MemberId;

function event(seq: number): StoredEvent {
  return {
    seq,
    at: 1_800_000_000_000 + seq,
    actor: seq % 2 === 0 ? null : actor,
    type: 'detailsChanged',
    version: 1,
    payload: randomBytes(40),
    salt: randomBytes(16),
    payloadHash: randomBytes(32),
    chainHash: randomBytes(32),
  };
}

function command(commandId: string, by: MemberId | null = actor): RememberedCommand {
  const answer = '{"accepted":true,"seq":1}';
  return { actor: by, commandId, accepted: true, bodyHash: randomBytes(32), answer };
}

function refusal(commandId: string, by: MemberId | null = actor): RememberedCommand {
  const answer = '{"accepted":false,"refusal":{"code":"notAllowed"}}';
  return { ...command(commandId, by), accepted: false, answer };
}

function batch(part: Partial<Batch>): Batch {
  return { sessionId: session, events: [], commands: [], projectionUpdates: [], ...part };
}

/** Bytes as hexadecimal text, so that a Buffer equals a Uint8Array. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

describe.each(IMPLEMENTATIONS)('RoomStore: $name', (implementation) => {
  let house: OpenHouse;
  beforeEach(async () => {
    house = await implementation.open();
  });
  afterEach(async () => {
    await house.close();
  });

  it('holds nothing at first', async () => {
    const { rooms } = house.stores;
    expect(await rooms.sessions()).toEqual([]);
    expect(await rooms.events(session)).toEqual([]);
    expect(await rooms.command(session, actor, 'c1')).toBeNull();
    expect(await rooms.projection(session, 'room')).toEqual([]);
  });

  it('gives back a batch byte for byte, also after a restart', async () => {
    const whole = batch({
      events: [event(1), event(2), { ...event(3), payload: null, salt: null }],
      commands: [command('c1'), command('c1', null)],
      projectionUpdates: [
        { kind: 'room', epoch: 1, update: new Uint8Array([1, 2, 3]) },
        { kind: 'desk', epoch: 1, update: new Uint8Array([4]) },
        { kind: 'room', epoch: 1, update: new Uint8Array([5, 6]).subarray(1) },
      ],
    });
    await house.stores.rooms.append(whole);
    const rooms = (await house.reopen()).rooms;
    expect(await rooms.sessions()).toEqual([{ sessionId: session, epoch: 1 }]);
    expect(plain(await rooms.events(session))).toEqual(plain(whole.events));
    expect(plain(await rooms.command(session, actor, 'c1'))).toEqual(plain(whole.commands[0]));
    expect(plain(await rooms.command(session, null, 'c1'))).toEqual(plain(whole.commands[1]));
    expect(plain(await rooms.projection(session, 'room'))).toEqual(['010203', '06']);
    expect(plain(await rooms.projection(session, 'desk'))).toEqual(['04']);
  });

  it('keeps the log gapless and rejects a batch that does not continue it, without a trace', async () => {
    const { rooms } = house.stores;
    await rooms.append(batch({ events: [event(1)] }));
    for (const events of [[event(1)], [event(3)], [event(2), event(4)]]) {
      const refused = batch({
        events,
        commands: [command('x')],
        projectionUpdates: [{ kind: 'room', epoch: 1, update: new Uint8Array([9]) }],
      });
      await expect(rooms.append(refused)).rejects.toBeInstanceOf(LogConflict);
    }
    expect(await rooms.events(session)).toHaveLength(1);
    expect(await rooms.command(session, actor, 'x')).toBeNull();
    expect(await rooms.projection(session, 'room')).toEqual([]);
  });

  it('rejects a session without a first event, a foreign epoch and a command remembered before', async () => {
    const { rooms } = house.stores;
    await expect(rooms.append(batch({ commands: [command('c')] }))).rejects.toBeInstanceOf(LogConflict);
    expect(await rooms.sessions()).toEqual([]);
    await rooms.append(batch({ events: [event(1)], commands: [command('c')] }));
    const foreign = batch({ projectionUpdates: [{ kind: 'room', epoch: 2, update: new Uint8Array([1]) }] });
    await expect(rooms.append(foreign)).rejects.toBeInstanceOf(LogConflict);
    const repeated = batch({ events: [event(2)], commands: [command('c')] });
    await expect(rooms.append(repeated)).rejects.toBeInstanceOf(LogConflict);
    expect(await rooms.events(session)).toHaveLength(1);
  });

  it('forgets the oldest refusals of an actor, and no accepted command', async () => {
    const other = 'member-2' as MemberId;
    const first = [command('a'), refusal('r0'), refusal('of another', other), refusal('of the house', null)];
    await house.stores.rooms.append(batch({ events: [event(1)], commands: first }));
    const ids = Array.from({ length: KEPT_REFUSALS }, (_, index) => `r${index + 1}`);
    await house.stores.rooms.append(batch({ commands: ids.slice(0, -1).map((id) => refusal(id)) }));
    const { rooms } = await house.reopen();
    expect(plain(await rooms.command(session, actor, 'r0'))).toEqual(plain(first[1]));
    await rooms.append(batch({ commands: [command('b'), refusal(ids.at(-1) ?? '')] }));
    expect(await rooms.command(session, actor, 'r0')).toBeNull();
    for (const id of ['a', 'b', ...ids]) expect(await rooms.command(session, actor, id)).not.toBeNull();
    expect(await rooms.command(session, other, 'of another')).not.toBeNull();
    expect(await rooms.command(session, null, 'of the house')).not.toBeNull();
    const repeated = batch({ commands: [refusal(ids[0] ?? '')] });
    await expect(rooms.append(repeated)).rejects.toBeInstanceOf(LogConflict);
    await rooms.append(batch({ commands: [command('r0')] }));
  });

  it('keeps sessions apart', async () => {
    const { rooms } = house.stores;
    const other = 'session-2' as SessionId;
    await Promise.all([
      rooms.append(batch({ events: [event(1)], commands: [command('c')] })),
      rooms.append(batch({ sessionId: other, events: [event(1), event(2)] })),
    ]);
    expect(await rooms.events(session)).toHaveLength(1);
    expect(await rooms.events(other)).toHaveLength(2);
    expect(await rooms.command(other, actor, 'c')).toBeNull();
  });

  it('one refused batch does not harm those that arrive with it', async () => {
    const { rooms } = house.stores;
    const answers = await Promise.allSettled([
      rooms.append(batch({ events: [event(1)] })),
      rooms.append(batch({ events: [event(5)] })),
      rooms.append(batch({ events: [event(2)] })),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await rooms.events(session)).toHaveLength(2);
  });

  it('compacts one projection and leaves the other', async () => {
    const { rooms } = house.stores;
    const seat = 'seat/an' as ProjectionKind;
    const update = (kind: ProjectionKind, byte: number) => ({
      kind,
      epoch: 1,
      update: new Uint8Array([byte]),
    });
    await rooms.append(
      batch({
        events: [event(1)],
        projectionUpdates: [update('room', 1), update('room', 2), update('desk', 3), update(seat, 4)],
      }),
    );
    await rooms.compactProjection(session, 'room', new Uint8Array([7]));
    await rooms.append(batch({ projectionUpdates: [update('room', 8)] }));
    expect(plain(await rooms.projection(session, 'room'))).toEqual(['07', '08']);
    expect(plain(await rooms.projection(session, 'desk'))).toEqual(['03']);
    expect(plain(await rooms.projection(session, seat))).toEqual(['04']);
    expect(await rooms.projection(session, 'seat/binh' as ProjectionKind)).toEqual([]);
  });
});
