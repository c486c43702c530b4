import type { SessionEvent } from '../../shared/domain/event.ts';
import type { MemberId, PollId, VoteId } from '../../shared/domain/ids.ts';
import type { Choice } from '../../shared/domain/rulePack.ts';
import { marksText } from '../../shared/domain/slipSheet.ts';
import type { StoredEvent } from '../store/RoomStore.ts';

interface InRecord {
  readonly memberId: MemberId;
  readonly serial: number;
  readonly seq: number;
  /** Hexadecimal. */
  readonly chainHash: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where the newest ballot of a delegate in a vote stands in the record. */
export interface BallotPlace extends InRecord {
  readonly voteId: VoteId;
  readonly choice: Choice;
}

/** Where the newest slip of a delegate in a poll stands in the record. */
export interface SlipPlace extends InRecord {
  readonly pollId: PollId;
  /** `marksText` */
  readonly marks: string;
}

export type Place = BallotPlace | SlipPlace;

/** `null` for an event that is neither ballot nor slip. */
export function placeOf(event: SessionEvent, stored: StoredEvent): Place | null {
  const inRecord = (memberId: MemberId, serial: number): InRecord => {
    const chainHash = Buffer.from(stored.chainHash).toString('hex');
    return { memberId, serial, seq: stored.seq, chainHash, at: stored.at };
  };
  if (event.type === 'ballotCast') {
    const { memberId, choice, serial } = event.ballot;
    return { voteId: event.voteId, choice, ...inRecord(memberId, serial) };
  }
  if (event.type === 'slipCast') {
    const { memberId, marks, serial } = event.slip;
    return { pollId: event.pollId, marks: marksText(marks), ...inRecord(memberId, serial) };
  }
  return null;
}

/** The newest ballot of each delegate in each vote, and the newest slip in each poll. */
export class BallotPlaces {
  readonly #ballots = new Map<string, BallotPlace>();
  readonly #slips = new Map<string, SlipPlace>();

  ballot(voteId: VoteId, memberId: MemberId): BallotPlace | null {
    return this.#ballots.get(`${voteId}/${memberId}`) ?? null;
  }

  slip(pollId: PollId, memberId: MemberId): SlipPlace | null {
    return this.#slips.get(`${pollId}/${memberId}`) ?? null;
  }

  enter(places: readonly Place[]): void {
    for (const place of places) {
      if ('voteId' in place) this.#ballots.set(`${place.voteId}/${place.memberId}`, place);
      else this.#slips.set(`${place.pollId}/${place.memberId}`, place);
    }
  }
}
