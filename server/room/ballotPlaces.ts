import type { SessionEvent } from '../../shared/domain/event.ts';
import type { MemberId, VoteId } from '../../shared/domain/ids.ts';
import type { Choice } from '../../shared/domain/rulePack.ts';
import type { StoredEvent } from '../store/RoomStore.ts';

/** Where the newest ballot of a delegate in a vote stands in the record. */
export interface BallotPlace {
  readonly voteId: VoteId;
  readonly memberId: MemberId;
  readonly choice: Choice;
  readonly serial: number;
  readonly seq: number;
  /** Hexadecimal. */
  readonly chainHash: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** `null` for an event that is no ballot. */
export function ballotPlaceOf(event: SessionEvent, stored: StoredEvent): BallotPlace | null {
  if (event.type !== 'ballotCast') return null;
  const { memberId, choice, serial } = event.ballot;
  const chainHash = Buffer.from(stored.chainHash).toString('hex');
  return { voteId: event.voteId, memberId, choice, serial, seq: stored.seq, chainHash, at: stored.at };
}

/** The newest ballot of each delegate in each vote. */
export class BallotPlaces {
  readonly #places = new Map<string, BallotPlace>();

  get(voteId: VoteId, memberId: MemberId): BallotPlace | null {
    return this.#places.get(keyOf(voteId, memberId)) ?? null;
  }

  enter(places: readonly BallotPlace[]): void {
    for (const place of places) this.#places.set(keyOf(place.voteId, place.memberId), place);
  }
}

function keyOf(voteId: VoteId, memberId: MemberId): string {
  return `${voteId}/${memberId}`;
}
