import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import type { MemberId } from './ids.ts';
import { openInHall } from './openInHall.ts';
import { proxiesOf, proxyTermsOf, WEIGHT } from './proxy.ts';
import type { ProxyCommand } from './proxyCommand.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { sitsAtDesk } from './rights.ts';
import { isDelegate } from './roster.ts';
import type { SessionState } from './session.ts';
import { hasSitting, recordOf } from './sittings.ts';

type Of<Type extends ProxyCommand['type']> = Extract<ProxyCommand, { type: Type }>;

export function decideProxies(
  state: SessionState,
  command: ProxyCommand,
  { actor, now }: DecisionContext,
): Decision {
  if (command.type === 'setWeights') return decideWeights(state, command);
  if (actor === null) return refused('notAllowed');
  if (!hasSitting(state, command.sittingId)) return refused('noSuchSitting');
  return command.type === 'entrustVote'
    ? decideEntrusting(state, command, actor, now)
    : decideRevocation(state, command, actor, now);
}

/** U1 to U3. */
function decideEntrusting(
  state: SessionState,
  command: Of<'entrustVote'>,
  by: MemberId,
  at: number,
): Decision {
  const { sittingId, giverId, holderId } = command;
  const record = recordOf(state, sittingId);
  const isOwn = by === giverId;
  if (!isOwn && !isAtDesk(state, by)) return refused('notAllowed');
  if (record.closedAt !== null) return refused('sittingClosed');
  const terms = proxyTermsOf(record.pack);
  if (terms === null) return refused('proxyNotAllowed');
  const fault = faultOfDelegate(state, giverId) ?? faultOfDelegate(state, holderId);
  if (fault !== null) return refused(fault);
  const paper = isOwn ? '' : command.paper.trim();
  if (!isOwn && paper === '') return refused('proxyPaperMissing');
  const known = proxiesOf(state, record);
  const last = known.get(giverId);
  if (last?.holderId === holderId && last.paper === paper) return happened();
  const isHolder = [...known.values()].some((proxy) => proxy.holderId === giverId);
  if (giverId === holderId || known.has(holderId) || isHolder) return refused('proxyChained');
  const held = [...known].filter(([id, proxy]) => proxy.holderId === holderId && id !== giverId).length;
  if (held >= terms.perHolder) return refused('proxyLimitReached');
  return happened({ type: 'proxyGiven', sittingId, giverId, holderId, paper, at, by });
}

/** U4: at any time until the sitting is closed; what is revoked already records nothing. */
function decideRevocation(
  state: SessionState,
  { sittingId, giverId }: Of<'revokeProxy'>,
  by: MemberId,
  at: number,
): Decision {
  const record = recordOf(state, sittingId);
  const proxy = record.proxies.get(giverId);
  const isParty = by === giverId || by === proxy?.holderId;
  if (!isParty && !isAtDesk(state, by)) return refused('notAllowed');
  if (record.closedAt !== null) return refused('sittingClosed');
  return proxy === undefined ? happened() : happened({ type: 'proxyRevoked', sittingId, giverId, at, by });
}

/** U8. */
function decideWeights(state: SessionState, { weights }: Of<'setWeights'>): Decision {
  if (new Set(weights.map(({ memberId }) => memberId)).size < weights.length) return refused('idTaken');
  for (const { memberId, weight } of weights) {
    const fault = faultOfDelegate(state, memberId);
    if (fault !== null) return refused(fault);
    if (!Number.isInteger(weight) || weight < WEIGHT.min || weight > WEIGHT.max) {
      return refused('weightsMalformed');
    }
  }
  const set = weights.filter(({ weight }) => weight !== 1);
  const isSame =
    set.length === state.weights.size && set.every((one) => state.weights.get(one.memberId) === one.weight);
  if (isSame) return happened();
  if (openInHall(state) !== null) return refused('voteOpen');
  return happened({ type: 'weightsSet', weights: set });
}

function isAtDesk({ members }: SessionState, memberId: MemberId): boolean {
  const member = members.get(memberId);
  return member !== undefined && sitsAtDesk(member);
}

function faultOfDelegate({ members }: SessionState, memberId: MemberId): RefusalCode | null {
  const member = members.get(memberId);
  if (member === undefined) return 'noSuchMember';
  return isDelegate(member) ? null : 'notADelegate';
}
