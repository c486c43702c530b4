import type { AgendaItem, DossierFile } from '../domain/agenda.ts';
import type { FileId, MemberId } from '../domain/ids.ts';
import { isPublicFile } from '../domain/rights.ts';
import type { SessionState } from '../domain/session.ts';
import { devicesFor, sittingParts } from './projectSittings.ts';
import { voteParts } from './projectVotes.ts';
import type { Ordered, Projection } from './projection.ts';

/** What a projection shows besides the state of the record. */
export interface LiveState {
  /** Keys `fileId/authorId` of all marks shared with the room; those of files not seen are left out. */
  readonly sharers: ReadonlySet<string>;
  /** Members with a live connection. */
  readonly online: ReadonlySet<MemberId>;
  /** That of the document. */
  readonly epoch: number;
  /** End of the record that the state comes from; chain hash in hexadecimal. */
  readonly head: { readonly seq: number; readonly chainHash: string };
}

/** What one audience sees of a session (P1 to P10). */
export function project(state: SessionState, kind: 'room' | 'desk', live: LiveState): Projection {
  const { council, details, published, serverKey } = state;
  const { epoch, head } = live;
  const seesAll = kind === 'desk';
  const files = filesFor(state, seesAll);
  return {
    session: { about: { council, details, published }, epoch, head, serverKey },
    groups: byId(numbered(state.groups)),
    committees: byId(numbered(state.committees)),
    members: byId(numbered([...state.members.values()])),
    sittings: byId(seesAll || published ? state.sittings : []),
    items: byId(itemsFor(state, seesAll)),
    files: byId(files),
    sharers: sharersOf(live.sharers, new Set(files.map((file) => file.id))),
    ...sittingParts(state, seesAll),
    motions: byId(numbered([...state.motions.values()])),
    ...voteParts(state, seesAll),
    devices: byId(devicesFor(state, seesAll)),
    online: seesAll ? onlineOf(state, live.online) : {},
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

/** P10. */
function onlineOf(state: SessionState, online: ReadonlySet<MemberId>): Record<string, true> {
  const kept = [...online].filter((memberId) => state.members.has(memberId));
  return Object.fromEntries(kept.map((memberId) => [memberId, true]));
}

/** P6: the place in the whole session, so that an audience that sees less finds gaps. */
function numbered<Value>(values: readonly Value[]): (Value & Ordered)[] {
  return values.map((value, order) => ({ ...value, order }));
}

function byId<Value extends { readonly id: string }>(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value) => [value.id, value]));
}
