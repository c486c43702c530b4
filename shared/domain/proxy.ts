import { isHere, type Proxy, type SittingRecord } from './attendance.ts';
import type { MemberId } from './ids.ts';
import { isDelegate } from './roster.ts';
import type { RulePack } from './rulePack.ts';
import type { SessionState } from './session.ts';

/** How proxies are given, where a pack allows them. */
export interface ProxyTerms {
  /** So many votes one delegate may hold besides his own. */
  readonly perHolder: number;
  /** Whether a delegate whose vote is held by somebody who is here counts for the quorum. */
  readonly inQuorum: boolean;
}

export const PER_HOLDER = { min: 1, max: 10 } as const;
/** What one delegate's vote may count; 1 where nothing is said. */
export const WEIGHT = { min: 1, max: 1000 } as const;

const ONE_EACH: ProxyTerms = { perHolder: 1, inQuorum: false };

/** U1: `null` where the rules know no proxies. */
export function proxyTermsOf(pack: RulePack | null): ProxyTerms | null {
  return pack?.proxies === true ? (pack.proxyTerms ?? ONE_EACH) : null;
}

type Members = Pick<SessionState, 'members'>;
type Sitting = Pick<SittingRecord, 'pack' | 'roll' | 'proxies'>;

/** U2: by giver, as far as both are delegates still. */
export function proxiesOf({ members }: Members, { proxies }: Sitting): ReadonlyMap<MemberId, Proxy> {
  const isVoter = (id: MemberId) => {
    const member = members.get(id);
    return member !== undefined && isDelegate(member);
  };
  return new Map([...proxies].filter(([giverId, { holderId }]) => isVoter(giverId) && isVoter(holderId)));
}

/** U5: who votes for whom now, holder by giver; a giver who is here votes himself. */
export function proxiesInEffect(state: Members, sitting: Sitting): ReadonlyMap<MemberId, MemberId> {
  if (proxyTermsOf(sitting.pack) === null) return new Map();
  const absent = [...proxiesOf(state, sitting)].filter(([giverId]) => !isHere(sitting.roll.get(giverId)));
  return new Map(absent.map(([giverId, { holderId }]) => [giverId, holderId]));
}

/** U7: delegates who are not here and count for the quorum all the same. */
export function representedIn(state: Members, sitting: Sitting): number {
  if (proxyTermsOf(sitting.pack)?.inQuorum !== true) return 0;
  const holders = [...proxiesInEffect(state, sitting).values()];
  return holders.filter((holderId) => isHere(sitting.roll.get(holderId))).length;
}
