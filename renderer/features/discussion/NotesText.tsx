import { useTranslation } from 'react-i18next';
import { sectionKey, writtenParts, type GroupNotes } from '../../../shared/domain/discussion.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import classes from './discussion.module.css';

/** Notes as they are read. */
export function NotesText({
  projection,
  notes,
}: {
  readonly projection: Projection;
  readonly notes: GroupNotes | undefined;
}) {
  const { t } = useTranslation(['discussion', 'speaking']);
  return (
    <div className={classes.notes}>
      {writtenParts(notes).map(({ section, text }) => (
        <section key={sectionKey(section)}>
          <h4>
            {section.kind === 'member'
              ? (projection.members[section.memberId]?.name ?? t('speaking:removed'))
              : t(`section.${section.kind}`)}
          </h4>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
}
