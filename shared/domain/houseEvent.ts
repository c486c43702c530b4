import type { StoredPack } from './completePack.ts';
import type { MemberId } from './ids.ts';
import type { MandateEnd } from './mandate.ts';
import type { Member } from './roster.ts';
import type { PlacedSeat } from './seatMap.ts';

/** The council's own rules, its total number of delegates, and its hall. */
export type HouseEvent =
  | { readonly type: 'rulePackPut'; readonly pack: StoredPack }
  | { readonly type: 'rulePackRemoved'; readonly packId: string }
  | {
      readonly type: 'mandateEnded';
      readonly memberId: MemberId;
      /** As it was then. */
      readonly name: string;
      readonly reason: MandateEnd;
      readonly decision: string;
      readonly at: number;
      /** Total number of delegates from then on. */
      readonly seats: number;
    }
  | {
      readonly type: 'vacancyFilled';
      readonly member: Member;
      readonly decision: string;
      readonly at: number;
      readonly seats: number;
    }
  | { readonly type: 'seatMapPut'; readonly seats: readonly PlacedSeat[] };
