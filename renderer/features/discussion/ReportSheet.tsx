import { useTranslation } from 'react-i18next';
import type { DiscussionView, Projection } from '../../../shared/protocol/projection.ts';
import { groupName, itemsOf } from './discussions.ts';
import classes from './report.module.css';

/** The published report in the form of Nghị định 30/2020/NĐ-CP: as it is read, and as it is printed. */
export function ReportSheet({
  projection,
  discussion,
}: {
  readonly projection: Projection;
  readonly discussion: DiscussionView;
}) {
  // An official document is in Vietnamese, whatever language the application speaks.
  const t = useTranslation('discussion').i18n.getFixedT('vi', 'discussion');
  const { council, details } = projection.session.about;
  const day = new Date(discussion.published?.at ?? 0);
  const items = itemsOf(projection, discussion);
  const groups = discussion.rooms.map(({ groupId }) => groupName(projection, groupId));
  return (
    <article className={classes.sheet} lang="vi" data-testid="report-sheet">
      <header className={classes.top}>
        <div>
          <p className={classes.body}>{council.name}</p>
          <p className={classes.bodyStrong}>{t('sheet.secretariat')}</p>
          <p className={classes.number}>{t('sheet.number')}</p>
        </div>
        <div>
          <p className={classes.state}>{t('sheet.state')}</p>
          <p className={classes.motto}>{t('sheet.motto')}</p>
          <p className={classes.date}>
            {t('sheet.date', {
              day: String(day.getDate()).padStart(2, '0'),
              month: String(day.getMonth() + 1).padStart(2, '0'),
              year: day.getFullYear(),
            })}
          </p>
        </div>
      </header>
      <h1>{t('sheet.report')}</h1>
      <p className={classes.about}>{t('sheet.about', { session: details.title })}</p>
      <p className={classes.intro}>
        {t('sheet.intro', { session: details.title, count: groups.length, groups: groups.join('; ') })}
      </p>
      {items.map(({ item, number }, index) => (
        <section key={item.id}>
          <h2>{t('sheet.item', { index: index + 1, title: item.title, number })}</h2>
          {(projection.reportTexts[`${discussion.id}/${item.id}`]?.text ?? '')
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line, place) => (
              <p key={place} className={classes.line}>
                {line}
              </p>
            ))}
        </section>
      ))}
      <p className={classes.line}>{t('sheet.end')}</p>
      <footer className={classes.foot}>
        <div>
          <p className={classes.recipients}>{t('sheet.recipients')}</p>
          <p>{t('sheet.toChair')}</p>
          <p>{t('sheet.toDelegates')}</p>
          <p>{t('sheet.toFile')}</p>
        </div>
        <div className={classes.signature}>
          <p>{t('sheet.signer')}</p>
        </div>
      </footer>
    </article>
  );
}
