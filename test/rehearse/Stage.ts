import { until } from '../../renderer/signal.ts';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import { isHere } from '../../shared/domain/attendance.ts';
import type { Command } from '../../shared/domain/command.ts';
import type {
  FileId,
  ItemId,
  MemberId,
  PollId,
  SittingId,
  VersionId,
  VoteId,
} from '../../shared/domain/ids.ts';
import type { Choice } from '../../shared/domain/rulePack.ts';
import type { MarkedRow } from '../../shared/domain/slip.ts';
import { marksText } from '../../shared/domain/slipSheet.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import type { RoomServer } from '../e2e/roomServer.ts';
import type { Random } from '../fuzz/Random.ts';
import type { Seat } from './Hall.ts';
import { stopwatch } from './timing.ts';

/** How long a device may take to show what the record says, also on a busy machine and over a kill. */
const PATIENCE_MS = 90_000;

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
  /** `vote/member` or `poll/member`: the choice or the marks of the newest one with a checked receipt. */
  readonly receipts = new Map<string, string>();
  /** From asking to the answer, milliseconds; those over a kill of the server are left out. */
  readonly latencies: number[] = [];
  /** From the touch to the checked receipt of a ballot or slip, likewise. */
  readonly receiptLatencies: number[] = [];
  readonly faults: string[] = [];
  readonly say: (line: string) => void;
  kills = 0;
  #chairs = [0, 1];
  readonly #lost = new Set<Seat>();
  readonly #replaced = new Map<Seat, Seat>();

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
    return this.cast.seats.flatMap((seat) => this.#replaced.get(seat) ?? (this.#lost.has(seat) ? [] : seat));
  }

  /** Voters who are here by the roll of the sitting that is open. */
  get present(): readonly Seat[] {
    const shown = this.cast.secretary.projection.get();
    const open = Object.values(shown?.sittingRecords ?? {}).find(
      ({ openedAt, closedAt }) => openedAt !== null && closedAt === null,
    );
    return this.voters.filter(
      ({ memberId }) => open !== undefined && isHere(shown?.roll[`${open.id}/${memberId}`]),
    );
  }

  /** Those whose devices died and were not replaced. */
  get lost(): readonly Seat[] {
    return [...this.#lost].filter((seat) => !this.#replaced.has(seat));
  }

  /** A delegate goes on with another device. */
  replaceDevice(old: Seat, seat: Seat): void {
    this.#replaced.set(old, seat);
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

  /** Casts as soon as this device shows the vote; resolves with the checked receipt. */
  async castBallot({ memberId, room }: Seat, voteId: VoteId, choice: Choice): Promise<void> {
    await this.sees(room, ({ votes }) => votes[voteId] !== undefined);
    const stop = this.#timed();
    await room.ballots.cast(voteId, choice);
    await until([room.ballots.own], () => {
      const own = room.ballots.own.get().get(voteId);
      if (own?.state === 'refused') throw new Error(`a ballot was refused: ${own.refusal}`);
      return own?.state === 'cast' && own.choice === choice;
    });
    stop();
    this.receipts.set(`${voteId}/${memberId}`, choice);
  }

  /** Likewise in a poll by slip. */
  async castSlip({ memberId, room }: Seat, pollId: PollId, marks: readonly MarkedRow[]): Promise<void> {
    await this.sees(room, ({ polls }) => polls[pollId]?.state === 'open');
    const stop = this.#timed();
    await room.slips.cast(pollId, marks);
    await until([room.slips.own], () => {
      const own = room.slips.own.get().get(pollId);
      if (own?.state === 'refused') throw new Error(`a slip was refused: ${own.refusal}`);
      return own?.state === 'cast' && marksText(own.marks) === marksText(marks);
    });
    stop();
    this.receipts.set(`${pollId}/${memberId}`, marksText(marks));
  }

  #timed(): () => void {
    const { kills } = this;
    const timer = stopwatch();
    return () => kills === this.kills && this.receiptLatencies.push(timer());
  }

  /** Asks for what must be refused. */
  async expectRefused(room: RoomClient, command: Command, code: string): Promise<void> {
    const answer = await room.send(command);
    const got = answer.accepted ? 'accepted' : answer.refusal.code;
    if (got !== code) this.faults.push(`${command.type} was to be refused with ${code} and was ${got}`);
  }

  /** Resolves when a device sees what it is to see; rejects when it does not come. */
  async sees(room: RoomClient, holds: (projection: Projection) => boolean): Promise<void> {
    const { projection } = room;
    const isSeen = until([projection], () => {
      const shown = projection.get();
      return shown !== null && holds(shown);
    });
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_, reject) => {
      const fault = () => reject(new Error(`${room.session.member.id} never saw: ${holds.toString()}`));
      timer = setTimeout(fault, PATIENCE_MS);
    });
    try {
      await Promise.race([isSeen, patience]);
    } finally {
      clearTimeout(timer);
    }
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
