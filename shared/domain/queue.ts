import type { FloorRoom, QueuePolicy, SpeakRequest, Speech } from './floor.ts';
import type { ItemId } from './ids.ts';
import type { SessionState } from './session.ts';

/** What the order of a queue follows from. */
export type QueueSources = Pick<SessionState, 'requests' | 'speeches' | 'queuePolicies' | 'members'>;

export function policyOf({ queuePolicies }: QueueSources, room: FloorRoom): QueuePolicy {
  return queuePolicies.get(room) ?? 'order';
}

/** G4: who waits to speak on an item in a room, the next one first. */
export function queueOf(sources: QueueSources, room: FloorRoom, itemId: ItemId): readonly SpeakRequest[] {
  const waiting = [...sources.requests.values()].filter(
    (request) => request.state === 'waiting' && request.room === room && request.itemId === itemId,
  );
  const held = [...sources.speeches.values()].filter(
    (speech) => speech.room === room && speech.itemId === itemId && speech.kind !== 'pointOfOrder',
  );
  const turns = turnsOf(sources, policyOf(sources, room), waiting, held);
  const rank = (request: SpeakRequest) => [
    request.kind === 'pointOfOrder' ? 0 : 1,
    -request.raised,
    turns.get(request) ?? 0,
  ];
  // Sorting is stable: those of the same rank stand in the order of their requests.
  return waiting.sort((left, right) => compare(rank(left), rank(right)));
}

/** The round in which each would speak: within a round the order of request holds. */
function turnsOf(
  { members }: QueueSources,
  policy: QueuePolicy,
  waiting: readonly SpeakRequest[],
  held: readonly Speech[],
): ReadonlyMap<SpeakRequest, number> {
  switch (policy) {
    case 'order':
      return new Map();
    case 'firstTime': {
      const spoke = new Set(
        held.flatMap(({ speaker }) => (speaker.kind === 'member' ? speaker.memberId : [])),
      );
      return new Map(waiting.map((request) => [request, spoke.has(request.memberId) ? 1 : 0]));
    }
    case 'groups': {
      const rounds = new Map<string, number>();
      const next = (group: string) => {
        const round = rounds.get(group) ?? 0;
        rounds.set(group, round + 1);
        return round;
      };
      for (const { groupId } of held) next(groupId ?? NO_GROUP);
      const groupOf = ({ memberId }: SpeakRequest) => members.get(memberId)?.groupId ?? NO_GROUP;
      // Points of order and who was put first take no turn from their group before they spoke.
      return new Map(waiting.map((request) => [request, isAhead(request) ? 0 : next(groupOf(request))]));
    }
  }
}

/** Members of no group take turns as if they were one. No id is empty. */
const NO_GROUP = '';

function isAhead({ kind, raised }: SpeakRequest): boolean {
  return kind === 'pointOfOrder' || raised > 0;
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
