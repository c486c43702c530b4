import { ActionIcon, Button, NumberInput } from '@mantine/core';
import { IconGavel, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HDND, VOTE_SECONDS, type RulePack } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import type { ProgrammeItem } from '../agenda/programme.ts';
import { pollAtHand } from '../polls/polls.ts';
import { useCommand } from '../session/useCommand.ts';
import { quorumOf, type OpenSitting } from '../voting/sitting.ts';
import { useArithmetic } from '../voting/useArithmetic.ts';
import { voteAtHand } from '../voting/votes.ts';
import { MotionDialog } from './MotionDialog.tsx';
import { MotionStateTag } from './MotionStateTag.tsx';
import { MotionTerms } from './MotionTerms.tsx';
import { isVotable, motionsOfItem, textsForMotions, type MotionEntry, type MotionText } from './motions.ts';
import { useVoteDesk } from './useVoteDesk.ts';
import classes from './chair.module.css';

interface MotionDeskProps {
  readonly projection: Projection;
  readonly entry: ProgrammeItem;
  readonly open: OpenSitting | null;
}

/** What hinders every vote just now, as a key of its sentence. */
export function hindranceOfVotes(projection: Projection, open: OpenSitting | null) {
  if (open === null) return 'sittingClosed';
  if (open.pause !== null) return 'sittingPaused';
  if (voteAtHand(projection)?.state === 'open' || pollAtHand(projection)?.state === 'open') return 'voteOpen';
  return quorumOf(projection, open).met ? null : 'noQuorum';
}

/** Motions of the running item: made from its drafts, and put to the vote. */
export function MotionDesk({ projection, entry, open }: MotionDeskProps) {
  const { t } = useTranslation('chair');
  const [making, setMaking] = useState<MotionText | null>(null);
  const [seconds, setSeconds] = useSeconds(open?.pack);
  const { item } = entry;
  const pack = open?.pack ?? HDND;
  const motions = motionsOfItem(projection, item.id);
  const texts = textsForMotions(projection, item.id);
  const hindrance = hindranceOfVotes(projection, open);
  const waiting = motions.some(({ state }) => isVotable(state));
  return (
    <section className={classes.motions} aria-labelledby="motions-title">
      <div className={classes.motionsHead}>
        <h4 id="motions-title">{t('motion.title')}</h4>
        {waiting && <SecondsField seconds={seconds} onSeconds={setSeconds} />}
      </div>
      {waiting && hindrance !== null && <p className={classes.soft}>{t(`hindrance.${hindrance}`)}</p>}
      {motions.length === 0 && texts.length === 0 && <p className={classes.soft}>{t('motion.none')}</p>}
      {motions.length > 0 && (
        <ul className={classes.list}>
          {motions.map((motion) => (
            <MotionRow
              key={motion.motion.id}
              entry={motion}
              pack={pack}
              seconds={seconds}
              hindered={hindrance !== null}
            />
          ))}
        </ul>
      )}
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
      {making !== null && (
        <MotionDialog text={making} pack={pack} projection={projection} onClose={() => setMaking(null)} />
      )}
    </section>
  );
}

/** Seconds of the next countdown: those of the rules until somebody chooses others. */
export function useSeconds(pack: RulePack | undefined): [number, (seconds: number) => void] {
  const [chosen, setChosen] = useState<number | null>(null);
  return [chosen ?? pack?.voteSeconds ?? 60, setChosen];
}

export function SecondsField({
  seconds,
  onSeconds,
}: {
  readonly seconds: number;
  readonly onSeconds: (seconds: number) => void;
}) {
  const { t } = useTranslation('chair');
  return (
    <NumberInput
      className={classes.seconds ?? ''}
      aria-label={t('vote.seconds')}
      suffix={t('vote.secondsUnit')}
      min={VOTE_SECONDS.min}
      max={VOTE_SECONDS.max}
      step={15}
      clampBehavior="blur"
      allowDecimal={false}
      value={seconds}
      onChange={(value) => {
        if (typeof value === 'number' && value >= VOTE_SECONDS.min && value <= VOTE_SECONDS.max)
          onSeconds(value);
      }}
    />
  );
}

interface MotionRowProps {
  readonly entry: MotionEntry;
  readonly pack: RulePack;
  readonly seconds: number;
  readonly hindered: boolean;
}

function MotionRow({ entry, pack, seconds, hindered }: MotionRowProps) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const { send } = useCommand();
  const { motion, state, vote, versionNumber } = entry;
  return (
    <li className={classes.motion} data-testid="motion" data-state={state}>
      <div className={classes.grow}>
        <p className={classes.name}>{motion.title}</p>
        <p className={classes.tags}>
          <MotionStateTag state={state} />
          {versionNumber !== null && (
            <span className={classes.soft}>{t('motion.version', { number: versionNumber })}</span>
          )}
        </p>
        {vote?.state === 'announced' ? (
          <ArithmeticLine vote={vote} />
        ) : (
          <MotionTerms entry={entry} pack={pack} />
        )}
        {state === 'outdated' && <p className={classes.soft}>{t('motion.outdatedText')}</p>}
      </div>
      {vote === null && (
        <ActionIcon
          color="gray"
          aria-label={t('motion.remove', { title: motion.title })}
          title={t('motion.remove', { title: motion.title })}
          onClick={() => void send({ type: 'removeMotion', motionId: motion.id })}
        >
          <IconTrash size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
      {isVotable(state) && (
        <Button
          size="lg"
          loading={desk.busy}
          disabled={hindered}
          onClick={() => void desk.open(entry, seconds)}
          leftSection={<IconGavel size={24} stroke={1.75} aria-hidden />}
        >
          {t('vote.open')}
        </Button>
      )}
    </li>
  );
}

/** The result of a motion in one line. */
export function ArithmeticLine({ vote }: { readonly vote: NonNullable<MotionEntry['vote']> }) {
  return <p className={classes.soft}>{useArithmetic(vote)}</p>;
}
