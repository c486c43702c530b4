import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../../shared/domain/roster.ts';
import { Notice } from '../../ui/Notice.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { formatJoinLink } from '../join/joinLink.ts';
import { shortAddress } from '../join/roomAddress.ts';
import { formatCode } from '../join/signInCode.ts';
import { useRoster } from './useRoster.ts';
import classes from './CardSheets.module.css';

/** Two columns of five on A4. */
const CARDS_PER_SHEET = 10;

interface Card {
  readonly member: Member;
  readonly code: string;
}

interface CardSheetsProps {
  readonly cards: readonly Card[];
  readonly roomUrl: string;
  /** The room's key, for the links; `null` without TLS. */
  readonly pin: string | null;
  readonly title: string;
  readonly council: string;
  readonly onClear: () => void;
}

/** The cards just issued, as they come out of the printer. */
export function CardSheets({ cards, roomUrl, pin, title, council, onClear }: CardSheetsProps) {
  const { t } = useTranslation('desk');
  const sheets = Array.from({ length: Math.ceil(cards.length / CARDS_PER_SHEET) }, (_, index) =>
    cards.slice(index * CARDS_PER_SHEET, (index + 1) * CARDS_PER_SHEET),
  );
  return (
    <>
      <div className={classes.head} data-no-print>
        <Notice tone="warn" role="status">
          {t('card.issued', { count: cards.length })}
        </Notice>
        <Group>
          <Button
            size="lg"
            onClick={() => window.print()}
            leftSection={<IconPrinter size={22} stroke={1.75} aria-hidden />}
          >
            {t('card.print')}
          </Button>
          <Button size="lg" variant="default" onClick={onClear}>
            {t('card.clear')}
          </Button>
        </Group>
      </div>
      {sheets.map((sheet, index) => (
        <section
          key={sheet[0]?.member.id}
          className={classes.sheet}
          aria-label={t('card.sheet', { number: index + 1 })}
        >
          {sheet.map((card) => (
            <SignInCard
              key={card.member.id}
              card={card}
              roomUrl={roomUrl}
              pin={pin}
              title={title}
              council={council}
            />
          ))}
        </section>
      ))}
    </>
  );
}

interface SignInCardProps {
  readonly card: Card;
  readonly roomUrl: string;
  readonly pin: string | null;
  readonly title: string;
  readonly council: string;
}

function SignInCard({ card, roomUrl, pin, title, council }: SignInCardProps) {
  const { t } = useTranslation('desk');
  const { groups } = useRoster();
  const { member, code } = card;
  const group = groups.find(({ id }) => id === member.groupId);
  const places = [member.position, group?.name ?? ''].filter((place) => place !== '');
  return (
    <article className={classes.card} aria-label={member.name}>
      <header className={classes.cardHead}>
        <p>{council}</p>
        <p>{title}</p>
      </header>
      <div className={classes.cardBody}>
        <div className={classes.cardText}>
          <p className={classes.name}>{member.name}</p>
          {places.length > 0 && <p className={classes.position}>{places.join(' · ')}</p>}
          <p className={classes.code}>{formatCode(code)}</p>
          <p className={classes.address}>{shortAddress(roomUrl)}</p>
        </div>
        <QrCode
          text={formatJoinLink(roomUrl, code, pin)}
          label={t('card.qr', { name: member.name })}
          size="27mm"
        />
      </div>
      <p className={classes.foot}>
        {t('card.signIn')} · {t('card.private')}
      </p>
    </article>
  );
}
