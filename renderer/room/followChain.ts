import type { SessionId } from '../../shared/domain/ids.ts';
import { headText } from '../../shared/domain/signedText.ts';
import type { ChainAnswer } from '../../shared/protocol/http.ts';
import { chainHashOf } from './chainLinks.ts';
import { isSignedBy } from './deviceSignature.ts';
import { RequestError } from './RequestError.ts';
import type { ChainPoint } from './seenRecord.ts';

interface ChainToFollow {
  readonly sessionId: SessionId;
  /** Where one stands, and by which key of the house. */
  readonly from: ChainPoint;
  readonly serverKey: string;
  /** Other places that the room has vouched for, e.g. in receipts; they may lie before `from`. */
  readonly points: readonly ChainPoint[];
  /** Asks the room how its record goes on after an event. */
  readonly ask: (after: number) => Promise<ChainAnswer>;
}

/**
 * `extends`: the room's record goes on from all places known, up to `head`, which the house has signed (`isSigned`
 * is false where this device cannot check signatures); `shorter`: it ends before a place known; `broken`: `why`.
 */
export type Followed =
  | {
      readonly result: 'extends';
      readonly head: ChainPoint;
      readonly serverKey: string;
      readonly isSigned: boolean;
    }
  | { readonly result: 'shorter' }
  | { readonly result: 'broken'; readonly why: string };

/** Follows the record from the first place known to its end, computing every link again. Rejects with `RequestError`. */
export async function followChain(chain: ChainToFollow): Promise<Followed> {
  const points = [chain.from, ...chain.points];
  const start = points.reduce((first, point) => (point.seq < first.seq ? point : first));
  const furthest = Math.max(...points.map((point) => point.seq));
  let at = start;
  let keyDeclared = false;
  for (;;) {
    const fault = faultAt(at, points);
    if (fault !== null) return fault;
    const answer = await chain.ask(at.seq);
    for (const link of answer.links) {
      if (link.seq !== at.seq + 1) return broken(`event ${link.seq} after ${at.seq}`);
      if (chainHashOf(chain.sessionId, link, at.chainHash) !== link.chainHash) {
        return broken(`event ${link.seq} is not chained to what stood before it`);
      }
      keyDeclared ||= link.seq > chain.from.seq && link.type === 'serverKeyDeclared' && link.actor === null;
      at = link;
      const linkFault = faultAt(at, points);
      if (linkFault !== null) return linkFault;
    }
    if (answer.head.seq < furthest) return { result: 'shorter' };
    if (answer.head.seq === at.seq) return endOf(chain, answer, at, keyDeclared);
    // The head was ahead of what the answer tells; another try shows whether it stays so.
    if (answer.links.length === 0) throw new RequestError('unavailable');
  }
}

async function endOf(
  { sessionId, serverKey }: ChainToFollow,
  answer: ChainAnswer,
  { seq, chainHash }: ChainPoint,
  keyDeclared: boolean,
): Promise<Followed> {
  if (answer.head.chainHash !== chainHash) return broken(`head ${seq} is another`);
  if (answer.serverKey !== serverKey && !keyDeclared) return broken('another key of the house, undeclared');
  const isSigned = await isSignedBy(
    answer.serverKey,
    headText(sessionId, seq, chainHash),
    answer.head.signature,
  );
  if (isSigned === false) return broken(`head ${seq} is not signed by the house`);
  const head = { seq, chainHash };
  return { result: 'extends', head, serverKey: answer.serverKey, isSigned: isSigned === true };
}

function faultAt({ seq, chainHash }: ChainPoint, points: readonly ChainPoint[]): Followed | null {
  const isOther = points.some((point) => point.seq === seq && point.chainHash !== chainHash);
  return isOther ? broken(`event ${seq} is not the one that was shown before`) : null;
}

function broken(why: string): Followed {
  return { result: 'broken', why };
}
