import { SegmentedControl } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Blank } from '../../ui/Blank.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { openSittingOf } from '../voting/sitting.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { QuestionHands } from './QuestionHands.tsx';
import { byOfficial, inOrder, titleOf, type QuestionView } from './questionView.ts';
import classes from './questions.module.css';

const SORTS = ['order', 'official'] as const;
const SHOWN = ['open', 'closed', 'all'] as const;

/** All slips as the desk sees them: in the order of the session, or by who is asked. */
export function QuestionDesk({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('questions');
  const [sort, setSort] = useState<(typeof SORTS)[number]>('order');
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('open');
  const all = inOrder(projection.questions);
  const canCall = openSittingOf(projection) !== null && programmeOf(projection).running !== null;
  const matching = all.filter((question) => shown === 'all' || (shown === 'closed') === isOver(question));
  const count = (of: (typeof SHOWN)[number]) =>
    all.filter((question) => of === 'all' || (of === 'closed') === isOver(question)).length;
  if (all.length === 0) {
    return (
      <Blank icon={IconMessageQuestion} title={t('desk.none')}>
        {t('desk.noneText')}
      </Blank>
    );
  }
  const card = (question: QuestionView, showOfficial: boolean) => (
    <QuestionCard
      key={question.id}
      projection={projection}
      question={question}
      place={all.indexOf(question) + 1}
      showOfficial={showOfficial}
    >
      <QuestionHands projection={projection} question={question} {...neighbours(all, question)} />
    </QuestionCard>
  );
  return (
    <section className={classes.list} aria-label={t('part.manage')} data-testid="question-desk">
      <div className={classes.bar}>
        <SegmentedControl
          className={classes.parts ?? ''}
          size="md"
          aria-label={t('desk.shown')}
          value={shown}
          onChange={(value) => setShown(value as (typeof SHOWN)[number])}
          data={SHOWN.map((value) => ({ value, label: t(`desk.show.${value}`, { count: count(value) }) }))}
        />
        <SegmentedControl
          className={classes.parts ?? ''}
          size="md"
          aria-label={t('desk.sort')}
          value={sort}
          onChange={(value) => setSort(value as (typeof SORTS)[number])}
          data={SORTS.map((value) => ({ value, label: t(`desk.sortBy.${value}`) }))}
        />
      </div>
      {!canCall && <p className={classes.soft}>{t('desk.notRunning')}</p>}
      {matching.length === 0 && <p className={classes.soft}>{t('desk.noneShown')}</p>}
      {sort === 'order' && matching.map((question) => card(question, true))}
      {sort === 'official' &&
        byOfficial(matching).map(({ key, to, questions }) => (
          <div key={key} className={classes.list}>
            <h3 className={classes.official}>
              {titleOf(projection, to) ?? t('removed')}
              <span className={classes.soft}>{t('all.count', { count: questions.length })}</span>
            </h3>
            {questions.map((question) => card(question, false))}
          </div>
        ))}
    </section>
  );
}

function isOver({ state }: QuestionView): boolean {
  return state.kind === 'closed' || state.kind === 'withdrawn';
}

/** Before which question it goes with one step up, and with one step down (`null`: to the end). */
function neighbours(all: readonly QuestionView[], question: QuestionView) {
  const at = all.indexOf(question);
  return { up: all[at - 1]?.id, down: at === all.length - 1 ? undefined : (all[at + 2]?.id ?? null) };
}
