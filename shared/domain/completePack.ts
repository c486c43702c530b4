import { HDND, type Majority, type MotionKind, type RulePack } from './rulePack.ts';

/** As records from before denominators have it. */
export type StoredMajority = Omit<Majority, 'of'> & Partial<Pick<Majority, 'of'>>;

type FirstKey = 'id' | 'version' | 'name' | 'source' | 'checked' | 'labels' | 'voteSeconds';
type ThresholdKey = 'quorum' | 'majorities';

/** A pack as a record may have it: those of the first version name little more than two majorities. */
export type StoredPack = Pick<RulePack, FirstKey> &
  Partial<Omit<RulePack, FirstKey | ThresholdKey>> & {
    readonly quorum: StoredMajority;
    readonly majorities: Readonly<
      Record<'resolution' | 'removal', StoredMajority> & Partial<Record<MotionKind, StoredMajority>>
    >;
  };

/** Without a denominator it is the seats: the first packs knew no other. */
export function completeMajority(majority: StoredMajority): Majority {
  return { ...majority, of: majority.of ?? 'seats' };
}

/**
 * The pack with all its rules. What an old one lacks is what held then: the council's own rules, matters of persons
 * by the majority of a resolution, and results that wait for the chair.
 */
export function completePack(stored: StoredPack): RulePack {
  const { resolution, removal, personnel } = stored.majorities;
  return {
    ...HDND,
    ...stored,
    quorum: completeMajority(stored.quorum),
    majorities: {
      resolution: completeMajority(resolution),
      removal: completeMajority(removal),
      personnel: completeMajority(personnel ?? resolution),
    },
  };
}
