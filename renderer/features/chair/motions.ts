import type { AgendaItem, DossierFile, FileVersion } from '../../../shared/domain/agenda.ts';
import type { ItemId, MotionId, SittingId } from '../../../shared/domain/ids.ts';
import { isDecided, type Motion, type Withdrawal } from '../../../shared/domain/vote.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { programmeOf } from '../agenda/programme.ts';
import { resultsOf } from '../voting/voteGroups.ts';
import { latestVote } from '../voting/votes.ts';

/**
 * Where a motion stands by its open vote, else its newest result, else its newest vote. `outdated`: its text has a
 * newer version and it was not decided; `cancelled`: can be voted on again.
 */
export type MotionState =
  'waiting' | 'outdated' | 'open' | 'closed' | 'carried' | 'rejected' | 'cancelled' | 'withdrawn';

export interface MotionEntry {
  readonly motion: Motion;
  readonly item: AgendaItem;
  readonly itemNumber: number;
  readonly state: MotionState;
  /** The vote that the state is from. */
  readonly vote: VoteView | null;
  /** All results, the oldest first; the last one stands. */
  readonly results: readonly VoteView[];
  readonly withdrawal: Withdrawal | null;
  /** Parts of the same version that have to be decided before it (M7). */
  readonly waitsFor: readonly Motion[];
  readonly versionNumber: number | null;
}

/** Motions of an item, in the order they were made. */
export function motionsOfItem(projection: Projection, itemId: ItemId): MotionEntry[] {
  return allMotions(projection).filter(({ item }) => item.id === itemId);
}

/**
 * Motions of all items of a sitting, in the order of the agenda, and of one text from its parts to the whole: what a
 * closing sitting votes on.
 */
export function seriesOf(projection: Projection, sittingId: SittingId): MotionEntry[] {
  const ofSitting = allMotions(projection).filter(({ item }) => item.sittingId === sittingId);
  return textsOf(ofSitting).flat();
}

/** Motions by the version of the text that they are about, each text from its parts to the whole. */
export function textsOf(entries: readonly MotionEntry[]): MotionEntry[][] {
  const texts = new Map<string, MotionEntry[]>();
  for (const entry of entries) {
    const key = entry.motion.versionId;
    texts.set(key, [...(texts.get(key) ?? []), entry]);
  }
  return [...texts.values()].map((parts) => inOrderOfVoting(parts, ({ motion }) => motion.scope.kind));
}

const RANKS = { amendment: 0, clause: 1, whole: 2 } as const;

/** Amendments, then clauses, then the whole text (M7); otherwise as they stand. */
export function inOrderOfVoting<Part>(
  parts: readonly Part[],
  kindOf: (part: Part) => keyof typeof RANKS,
): Part[] {
  return [...parts].sort((one, other) => RANKS[kindOf(one)] - RANKS[kindOf(other)]);
}

/**
 * What comes next in a series: the first motion after `after` that can be voted on, else the first one before it;
 * `null` when all are decided.
 */
export function nextInSeries(series: readonly MotionEntry[], after: MotionId | null): MotionEntry | null {
  const place = series.findIndex(({ motion }) => motion.id === after);
  const canVote = (entry: MotionEntry) => isVotable(entry) && entry.motion.id !== after;
  return series.slice(place + 1).find(canVote) ?? series.find(canVote) ?? null;
}

/** No result yet, and neither withdrawn nor outdated. */
export function isUndecided({ state }: MotionEntry): boolean {
  return state === 'waiting' || state === 'cancelled';
}

/** Can be put to the vote as far as the motions of its text are concerned. */
export function isVotable(entry: MotionEntry): boolean {
  return isUndecided(entry) && entry.waitsFor.length === 0;
}

/** What a part is called within its text; `null` for the whole. */
export function labelOf({ scope }: Motion): string | null {
  return scope.kind === 'whole' ? null : scope.label;
}

function allMotions(projection: Projection): MotionEntry[] {
  const motions = Object.values(projection.motions).sort((a, b) => a.order - b.order);
  const decided = new Set(
    Object.values(projection.votes).flatMap((vote) => (isDecided(vote) ? vote.motion.id : [])),
  );
  const isPending = ({ id }: Motion) => !decided.has(id) && projection.withdrawals[id] === undefined;
  const items = programmeOf(projection).sittings.flatMap(({ items: entries }) => entries);
  return items.flatMap(({ item, number }) =>
    motions
      .filter((motion) => motion.itemId === item.id)
      .map((motion) => ({
        ...{ motion, item, itemNumber: number },
        waitsFor: motions.filter(
          (other) =>
            other.versionId === motion.versionId &&
            RANKS[other.scope.kind] < RANKS[motion.scope.kind] &&
            isPending(other),
        ),
        ...standingOf(projection, motion),
      })),
  );
}

type Standing = Pick<MotionEntry, 'state' | 'vote' | 'results' | 'withdrawal' | 'versionNumber'>;

function standingOf(projection: Projection, motion: Motion): Standing {
  const versions = projection.files[motion.fileId]?.versions;
  const versionNumber = versions?.find(({ id }) => id === motion.versionId)?.number ?? null;
  const results = resultsOf(projection, motion.id);
  const newest = latestVote(projection, motion.id);
  const vote = newest?.state === 'open' ? newest : (results.at(-1) ?? newest);
  const withdrawal = projection.withdrawals[motion.id] ?? null;
  const isNewest = versions?.at(-1)?.id === motion.versionId;
  const state = withdrawal === null ? stateOf(vote, isNewest) : 'withdrawn';
  return { state, vote, results, withdrawal, versionNumber };
}

function stateOf(vote: VoteView | null, isNewest: boolean): MotionState {
  const undecided = vote === null || vote.state === 'cancelled';
  if (undecided && !isNewest) return 'outdated';
  if (vote === null) return 'waiting';
  if (vote.state !== 'announced') return vote.state;
  return vote.result?.carried === true ? 'carried' : 'rejected';
}

export interface MotionText {
  readonly file: DossierFile;
  readonly version: FileVersion;
}

/** Drafts of a sitting's items that can still be made motions, in the order of the agenda. */
export function textsForSeries(projection: Projection, sittingId: SittingId): MotionText[] {
  const { sittings } = programmeOf(projection);
  const items = sittings.find(({ sitting }) => sitting.id === sittingId)?.items ?? [];
  return items
    .filter(({ item }) => item.published)
    .flatMap(({ item }) => textsForMotions(projection, item.id));
}

/** Drafts of an item whose newest version is public and not yet a motion: one touch makes each one. */
export function textsForMotions(projection: Projection, itemId: ItemId): MotionText[] {
  const bound = new Set(Object.values(projection.motions).map(({ versionId }) => versionId));
  return publicDrafts(projection, itemId).filter(({ version }) => !bound.has(version.id));
}

/** Drafts that can be voted on part by part: as long as the whole text has no result. */
export function textsForParts(projection: Projection, itemId: ItemId): MotionText[] {
  const decided = new Set(
    Object.values(projection.votes)
      .filter((vote) => isDecided(vote) && vote.motion.scope.kind === 'whole')
      .map(({ motion }) => motion.versionId),
  );
  return publicDrafts(projection, itemId).filter(({ version }) => !decided.has(version.id));
}

function publicDrafts(projection: Projection, itemId: ItemId): MotionText[] {
  return Object.values(projection.files)
    .filter((file) => file.itemId === itemId && file.kind === 'draftResolution')
    .sort((a, b) => a.order - b.order)
    .flatMap((file) => {
      const version = file.versions.at(-1);
      return version?.published === true ? [{ file, version }] : [];
    });
}
