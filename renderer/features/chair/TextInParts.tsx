import { Button } from '@mantine/core';
import { IconPlayerTrackNext, IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isUndecided, isVotable, labelOf, type MotionEntry } from './motions.ts';
import { MotionRow, type MotionHands } from './MotionRow.tsx';
import { useVoteDesk } from './useVoteDesk.ts';
import classes from './chair.module.css';
import own from './parts.module.css';

interface TextInPartsProps extends MotionHands {
  /** Of one version, in the order of voting. */
  readonly parts: readonly MotionEntry[];
}

/** A text that is voted on from its parts to the whole: where it stands, and the next step with one touch. */
export function TextInParts({ parts, ...hands }: TextInPartsProps) {
  const { t } = useTranslation('chair');
  const { projection } = hands;
  const [first] = parts;
  if (first === undefined) return null;
  const title = projection.files[first.motion.fileId]?.title ?? first.motion.title;
  const counted = parts.filter(({ state }) => state !== 'withdrawn');
  const decided = counted.filter(({ results }) => results.length > 0).length;
  const next = parts.find(isVotable);
  return (
    <section className={own.text} aria-label={title} data-testid="text-in-parts">
      <div className={own.textHead}>
        <p className={classes.name}>{title}</p>
        <p className={classes.soft}>
          {first.versionNumber !== null && `${t('motion.version', { number: first.versionNumber })} · `}
          {t('inParts.progress', { decided, total: counted.length })}
        </p>
      </div>
      {next !== undefined && <NextStep parts={parts} next={next} {...hands} />}
      <ol className={classes.list}>
        {parts.map((entry) => (
          <MotionRow key={entry.motion.id} entry={entry} asPart isNext={entry === next} {...hands} />
        ))}
      </ol>
    </section>
  );
}

function NextStep({
  parts,
  next,
  seconds,
  hindered,
}: MotionHands & { readonly parts: readonly MotionEntry[]; readonly next: MotionEntry }) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const { kind } = next.motion.scope;
  const alike = parts.filter((entry) => entry.motion.scope.kind === kind && isVotable(entry));
  const isLast = parts.filter(isUndecided).length === 1;
  return (
    <div className={own.next} data-testid="next-part">
      <Button
        size="lg"
        loading={desk.busy}
        disabled={hindered}
        className={own.nextButton ?? ''}
        onClick={() => void desk.open(next, seconds)}
        leftSection={<IconPlayerTrackNext size={24} stroke={1.75} aria-hidden />}
      >
        {t(isLast ? 'inParts.last' : 'inParts.next', { name: labelOf(next.motion) ?? t('inParts.whole') })}
      </Button>
      {alike.length > 1 && (
        <Button
          size="lg"
          variant="light"
          disabled={hindered || desk.busy}
          className={own.nextButton ?? ''}
          onClick={() => void desk.openTogether(alike, seconds)}
          leftSection={<IconStack2 size={24} stroke={1.75} aria-hidden />}
        >
          {t(`inParts.together.${kind}`, { count: alike.length })}
        </Button>
      )}
    </div>
  );
}
