import { useTranslation } from 'react-i18next';
import { neededOf, type Majority, type MotionKind, type RulePack } from '../../../shared/domain/rulePack.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { extraWeight } from '../proxies/proxies.ts';
import { shareKeyOf } from './result.ts';
import { delegatesOf } from './sitting.ts';

/** What a vote needs, as far as it is fixed before its close. */
export interface MajorityTerms {
  readonly majority: Majority;
  readonly seats: number;
  /** Delegates in office. As `seats` by weight, where votes weigh. */
  readonly members: number;
  /** What those who vote are called. */
  readonly voters: string;
}

export function termsOfVote(vote: VoteView): MajorityTerms {
  const { majority, seats, entitled, voters } = vote;
  const extra = extraWeight(vote);
  return { majority, seats: seats + extra, members: entitled + extra, voters };
}

/** What such a vote would need if it was opened now. */
export function termsOfPack(projection: Projection, pack: RulePack, kind: MotionKind): MajorityTerms {
  const delegates = delegatesOf(projection);
  const weights = delegates.flatMap(({ id }) => {
    const weight = projection.weights[id];
    return weight === undefined ? [] : [{ memberId: id, weight }];
  });
  const extra = pack.weights ? extraWeight({ weights }) : 0;
  const seats = projection.session.about.council.seats + extra;
  return { majority: pack.majorities[kind], seats, members: delegates.length + extra, voters: pack.voters };
}

/** "31/61"; `null` for a share of those who take part, who are known at the close. */
export function neededUnder({
  majority,
  seats,
  members,
}: MajorityTerms): [needed: number, total: number] | null {
  if (majority.of === 'here') return null;
  const total = { seats, members }[majority.of];
  return [neededOf(majority, total), total];
}

/** "Bãi nhiệm đại biểu · cần ít nhất 41/61, hai phần ba tổng số đại biểu" */
export function useMajority(): (kind: MotionKind, terms: MajorityTerms) => string {
  const { t } = useTranslation('voting');
  const basisOf = useMajorityWords();
  return (kind, terms) => {
    const about = { kind: t(`motionKind.${kind}`), basis: basisOf(terms.majority, terms.voters) };
    const [needed, total] = neededUnder(terms) ?? [];
    return needed === undefined
      ? t('majority.lineOpen', about)
      : t('majority.line', { ...about, needed, total });
  };
}

/** "quá nửa tổng số đại biểu", "hai phần ba số đại biểu tham gia biểu quyết" */
export function useMajorityWords(): (majority: Majority, voters: string) => string {
  const { t } = useTranslation('voting');
  return (majority, voters) => {
    const { numerator, denominator } = majority.share;
    const share = t(`majority.${shareKeyOf(majority)}`, { numerator, denominator });
    return t(`majority.of.${majority.of}`, { share, voters });
  };
}
