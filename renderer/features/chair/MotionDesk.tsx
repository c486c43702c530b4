import { Button } from '@mantine/core';
import { IconListTree, IconPlus, IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HDND } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import type { ProgrammeItem } from '../agenda/programme.ts';
import type { OpenSitting } from '../voting/sitting.ts';
import { MotionDialog } from './MotionDialog.tsx';
import { MotionRow } from './MotionRow.tsx';
import {
  isUndecided,
  isVotable,
  motionsOfItem,
  textsForMotions,
  textsForParts,
  textsOf,
  type MotionEntry,
  type MotionText,
} from './motions.ts';
import { PartsDialog } from './PartsDialog.tsx';
import { SecondsField, useSeconds } from './SecondsField.tsx';
import { TextInParts } from './TextInParts.tsx';
import { useVoteDesk } from './useVoteDesk.ts';
import { hindranceOfVotes } from './voteHindrance.ts';
import classes from './chair.module.css';
import own from './parts.module.css';

interface MotionDeskProps {
  readonly projection: Projection;
  readonly entry: ProgrammeItem;
  readonly open: OpenSitting | null;
}

/** Motions of the running item: made from its drafts, whole or part by part, and put to the vote. */
export function MotionDesk({ projection, entry, open }: MotionDeskProps) {
  const { t } = useTranslation('chair');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [seconds, setSeconds] = useSeconds(open?.pack);
  const motions = motionsOfItem(projection, entry.item.id);
  const hindrance = hindranceOfVotes(projection, open);
  const votable = motions.filter(isVotable);
  const chosen = votable.filter(({ motion }) => picked.has(motion.id));
  const hasUndecided = motions.some(isUndecided);
  const hands = {
    ...{ projection, seconds, hindered: hindrance !== null, pack: open?.pack ?? HDND },
    picked: votable.length > 1 ? picked : null,
    onPick: (motionId: string, isPicked: boolean) => {
      const others = [...picked].filter((id) => id !== motionId);
      setPicked(new Set(isPicked ? [...others, motionId] : others));
    },
  };
  return (
    <section className={classes.motions} aria-labelledby="motions-title">
      <div className={classes.motionsHead}>
        <h4 id="motions-title">{t('motion.title')}</h4>
        {hasUndecided && <SecondsField seconds={seconds} onSeconds={setSeconds} />}
      </div>
      {hasUndecided && hindrance !== null && <p className={classes.soft}>{t(`hindrance.${hindrance}`)}</p>}
      {textsOf(motions).map((parts) =>
        parts.every(({ motion }) => motion.scope.kind === 'whole') ? (
          <ul key={parts[0]?.motion.versionId} className={classes.list}>
            {parts.map((one) => (
              <MotionRow key={one.motion.id} entry={one} {...hands} />
            ))}
          </ul>
        ) : (
          <TextInParts key={parts[0]?.motion.versionId} parts={parts} {...hands} />
        ),
      )}
      {chosen.length > 1 && <OpenTogether entries={chosen} seconds={seconds} hindered={hindrance !== null} />}
      <NewMotions projection={projection} entry={entry} open={open} isEmpty={motions.length === 0} />
    </section>
  );
}

function OpenTogether({
  entries,
  seconds,
  hindered,
}: {
  readonly entries: readonly MotionEntry[];
  readonly seconds: number;
  readonly hindered: boolean;
}) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  return (
    <div className={own.together} data-testid="open-together">
      <Button
        size="lg"
        loading={desk.busy}
        disabled={hindered}
        onClick={() => void desk.openTogether(entries, seconds)}
        leftSection={<IconStack2 size={24} stroke={1.75} aria-hidden />}
      >
        {t('together.open', { count: entries.length })}
      </Button>
    </div>
  );
}

/** Drafts that can be put on the list: as a whole with one touch, or part by part. */
function NewMotions({
  projection,
  entry: { item },
  open,
  isEmpty,
}: MotionDeskProps & { readonly isEmpty: boolean }) {
  const { t } = useTranslation('chair');
  const [making, setMaking] = useState<MotionText | 'parts' | null>(null);
  const texts = textsForMotions(projection, item.id);
  const inParts = textsForParts(projection, item.id);
  const pack = open?.pack ?? HDND;
  const close = () => setMaking(null);
  if (isEmpty && inParts.length === 0) return <p className={classes.soft}>{t('motion.none')}</p>;
  return (
    <div className={own.making}>
      {texts.map((text) => (
        <Button
          key={text.file.id}
          variant="light"
          className={classes.start ?? ''}
          leftSection={<IconPlus size={22} stroke={1.75} aria-hidden />}
          onClick={() => setMaking(text)}
        >
          {t('motion.make', { title: text.file.title, number: text.version.number })}
        </Button>
      ))}
      {inParts.length > 0 && (
        <Button
          variant="default"
          className={classes.start ?? ''}
          leftSection={<IconListTree size={22} stroke={1.75} aria-hidden />}
          onClick={() => setMaking('parts')}
        >
          {t('inParts.make')}
        </Button>
      )}
      {making === 'parts' && <PartsDialog texts={inParts} projection={projection} onClose={close} />}
      {making !== null && making !== 'parts' && (
        <MotionDialog text={making} pack={pack} projection={projection} onClose={close} />
      )}
    </div>
  );
}
