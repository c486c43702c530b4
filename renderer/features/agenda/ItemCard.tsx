import { useTranslation } from 'react-i18next';
import { mayRunAgenda } from '../../../shared/domain/rights.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useMe } from '../session/useMe.ts';
import { ItemPollResults } from '../polls/ItemPollResults.tsx';
import { ItemResults } from '../voting/ItemResults.tsx';
import { anchorOfItem } from './anchors.ts';
import { FileRow } from './FileRow.tsx';
import { ItemControls } from './ItemControls.tsx';
import { ItemMeta } from './ItemMeta.tsx';
import { ItemStateTag } from './ItemStateTag.tsx';
import type { Programme, ProgrammeItem } from './programme.ts';
import classes from './AgendaPage.module.css';

interface ItemCardProps {
  readonly entry: ProgrammeItem;
  readonly programme: Programme;
  readonly filesAbove: boolean;
}

/** One item of the agenda with its dossier. */
export function ItemCard({ entry, programme, filesAbove }: ItemCardProps) {
  const { t } = useTranslation('agenda');
  const me = useMe();
  const { item, number, files } = entry;
  const anchor = anchorOfItem(item.id);
  return (
    <article
      className={classes.item}
      data-state={item.state}
      id={anchor}
      tabIndex={-1}
      aria-labelledby={`${anchor}-title`}
    >
      <div className={classes.itemHead}>
        <span className={classes.number} aria-hidden="true">
          {number}
        </span>
        <div className={classes.itemText}>
          <h3 id={`${anchor}-title`} className={classes.itemTitle}>
            {item.title}
          </h3>
          <ItemMeta item={item} />
        </div>
        <div className={classes.itemSide}>
          {!item.published && <Tag tone="warn">{t('draft')}</Tag>}
          <ItemStateTag state={item.state} />
          {mayRunAgenda(me) && item.published && !filesAbove && (
            <ItemControls entry={entry} programme={programme} />
          )}
        </div>
      </div>
      {filesAbove ? (
        files.length > 0 && <p className={classes.above}>{t('above')}</p>
      ) : files.length > 0 ? (
        <ul className={classes.files} aria-label={t('files', { count: files.length })}>
          {files.map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
        </ul>
      ) : (
        <p className={classes.above}>{t('noFiles')}</p>
      )}
      <ItemResults itemId={item.id} />
      <ItemPollResults itemId={item.id} />
    </article>
  );
}
