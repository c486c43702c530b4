import { Button, type ButtonProps } from '@mantine/core';
import { IconMessageQuestion, IconMessageReply, IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChainKind } from '../../../shared/domain/question.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { chainIn, nextLink, titleOf, type QuestionView } from './questionView.ts';
import { useLinkCall } from './useLinkCall.ts';

const ICONS = { question: IconMessageQuestion, answer: IconMicrophone, followUp: IconMessageReply } as const;

interface LinkButtonProps {
  readonly projection: Projection;
  readonly question: QuestionView;
  /** What comes next in the chain unless told. */
  readonly kind?: ChainKind;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
}

/** One touch: the asker, then the official, then the follow-up. */
export function LinkButton({ projection, question, kind, variant = 'filled', size = 'md' }: LinkButtonProps) {
  const { t } = useTranslation('questions');
  const { itemId, call, busy } = useLinkCall(projection, question);
  const link = kind ?? nextLink(chainIn(projection, question.id));
  const Icon = ICONS[link];
  const author = projection.members[question.authorId]?.name ?? t('removed');
  const name = link === 'answer' ? (titleOf(projection, question.to) ?? t('removed')) : author;
  return (
    <Button
      variant={variant}
      size={size}
      loading={busy}
      disabled={itemId === null}
      aria-label={t(`call.${link}To`, { name })}
      onClick={() => void call(link)}
      leftSection={<Icon size={22} stroke={1.75} aria-hidden />}
    >
      {t(`call.${link}`)}
    </Button>
  );
}
