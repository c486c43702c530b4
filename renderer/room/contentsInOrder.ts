import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Projection } from '../../shared/protocol/projection.ts';

/** Every version's bytes once, as they are wanted: the current published versions first, the older ones last. */
export function contentsInOrder({ files, items }: Projection): FileContent[] {
  const ordered = Object.values(files).sort(
    (a, b) => (items[a.itemId]?.order ?? 0) - (items[b.itemId]?.order ?? 0) || a.order - b.order,
  );
  const current = ordered.flatMap(({ versions }) => versions.findLast(({ published }) => published) ?? []);
  const newest = ordered.flatMap(({ versions }) => versions.at(-1) ?? []);
  const all = ordered.flatMap(({ versions }) => versions);
  const contents = [...current, ...newest, ...all].map(({ content }) => content);
  return [...new Map(contents.map((content) => [content.sha256, content])).values()];
}
