import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconCircleX, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { CHOICE_LOOKS } from '../../ui/choices.ts';
import { VoteMap } from '../seating/VoteMap.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { choicesByName } from './result.ts';
import { useArithmetic } from './useArithmetic.ts';
import { useLabels } from './useLabels.ts';
import { replacedBy } from './voteGroups.ts';
import { VoteBars } from './VoteBars.tsx';
import { VoteLinks } from './VoteLinks.tsx';
import classes from './voting.module.css';

/** A result with the rule's arithmetic; once it is announced, also who chose what. */
export function ResultView({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  const [named, setNamed] = useState(false);
  const arithmetic = useArithmetic(vote);
  const projection = useProjection();
  const { result, labels } = vote;
  const isReplaced = projection !== null && replacedBy(projection, vote) !== null;
  if (result === null) return null;
  const Icon = result.carried ? IconRosetteDiscountCheck : IconCircleX;
  const Chevron = named ? IconChevronUp : IconChevronDown;
  return (
    <div className={classes.result} data-replaced={isReplaced || undefined}>
      <p className={classes.verdict} data-carried={result.carried || undefined} data-testid="verdict">
        <Icon size={32} stroke={1.75} aria-hidden />
        <span>{t(result.carried ? 'result.carried' : 'result.rejected')}</span>
        {isReplaced && <Tag tone="warn">{t('result.replaced')}</Tag>}
      </p>
      <p className={classes.arithmetic} data-testid="arithmetic">
        {arithmetic}
      </p>
      <VoteBars result={result} labels={labels} counted={vote.method !== 'electronic'} />
      <VoteLinks vote={vote} />
      {vote.method === 'electronic' && vote.state === 'announced' && (
        <div>
          <Button
            variant="subtle"
            aria-expanded={named}
            onClick={() => setNamed(!named)}
            rightSection={<Chevron size={20} stroke={1.75} aria-hidden />}
          >
            {t('result.named')}
          </Button>
          {named && <NamedChoices vote={vote} />}
        </div>
      )}
    </div>
  );
}

function NamedChoices({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  const projection = useProjection();
  const labels = useLabels(vote.labels);
  if (projection === null) return null;
  return (
    <div className={classes.named}>
      <VoteMap projection={projection} vote={vote} />
      {choicesByName(projection, vote).map(({ choice, members }) => {
        const look = choice === 'none' ? null : CHOICE_LOOKS[choice];
        return (
          <section key={choice} className={look?.className ?? ''}>
            <h4 className={classes.namedTitle}>
              {look !== null && <look.Icon size={22} stroke={1.75} aria-hidden />}
              {choice === 'none' ? t('result.noBallot') : labels[choice]} · {members.length}
            </h4>
            <ul>
              {members.map((member) => (
                <li key={member.id}>{member.name}</li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
