import type { MemberId, SittingId } from './ids.ts';
import type { Weight } from './proxyCommand.ts';

export type ProxyEvent =
  | {
      readonly type: 'proxyGiven';
      readonly sittingId: SittingId;
      readonly giverId: MemberId;
      readonly holderId: MemberId;
      readonly paper: string;
      readonly at: number;
      readonly by: MemberId;
    }
  | {
      readonly type: 'proxyRevoked';
      readonly sittingId: SittingId;
      readonly giverId: MemberId;
      readonly at: number;
      readonly by: MemberId;
    }
  | { readonly type: 'weightsSet'; readonly weights: readonly Weight[] };
