import { until } from '../../renderer/signal.ts';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { FileId, ItemId, MemberId, SittingId, VersionId } from '../../shared/domain/ids.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import type { RoomServer } from '../e2e/roomServer.ts';
import type { Random } from '../fuzz/Random.ts';
import type { Seat } from './Hall.ts';
import { stopwatch } from './timing.ts';

/** What the house said yes to: it must stand in the record, by whom it was asked. */
export interface Acknowledgement {
  readonly type: Command['type'];
  readonly actor: MemberId;
  readonly seq: number;
}

/** A draft resolution of the programme. */
export interface Draft {
  readonly itemId: ItemId;
  readonly fileId: FileId;
  readonly versionId: VersionId;
}

/** One half day: an item of its own with its drafts. */
export interface Half {
  readonly sittingId: SittingId;
  readonly itemId: ItemId;
  readonly drafts: readonly Draft[];
}

export interface Cast {
  readonly server: RoomServer;
  /** Two of the desk who are no delegates. */
  readonly secretary: RoomClient;
  readonly clerk: RoomClient;
  /** Delegates; the first chairs, the second may. */
  readonly seats: readonly Seat[];
  readonly halves: readonly Half[];
}

/** A session on its way through the rehearsal: who takes part, and what the house has acknowledged so far. */
export class Stage {
  readonly cast: Cast;
  readonly random: Random;
  readonly acknowledged: Acknowledgement[] = [];
  /** From asking to the answer, milliseconds; those over a kill of the server are left out. */
  readonly latencies: number[] = [];
  readonly faults: string[] = [];
  readonly say: (line: string) => void;
  kills = 0;
  #chairs = [0, 1];
  readonly #lost = new Set<Seat>();

  constructor(cast: Cast, random: Random, say: (line: string) => void) {
    this.cast = cast;
    this.random = random;
    this.say = say;
  }

  /** Who chairs now. */
  get chair(): RoomClient {
    return this.seat(this.#chairs[0] ?? 0).room;
  }

  get deputy(): RoomClient {
    return this.seat(this.#chairs[1] ?? 1).room;
  }

  /** The chair's device dies for good; the deputy takes the chair. */
  loseChair(): void {
    this.#lost.add(this.seat(this.#chairs[0] ?? 0));
    this.chair.close();
    this.#chairs = this.#chairs.slice(1);
  }

  seat(index: number): Seat {
    const seat = this.cast.seats[index];
    if (seat === undefined) throw new Error(`there is no seat ${index}`);
    return seat;
  }

  /** Delegates whose devices live. */
  get voters(): readonly Seat[] {
    return this.cast.seats.filter((seat) => !this.#lost.has(seat));
  }

  half(index: number): Half {
    const half = this.cast.halves[index];
    if (half === undefined) throw new Error(`the session has no half day ${index}`);
    return half;
  }

  /** Asks and fails when it is refused. What is asked here always changes something. */
  async order(room: RoomClient, command: Command): Promise<void> {
    const kills = this.kills;
    const timer = stopwatch();
    const answer = await room.send(command);
    if (!answer.accepted) throw new Error(`${command.type} was refused: ${answer.refusal.code}`);
    if (kills === this.kills) this.latencies.push(timer());
    this.acknowledged.push({ type: command.type, actor: room.session.member.id, seq: answer.seq });
  }

  /** Asks for what must be refused. */
  async expectRefused(room: RoomClient, command: Command, code: string): Promise<void> {
    const answer = await room.send(command);
    const got = answer.accepted ? 'accepted' : answer.refusal.code;
    if (got !== code) this.faults.push(`${command.type} was to be refused with ${code} and was ${got}`);
  }

  /** Resolves when a device sees what it is to see. */
  async sees(room: RoomClient, holds: (projection: Projection) => boolean): Promise<void> {
    const { projection } = room;
    await until([projection], () => {
      const shown = projection.get();
      return shown !== null && holds(shown);
    });
  }

  /** SIGKILL, and the server again on the same data. */
  async killServer(): Promise<void> {
    this.kills += 1;
    await this.cast.server.kill();
    await this.cast.server.restart();
  }

  check(holds: boolean, fault: string): void {
    if (!holds) this.faults.push(fault);
  }
}
