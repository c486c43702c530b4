import type { AgendaItem, DossierFile, FileVersion } from '../../../shared/domain/agenda.ts';
import type { ItemId, MotionId, SittingId } from '../../../shared/domain/ids.ts';
import type { Motion } from '../../../shared/domain/vote.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { programmeOf } from '../agenda/programme.ts';
import { latestVote } from '../voting/votes.ts';

/**
 * Where a motion stands by its newest vote. `outdated`: its text has a newer version and it was not decided;
 * `cancelled`: can be voted on again.
 */
export type MotionState = 'waiting' | 'outdated' | 'open' | 'closed' | 'carried' | 'rejected' | 'cancelled';

export interface MotionEntry {
  readonly motion: Motion;
  readonly item: AgendaItem;
  readonly itemNumber: number;
  readonly state: MotionState;
  readonly vote: VoteView | null;
  readonly versionNumber: number | null;
}

/** Motions of an item, in the order they were made. */
export function motionsOfItem(projection: Projection, itemId: ItemId): MotionEntry[] {
  return allMotions(projection).filter(({ item }) => item.id === itemId);
}

/** Motions of all items of a sitting, in the order of the agenda: what a closing sitting votes on. */
export function seriesOf(projection: Projection, sittingId: SittingId): MotionEntry[] {
  return allMotions(projection).filter(({ item }) => item.sittingId === sittingId);
}

/**
 * What comes next in a series: the first motion after `after` that can be voted on, else the first one before it;
 * `null` when all are decided.
 */
export function nextInSeries(series: readonly MotionEntry[], after: MotionId | null): MotionEntry | null {
  const place = series.findIndex(({ motion }) => motion.id === after);
  const canVote = ({ state, motion }: MotionEntry) => isVotable(state) && motion.id !== after;
  return series.slice(place + 1).find(canVote) ?? series.find(canVote) ?? null;
}

export function isVotable(state: MotionState): boolean {
  return state === 'waiting' || state === 'cancelled';
}

function allMotions(projection: Projection): MotionEntry[] {
  const motions = Object.values(projection.motions).sort((a, b) => a.order - b.order);
  const items = programmeOf(projection).sittings.flatMap(({ items: entries }) => entries);
  return items.flatMap(({ item, number }) =>
    motions
      .filter((motion) => motion.itemId === item.id)
      .map((motion) => {
        const vote = latestVote(projection, motion.id);
        const versions = projection.files[motion.fileId]?.versions;
        const versionNumber = versions?.find(({ id }) => id === motion.versionId)?.number ?? null;
        return {
          ...{ motion, item, itemNumber: number, vote, versionNumber },
          state: stateOf(vote, versions?.at(-1)?.id === motion.versionId),
        };
      }),
  );
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
  return Object.values(projection.files)
    .filter((file) => file.itemId === itemId && file.kind === 'draftResolution')
    .sort((a, b) => a.order - b.order)
    .flatMap((file) => {
      const version = file.versions.at(-1);
      return version?.published === true && !bound.has(version.id) ? [{ file, version }] : [];
    });
}
