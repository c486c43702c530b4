import type { AgendaItem, DossierFile } from '../domain/agenda.ts';
import type { FileId } from '../domain/ids.ts';
import { isPublicFile } from '../domain/rights.ts';
import type { SessionState } from '../domain/session.ts';
import type { Ordered, Projection } from './projection.ts';

/**
 * What one audience sees of a session (P1 to P6). `sharers` are the keys `fileId/authorId` of all marks shared
 * with the room; those of files that the audience does not see are left out. `epoch` is that of the document.
 */
export function project(
  state: SessionState,
  kind: 'room' | 'desk',
  sharers: ReadonlySet<string>,
  epoch: number,
): Projection {
  const { council, details, published } = state;
  const seesAll = kind === 'desk';
  const files = filesFor(state, seesAll);
  return {
    session: { about: { council, details, published }, epoch },
    groups: byId(numbered(state.groups)),
    committees: byId(numbered(state.committees)),
    members: byId(numbered([...state.members.values()])),
    sittings: byId(seesAll || published ? state.sittings : []),
    items: byId(itemsFor(state, seesAll)),
    files: byId(files),
    sharers: sharersOf(sharers, new Set(files.map((file) => file.id))),
  };
}

function itemsFor(state: SessionState, seesAll: boolean): (AgendaItem & Ordered)[] {
  const items = numbered(state.itemOrder.flatMap((id) => state.items.get(id) ?? []));
  return items.filter((item) => seesAll || (state.published && item.published));
}

function filesFor(state: SessionState, seesAll: boolean): (DossierFile & Ordered)[] {
  const files = numbered(state.fileOrder.flatMap((id) => state.files.get(id) ?? []));
  if (seesAll) return files;
  return files
    .filter((file) => isPublicFile(state, file))
    .map((file) => ({ ...file, versions: file.versions.filter((version) => version.published) }));
}

function sharersOf(sharers: ReadonlySet<string>, visible: ReadonlySet<FileId>): Record<string, true> {
  const kept = [...sharers].filter((key) => visible.has(key.slice(0, key.indexOf('/')) as FileId));
  return Object.fromEntries(kept.map((key) => [key, true]));
}

/** P6: the place in the whole session, so that an audience that sees less finds gaps. */
function numbered<Value>(values: readonly Value[]): (Value & Ordered)[] {
  return values.map((value, order) => ({ ...value, order }));
}

function byId<Value extends { readonly id: string }>(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value) => [value.id, value]));
}
