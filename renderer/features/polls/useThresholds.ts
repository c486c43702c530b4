import { useTranslation } from 'react-i18next';
import { neededOf, type Majority } from '../../../shared/domain/rulePack.ts';
import type { SlipThresholds } from '../../../shared/domain/slip.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { useMajorityWords } from '../voting/useMajority.ts';
import { votersIn, type OpenedPollView } from './polls.ts';

/**
 * What has to be reached, in words with its numbers: "Trúng cử khi được ít nhất 31/61 phiếu (quá nửa tổng số đại
 * biểu)". Shares of those who take part have their numbers from the result on.
 */
export function useThresholds(): (poll: OpenedPollView) => readonly string[] {
  const { t } = useTranslation('polls');
  const projection = useProjection();
  const wordsOf = useMajorityWords();
  return (poll) => {
    const voters = votersIn(projection, poll);
    return majoritiesOf(poll.terms.thresholds).map(({ key, majority }, index) => {
      const basis = wordsOf(majority, voters);
      const [needed, total] = neededIn(poll, majority, index);
      if (needed === undefined) return t(`threshold.${key}Open`, { basis });
      return t(`threshold.${key}`, { needed, total, basis });
    });
  };
}

function neededIn({ result, terms }: OpenedPollView, majority: Majority, index: number) {
  if (result !== null) return [result.needed[index], result.totals[index]] as const;
  if (majority.of === 'here') return [undefined, undefined] as const;
  const total = majority.of === 'seats' ? terms.seats : terms.entitled;
  return [neededOf(majority, total), total] as const;
}

/** In the order of the result's numbers. */
function majoritiesOf(thresholds: SlipThresholds) {
  switch (thresholds.form) {
    case 'confidenceSlips':
      return [
        { key: 'mayResign', majority: thresholds.low },
        { key: 'confidenceVoteFollows', majority: thresholds.removal },
      ] as const;
    case 'confidenceVote':
      return [{ key: 'notTrusted', majority: thresholds.noTrust }] as const;
    case 'election':
      return [{ key: 'elected', majority: thresholds.majority }] as const;
    case 'proposal':
      return [{ key: 'carried', majority: thresholds.majority }] as const;
  }
}
