import { useTranslation } from 'react-i18next';
import { neededOf, type Majority, type MotionKind } from '../../../shared/domain/rulePack.ts';

/** "Bãi nhiệm đại biểu · cần ít nhất 41/61, hai phần ba tổng số đại biểu" */
export function useMajority(): (kind: MotionKind, majority: Majority, seats: number) => string {
  const { t } = useTranslation('voting');
  return (kind, majority, seats) => {
    const needed = neededOf(majority, seats);
    const share = t(`majority.${shareOf(majority)}`, { ...majority.share });
    return t('majority.line', { kind: t(`motionKind.${kind}`), needed, seats, share });
  };
}

/** Which words a share has; those without words of their own are said in figures. */
function shareOf({ share: { numerator, denominator }, strict }: Majority) {
  if (strict) return numerator * 2 === denominator ? 'half' : 'moreThan';
  return numerator * 3 === denominator * 2 ? 'twoThirds' : 'atLeast';
}
