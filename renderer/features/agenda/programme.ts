import type { AgendaItem, DossierFile, Sitting } from '../../../shared/domain/agenda.ts';
import type { Ordered, Projection } from '../../../shared/protocol/projection.ts';
import { matchesQuery } from '../../ui/foldText.ts';

export interface ProgrammeItem {
  readonly item: AgendaItem;
  /** Its number on the programme, from 1 over the whole session. */
  readonly number: number;
  readonly files: readonly DossierFile[];
}

export interface ProgrammeSitting {
  readonly sitting: Sitting;
  readonly items: readonly ProgrammeItem[];
}

/** The agenda as it is read: sittings by time, items and files in the record's order. */
export interface Programme {
  readonly sittings: readonly ProgrammeSitting[];
  readonly running: ProgrammeItem | null;
  readonly next: ProgrammeItem | null;
  readonly itemCount: number;
}

function byOrder<Value extends Ordered>(values: Readonly<Record<string, Value>>): Value[] {
  return Object.values(values).sort((a, b) => a.order - b.order);
}

export function programmeOf(projection: Projection): Programme {
  const items = byOrder(projection.items);
  const files = byOrder(projection.files);
  let number = 0;
  const sittings = Object.values(projection.sittings)
    .sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
    .map((sitting) => ({
      sitting,
      items: items
        .filter((item) => item.sittingId === sitting.id)
        .map((item) => {
          number += 1;
          return { item, number, files: files.filter((file) => file.itemId === item.id) };
        }),
    }));
  const all = sittings.flatMap((sitting) => sitting.items);
  const running = all.find(({ item }) => item.state === 'running') ?? null;
  const waitingAfter = all.find(
    ({ item, number: place }) => item.state === 'waiting' && place > (running?.number ?? 0),
  );
  const next = waitingAfter ?? all.find(({ item }) => item.state === 'waiting') ?? null;
  return { sittings, running, next, itemCount: number };
}

/** Only what the words of the query are found in: an item's title or rapporteur, or its files' titles. */
export function searchProgramme(programme: Programme, query: string): readonly ProgrammeSitting[] {
  return programme.sittings
    .map(({ sitting, items }) => ({
      sitting,
      items: items.filter(({ item, files }) =>
        matchesQuery([item.title, item.rapporteur, ...files.map((file) => file.title)].join(' '), query),
      ),
    }))
    .filter(({ items }) => items.length > 0);
}
