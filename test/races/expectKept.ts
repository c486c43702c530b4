import { expect } from 'vitest';
import type * as Y from 'yjs';
import type { Command } from '../../shared/domain/command.ts';
import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import { createProjector } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import { CHAIN_START } from '../../server/room/eventChain.ts';
import { recordText } from '../../server/room/recordText.ts';
import { replay } from '../../server/room/replay.ts';
import { Room } from '../../server/room/Room.ts';
import { seatOf, type RoomStore, type StoredEvent } from '../../server/store/RoomStore.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { expectInvariants } from '../domain/invariants.ts';
import { partsOf, SERVER_KEY } from '../room/house.ts';
import { isShown } from './isShown.ts';

/** A command that was sent, and what became of it. */
export interface Asked {
  readonly actor: MemberId | null;
  readonly commandId: string;
  readonly command: Command;
  /** `null` when the room could not say. */
  readonly answer: CommandAnswer | null;
}

type Accepted = Asked & { readonly answer: CommandAnswer & { readonly accepted: true } };

/**
 * What a stranger may hold against a room after a race: its record verifies; every state that an answer spoke of is
 * one that the rules allow and shows what was acknowledged; after a restart each answer is given again; and what the
 * audiences were shown is what the record says.
 */
export async function expectKept(store: RoomStore, room: Room, asked: readonly Asked[]): Promise<void> {
  const { sessionId } = room;
  const again = await Room.open(partsOf(store), sessionId, 1);
  const accepted = asked.filter((one): one is Accepted => one.answer?.accepted === true);
  if (!again.exists) return expect(accepted).toEqual([]);
  expect(again.head.seq).toBeGreaterThanOrEqual(room.head.seq);
  const events = await store.events(sessionId);
  expectShown(sessionId, events, accepted);
  for (const { actor, commandId, command, answer } of accepted) {
    expect(await again.execute(actor, commandId, command)).toEqual(answer);
  }
  // Asking again has changed nothing.
  expect(await store.events(sessionId)).toEqual(events);
  const record = recordText(sessionId, events, SERVER_KEY);
  expect(verifyRecord(parseRecord(record)).findings).toEqual([]);
  await expectProjected(room, events);
}

/** At each number that an answer named: the invariants hold, and what was acknowledged is there. */
function expectShown(sessionId: SessionId, events: readonly StoredEvent[], accepted: readonly Accepted[]) {
  const bySeq = new Map<number, Accepted[]>();
  for (const one of accepted) bySeq.set(one.answer.seq, [...(bySeq.get(one.answer.seq) ?? []), one]);
  let [state, head]: [SessionState | null, ReturnType<typeof replay>['head']] = [
    null,
    { seq: 0, chainHash: CHAIN_START },
  ];
  for (const event of events) {
    ({ state, head } = replay(sessionId, [event], state, head));
    const answered = bySeq.get(event.seq);
    if (answered === undefined || state === null) continue;
    bySeq.delete(event.seq);
    expectInvariants(state);
    for (const { actor, command } of answered) {
      if (!isShown(state, command, actor)) {
        expect.fail(`${command.type} of ${actor} was acknowledged as ${event.seq} and is not in the record`);
      }
    }
  }
  expect([...bySeq.keys()].filter((seq) => seq > 0)).toEqual([]);
}

/** What was staged change by change is what a fresh look at the replayed record shows, to every audience. */
async function expectProjected(room: Room, events: readonly StoredEvent[]): Promise<void> {
  await settled(room);
  const { state, head } = replay(room.sessionId, events, null, { seq: 0, chainHash: CHAIN_START });
  if (state === null) return;
  const sources = {
    ...{ ...state, sharers: new Set<string>(), online: new Set<MemberId>(), epoch: room.epoch },
    head: { seq: head.seq, chainHash: Buffer.from(head.chainHash).toString('hex') },
  };
  for (const kind of ['room', 'desk'] as const) {
    expectSays(room.projection(kind), createProjector(kind)(sources));
  }
  for (const memberId of state.members.keys()) {
    expectSays(room.projection(seatOf(memberId)), createSeatProjector(memberId)(sources));
  }
}

/** After a failed append a room catches up with what the store holds when it is next asked for something. */
async function settled(room: Room): Promise<void> {
  for (;;) {
    try {
      return await room.noteOnline(new Set());
    } catch {
      continue;
    }
  }
}

/** The document says just what it is to say; a section that is empty need not exist. */
function expectSays(document: Y.Doc, contents: object): void {
  const wanted = JSON.parse(JSON.stringify(contents)) as Record<string, unknown>;
  const names = new Set([...document.share.keys(), ...Object.keys(wanted)]);
  const said = [...names].map((name) => [name, document.getMap(name).toJSON()] as const);
  expect(Object.fromEntries(said)).toEqual(wanted);
}
