import type { Sitting } from '../../../shared/domain/agenda.ts';
import { BUILT_IN_PACKS, PARTY, UBND } from '../../../shared/domain/builtInPacks.ts';
import { HDND, type RulePack } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';

export interface ListedPack {
  readonly pack: RulePack;
  readonly builtIn: boolean;
}

/** The council's own packs by name, then those of every house. */
export function packsOf({ rulePacks }: Projection): ListedPack[] {
  const own = Object.values(rulePacks).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  return [
    ...own.map((pack) => ({ pack, builtIn: false })),
    ...BUILT_IN_PACKS.map((pack) => ({ pack, builtIn: true })),
  ];
}

/** What the next sitting is opened with unless somebody chooses: the pack of the newest one, else by the kind of body. */
export function packAtHand(projection: Projection): RulePack {
  const opened = Object.values(projection.sittingRecords).filter(({ openedAt }) => openedAt !== null);
  const last = opened.sort((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))[0]?.pack;
  const known = packsOf(projection).find(({ pack }) => pack.id === last?.id);
  if (known !== undefined) return known.pack;
  switch (projection.session.about.council.level) {
    case 'committee':
      return UBND;
    case 'party':
      return PARTY;
    case 'province':
    case 'commune':
      return HDND;
  }
}

/** Whether the rules hold only from a day after the sitting's. */
export function isTooEarly({ validFrom }: RulePack, { startsAt }: Sitting): boolean {
  // The councils sit in Vietnam: seven hours before UTC all year.
  const day = new Date(startsAt + 7 * 3_600_000).toISOString().slice(0, 10);
  return validFrom !== '' && day < validFrom;
}

/** A pack of one's own that begins with the rules of another; `id` as yet unused. */
export function copyOf(pack: RulePack, id: string, name: string): RulePack {
  return { ...pack, id, name, version: 1, checked: false };
}
