import {
  APP_ORIGIN,
  type Answers,
  type BridgeAnswer,
  type BridgeFault,
  type Channel,
  type RequestOf,
} from '../../shared/bridge/contract.ts';
import { REQUESTS } from '../../shared/bridge/requests.ts';

/** What answers each channel; a fault is thrown as `BridgeError`. */
export type Answerers = {
  readonly [Name in Channel]: (request: RequestOf<Name>) => Promise<Answers[Name]>;
};

/** The frame that a request came from, as Electron describes it; `null` when it is gone already. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/** A fault that the page is told of. */
export class BridgeError extends Error {
  readonly fault: BridgeFault;
  readonly detail: string | null;
  constructor(fault: BridgeFault, detail: string | null = null) {
    super(`bridge: ${fault}`);
    this.name = 'BridgeError';
    this.fault = fault;
    this.detail = detail;
  }
}

/** A request that is refused before anything looks at it; its text holds nothing of this computer. */
export class RefusedRequest extends Error {
  constructor(channel: string, reason: 'sender' | 'shape') {
    super(`${channel}: refused, wrong ${reason}`);
    this.name = 'RefusedRequest';
    this.stack = '';
  }
}

/**
 * Answers one request. Throws `RefusedRequest` for a frame that is not the application's own top frame and
 * for a payload that is not of the channel's shape. Everything else, bugs included, is a value.
 */
export async function answerRequest<Name extends Channel>(
  channel: Name,
  sender: SenderFrame | null,
  payload: unknown,
  answerers: Answerers,
  report: (error: unknown) => void,
): Promise<BridgeAnswer<Answers[Name]>> {
  if (sender === null || sender.parent !== null || sender.origin !== APP_ORIGIN) {
    throw new RefusedRequest(channel, 'sender');
  }
  const parsed = REQUESTS[channel].safeParse(payload);
  if (!parsed.success) throw new RefusedRequest(channel, 'shape');
  try {
    // The table of schemas and that of answerers share their keys, which the compiler cannot follow here.
    const value = await answerers[channel](parsed.data as RequestOf<Name>);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof BridgeError) return { ok: false, fault: error.fault, detail: error.detail };
    report(error);
    return { ok: false, fault: 'internal', detail: null };
  }
}
