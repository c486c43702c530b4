import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { isDelegate, type Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useSeat } from '../../room/RoomContext.tsx';
import { useMe } from '../session/useMe.ts';
import { OwnQuestions } from './OwnQuestions.tsx';
import { PromiseLedger } from './PromiseLedger.tsx';
import { PublicQuestions } from './PublicQuestions.tsx';
import { QuestionDesk } from './QuestionDesk.tsx';
import { QuestionsToMe } from './QuestionsToMe.tsx';
import { inOrder, type QuestionView } from './questionView.ts';
import classes from './questions.module.css';

type Part = 'manage' | 'own' | 'toMe' | 'all' | 'ledger';

/** `/s/:sessionKey/questions`: written questions, their answers, and the ledger of promises. */
export function QuestionsPage() {
  const projection = useProjection();
  return projection === null ? null : <Questions projection={projection} />;
}

function Questions({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('questions');
  const me = useMe();
  const mine = inOrder(useSeat()?.questions ?? {});
  const own = mine.filter(({ authorId }) => authorId === me.id);
  const toMe = mine.filter(({ to, state }) => {
    const isMine = to.kind === 'member' && to.memberId === me.id;
    return isMine && (state.kind === 'accepted' || state.kind === 'closed');
  });
  const [search, setSearch] = useSearchParams();
  const parts = partsFor(me, toMe);
  const part = parts.find((one) => one === search.get('part')) ?? parts[0] ?? 'all';
  const label = (one: Part) => {
    const count = waitingIn(one, projection, toMe);
    return count === 0 ? t(`part.${one}`) : t('part.count', { part: t(`part.${one}`), count });
  };
  return (
    <div className={classes.page}>
      <h2 className={classes.title} data-no-print={part === 'ledger' || undefined}>
        {t('title')}
      </h2>
      <SegmentedControl
        className={classes.parts ?? ''}
        data-no-print
        size="md"
        fullWidth
        aria-label={t('parts')}
        value={part}
        onChange={(value) => setSearch(value === parts[0] ? {} : { part: value }, { replace: true })}
        data={parts.map((value) => ({ value, label: label(value) }))}
      />
      {part === 'manage' && <QuestionDesk projection={projection} />}
      {part === 'own' && <OwnQuestions projection={projection} questions={own} />}
      {part === 'toMe' && <QuestionsToMe projection={projection} questions={toMe} />}
      {part === 'all' && <PublicQuestions projection={projection} />}
      {part === 'ledger' && <PromiseLedger projection={projection} isDesk={sitsAtDesk(me)} />}
    </div>
  );
}

/** The first is the one that is opened: what waits for this person comes before what can be read. */
function partsFor(me: Member, toMe: readonly QuestionView[]): Part[] {
  const isDesk = sitsAtDesk(me);
  return [
    ...(isDesk ? (['manage'] as const) : []),
    ...(toMe.length > 0 ? (['toMe'] as const) : []),
    ...(isDelegate(me) ? (['own'] as const) : []),
    ...(isDesk ? [] : (['all'] as const)),
    'ledger',
  ];
}

/** What waits for an answer in a part. */
function waitingIn(part: Part, projection: Projection, toMe: readonly QuestionView[]): number {
  if (part === 'toMe')
    return toMe.filter(({ answer, state }) => answer === null && state.kind === 'accepted').length;
  if (part !== 'manage') return 0;
  return Object.values(projection.questions).filter(({ state }) => state.kind === 'submitted').length;
}
