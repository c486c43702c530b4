import type { AgendaItem, DossierFile } from '../../../shared/domain/agenda.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';

/** What the desk has prepared and the others do not see yet, by item. */
export interface Drafts {
  readonly neverPublished: boolean;
  readonly newItems: number;
  readonly newFiles: number;
  readonly items: readonly {
    readonly item: AgendaItem;
    readonly files: readonly DossierFile[];
  }[];
}

export function draftsOf(projection: Projection): Drafts {
  const files = Object.values(projection.files)
    .filter((file) => file.versions.some((version) => !version.published))
    .sort((a, b) => a.order - b.order);
  const items = Object.values(projection.items)
    .sort((a, b) => a.order - b.order)
    .map((item) => ({ item, files: files.filter((file) => file.itemId === item.id) }))
    .filter(({ item, files: own }) => !item.published || own.length > 0);
  return {
    neverPublished: !projection.session.about.published,
    newItems: items.filter(({ item }) => !item.published).length,
    newFiles: files.length,
    items,
  };
}
