import type { FloorRoom, QueuePolicy, RequestTerms, SpeechTerms } from './floor.ts';
import type { RequestId, SpeechId } from './ids.ts';

/** What happens on the floor. Kept for good like all events. */
export type FloorEvent =
  | { readonly type: 'speechAsked'; readonly request: RequestTerms }
  | { readonly type: 'requestWithdrawn'; readonly requestId: RequestId }
  | { readonly type: 'requestRaised'; readonly requestId: RequestId; readonly raised: boolean }
  | { readonly type: 'queuePolicySet'; readonly room: FloorRoom; readonly policy: QueuePolicy }
  | { readonly type: 'floorGiven'; readonly speech: SpeechTerms; readonly limitSeconds: number }
  /** `usedMs`: all that the speech has used until then. */
  | {
      readonly type: 'floorPaused';
      readonly speechId: SpeechId;
      readonly at: number;
      readonly usedMs: number;
    }
  | { readonly type: 'floorResumed'; readonly speechId: SpeechId; readonly at: number }
  /** `limitSeconds`: the new limit of the whole speech. */
  | { readonly type: 'floorExtended'; readonly speechId: SpeechId; readonly limitSeconds: number }
  /** `back`: the request waits again where it stood. */
  | {
      readonly type: 'floorEnded';
      readonly speechId: SpeechId;
      readonly at: number;
      readonly usedMs: number;
      readonly back: boolean;
    };
