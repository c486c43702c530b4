import { describe, expect, it } from 'vitest';
import { programmeOf, searchProgramme } from '../../renderer/features/agenda/programme.ts';
import { draftsOf } from '../../renderer/features/desk/drafts.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';

describe('the programme', () => {
  const programme = programmeOf(sampleProjection());

  it('numbers items over the whole session, in the order of the sittings', () => {
    const numbers = programme.sittings.flatMap(({ items }) => items.map(({ number }) => number));
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(programme.itemCount).toBe(9);
  });

  it('knows what is on and what is next', () => {
    expect(programme.running?.number).toBe(2);
    expect(programme.next?.number).toBe(3);
  });

  it('goes back to what still waits when nothing later does', () => {
    const projection = sampleProjection();
    const items = Object.fromEntries(
      Object.entries(projection.items).map(([id, item], index) => [
        id,
        { ...item, state: index === 0 ? 'waiting' : index === 8 ? 'running' : 'done' },
      ]),
    );
    const late = programmeOf({ ...projection, items } as typeof projection);
    expect([late.running?.number, late.next?.number]).toEqual([9, 1]);
  });

  it('is searched without diacritics, đ as d, and by every word', () => {
    const found = (query: string) =>
      searchProgramme(programme, query).flatMap(({ items }) => items.map(({ number }) => number));
    expect(found('du toan')).toEqual([3]);
    expect(found('giam doc nong nghiep')).toEqual([6]);
    expect(found('352 TRANG')).toEqual([3]);
    expect(found('be mac')).toEqual([9]);
    expect(found('zzz')).toEqual([]);
  });
});

describe('drafts', () => {
  it('are the items and versions that are not public', () => {
    const drafts = draftsOf(sampleProjection());
    expect(drafts).toMatchObject({ neverPublished: false, newItems: 1, newFiles: 1 });
    expect(drafts.items.map(({ item, files }) => [item.id, files.length])).toEqual([
      ['i4', 1],
      ['i8', 0],
    ]);
  });
});
