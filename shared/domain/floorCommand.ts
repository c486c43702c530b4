import type { FloorRoom, QueuePolicy, RequestKind, Speaker } from './floor.ts';
import type { ItemId, RequestId, SpeechId } from './ids.ts';

/** How the floor is handed on: `null` seconds are those of the rule pack; `after` names the speech it ends. */
export interface Handing {
  readonly speechId: SpeechId;
  readonly seconds: number | null;
  readonly after: SpeechId | null;
}

/** What can be asked about the floor. */
export type FloorCommand =
  | {
      readonly type: 'askToSpeak';
      readonly requestId: RequestId;
      readonly room: FloorRoom;
      readonly itemId: ItemId;
      readonly kind: RequestKind;
      readonly topic: string;
    }
  | { readonly type: 'withdrawRequest'; readonly requestId: RequestId }
  /** Puts a request first, or back where the policy puts it. */
  | { readonly type: 'raiseRequest'; readonly requestId: RequestId; readonly raised: boolean }
  | { readonly type: 'setQueuePolicy'; readonly room: FloorRoom; readonly policy: QueuePolicy }
  | ({ readonly type: 'giveFloor'; readonly requestId: RequestId } & Handing)
  /** Gives the floor to somebody who does not stand in the queue. */
  | ({
      readonly type: 'callSpeaker';
      readonly room: FloorRoom;
      readonly itemId: ItemId;
      readonly speaker: Speaker;
      readonly kind: RequestKind;
      readonly topic: string;
    } & Handing)
  | { readonly type: 'pauseFloor'; readonly speechId: SpeechId }
  | { readonly type: 'resumeFloor'; readonly speechId: SpeechId }
  /** `seconds` more, counted from now when the time is over already. */
  | { readonly type: 'extendFloor'; readonly speechId: SpeechId; readonly seconds: number }
  /** `back`: it was given by mistake, and the request waits again. */
  | { readonly type: 'endFloor'; readonly speechId: SpeechId; readonly back: boolean };
