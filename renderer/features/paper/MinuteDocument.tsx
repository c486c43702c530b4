import type { Projection } from '../../../shared/protocol/projection.ts';
import { formatClock } from '../../ui/time.ts';
import type { Minute } from './minute.ts';
import { MinuteConclusion } from './MinuteConclusion.tsx';
import { MinuteResult } from './MinuteResult.tsx';
import { OfficialHead } from './OfficialHead.tsx';
import { officialDate, officialShare, useOfficialTexts } from './officialTexts.ts';
import classes from './print.module.css';

interface MinuteDocumentProps {
  readonly about: NonNullable<Projection['session']['about']>;
  readonly head: Projection['session']['head'];
  readonly minute: Minute;
}

/** Biên bản kiểm phiếu, in the form of the council's documents. */
export function MinuteDocument({ about, head, minute }: MinuteDocumentProps) {
  const t = useOfficialTexts();
  const dated = minute.closedAt ?? minute.openedAt;
  const clock = (instant: number | null) =>
    instant === null ? t('minute.noTime') : formatClock(instant, 'vi').replace(':', ' giờ ');
  return (
    <article className={classes.minute} lang="vi" data-testid="minute">
      <OfficialHead about={about} issuer={t('minute.tellers')} dated={dated} />
      <h2 className={classes.minuteTitle}>{t('minute.title')}</h2>
      <p className={classes.minuteAbout}>{t(`minute.subtitle.${minute.form}`)}</p>
      <p>
        {t('minute.opening', {
          ...officialDate(minute.openedAt),
          place: about.details.place === '' ? t('dots') : about.details.place,
          session: about.details.title,
          council: about.council.name,
          number: minute.number,
          title: minute.title,
        })}
      </p>
      <p>{t('minute.times', { opened: clock(minute.openedAt), closed: clock(minute.closedAt) })}</p>
      <Tellers minute={minute} />
      <Turnout minute={minute} />
      <MinuteResult minute={minute} />
      <MinuteConclusion minute={minute} />
      <div className={classes.ending}>
        <p>{t('minute.end', officialDate(dated))}</p>
        <Signatures minute={minute} />
      </div>
      <p className={classes.source}>
        {t('minute.source', { seq: head.seq, hash: head.chainHash.slice(0, 16) })}
      </p>
    </article>
  );
}

function Tellers({ minute: { tellers, counters, recounts } }: { readonly minute: Minute }) {
  const t = useOfficialTexts();
  const [one, other] = counters;
  return (
    <>
      <h3>{t('minute.part1')}</h3>
      <p>{t('minute.part1Text', { count: tellers.length })}</p>
      <ol className={classes.people}>
        {tellers.map(({ id, name, position, isHead }) => (
          <li key={id}>
            {[name, position].filter((part) => part !== '').join(', ')} –{' '}
            {t(isHead ? 'minute.head' : 'minute.member')}
          </li>
        ))}
      </ol>
      <p>{t('minute.counted', { one, other })}</p>
      {recounts.length > 0 && (
        <>
          <p>{t('minute.recounts', { count: recounts.length })}</p>
          <ul className={classes.people}>
            {recounts.map(({ name, reason }, index) => (
              <li key={index}>{t('minute.recount', { name, reason })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Turnout({ minute: { turnout, seats, entitled, here, voters } }: { readonly minute: Minute }) {
  const t = useOfficialTexts();
  const ofCollected = (count: number) =>
    t('minute.ofCollected', { count, share: officialShare(count, turnout.collected) });
  const lines: readonly (readonly [string, number | string])[] = [
    [t('minute.seats', { voters }), seats],
    [t('minute.entitled', { voters }), entitled],
    ...(here === null ? [] : [[t('minute.here', { voters }), here] as const]),
    [t('minute.issued'), turnout.issued],
    [t('minute.collected'), turnout.collected],
    [t('minute.valid'), ofCollected(turnout.valid)],
    [t('minute.invalid'), ofCollected(turnout.invalid)],
  ];
  return (
    <>
      <h3>{t('minute.part2')}</h3>
      <ul className={classes.people}>
        {lines.map(([name, number]) => (
          <li key={name}>
            {name}: <strong>{number}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Places for the names by hand: all the tellers, the head for all of them. */
function Signatures({ minute: { tellers } }: { readonly minute: Minute }) {
  const t = useOfficialTexts();
  const head = tellers.find(({ isHead }) => isHead);
  const members = tellers.filter(({ isHead }) => !isHead);
  return (
    <div className={classes.signatures}>
      <div>
        <p className={classes.signer}>{t('minute.members')}</p>
        <p className={classes.signHere}>{t('minute.signHere')}</p>
        <div className={classes.memberSigns}>
          {members.map(({ id, name }) => (
            <p key={id} className={classes.signed}>
              {name}
            </p>
          ))}
        </div>
      </div>
      <div>
        <p className={classes.signer}>{t('minute.onBehalf')}</p>
        <p className={classes.signer}>{t('minute.head')}</p>
        <p className={classes.signHere}>{t('minute.signHere')}</p>
        <p className={classes.signed}>{head?.name}</p>
      </div>
    </div>
  );
}
