import { Button, NumberInput } from '@mantine/core';
import { IconClipboardCheck, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHOICES, type Choice } from '../../../shared/domain/rulePack.ts';
import type { OwnCountView, VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection, useSeat } from '../../room/RoomContext.tsx';
import { CHOICE_LOOKS } from '../../ui/choices.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import { CountTable } from './CountTable.tsx';
import { hereIn } from './sitting.ts';
import { useLabels } from './useLabels.ts';
import classes from './counting.module.css';

/** What a counter enters, apart from the other one; nothing for everybody else. */
export function CountForm({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  const view = useSeat()?.counting[vote.id];
  const [again, setAgain] = useState(false);
  if (view === undefined) return null;
  const enters = view.own === null || view.state === 'differ' || again;
  return (
    <section className={classes.form} data-testid="count-form" aria-label={t('count.title')}>
      <h3>{t('count.title')}</h3>
      <CountState view={view} />
      {view.state === 'differ' && <BothCounts vote={vote} view={view} />}
      {view.own !== null && !enters && <OwnCount vote={vote} view={view} onAgain={() => setAgain(true)} />}
      {enters && <CountFields vote={vote} onEntered={() => setAgain(false)} />}
    </section>
  );
}

function CountState({ view: { state, own } }: { readonly view: OwnCountView }) {
  const { t } = useTranslation('voting');
  if (state === 'differ') {
    return (
      <Notice tone="warn" role="status">
        {t('count.differ')}
      </Notice>
    );
  }
  if (state === 'agreed') {
    return (
      <Notice tone="good" role="status">
        {t('count.agreed')}
      </Notice>
    );
  }
  const sentence = own !== null ? 'count.waiting' : state === 'one' ? 'count.otherDone' : 'count.apart';
  return <p className={classes.soft}>{t(sentence)}</p>;
}

function BothCounts({
  vote,
  view: { own, other },
}: {
  readonly vote: VoteView;
  readonly view: OwnCountView;
}) {
  const { t } = useTranslation('voting');
  const projection = useProjection();
  const me = useMe();
  if (own === null || other === null) return null;
  const otherId = vote.counters?.find((id) => id !== me.id);
  const name = otherId === undefined ? undefined : projection?.members[otherId]?.name;
  return (
    <CountTable
      labels={vote.labels}
      rows={[
        { name: t('count.mine'), count: own },
        { name: name ?? t('count.other'), count: other },
      ]}
    />
  );
}

function OwnCount({
  vote,
  view: { own },
  onAgain,
}: {
  readonly vote: VoteView;
  readonly view: OwnCountView;
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation('voting');
  const labels = useLabels(vote.labels);
  if (own === null) return null;
  return (
    <>
      <ul className={classes.own}>
        {CHOICES.map((choice) => (
          <li key={choice}>
            {labels[choice]}: <strong>{own[choice]}</strong>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        className={classes.again ?? ''}
        onClick={onAgain}
        leftSection={<IconPencil size={22} stroke={1.75} aria-hidden />}
      >
        {t('count.again')}
      </Button>
    </>
  );
}

const EMPTY = { for: '', against: '', abstain: '' } as Readonly<Record<Choice, number | string>>;

function CountFields({ vote, onEntered }: { readonly vote: VoteView; readonly onEntered: () => void }) {
  const { t } = useTranslation('voting');
  const labels = useLabels(vote.labels);
  const projection = useProjection();
  const [fields, setFields] = useState(EMPTY);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const count = { for: Number(fields.for), against: Number(fields.against), abstain: Number(fields.abstain) };
  const isFull = CHOICES.every((choice) => fields[choice] !== '');
  const sum = count.for + count.against + count.abstain;
  const here = projection === null ? 0 : hereIn(projection, vote.sittingId);
  const enter = async () => {
    setFault(null);
    if (!(await send({ type: 'enterCount', voteId: vote.id, count }))) return;
    setFields(EMPTY);
    onEntered();
  };
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      {CHOICES.map((choice) => {
        const { Icon } = CHOICE_LOOKS[choice];
        return (
          <NumberInput
            key={choice}
            className={classes.field ?? ''}
            size="lg"
            label={labels[choice]}
            leftSection={<Icon size={24} stroke={1.75} aria-hidden />}
            min={0}
            max={1000}
            allowDecimal={false}
            allowNegative={false}
            value={fields[choice]}
            onChange={(value) => setFields((before) => ({ ...before, [choice]: value }))}
          />
        );
      })}
      <p className={classes.soft} data-high={sum > here || undefined}>
        {t('count.sum', { sum, here })}
      </p>
      {fault !== null && (
        <Notice tone="live" role="alert">
          {fault}
        </Notice>
      )}
      <Button
        size="lg"
        type="submit"
        loading={busy}
        disabled={!isFull || sum > here}
        leftSection={<IconClipboardCheck size={24} stroke={1.75} aria-hidden />}
      >
        {t('count.enter')}
      </Button>
    </form>
  );
}
