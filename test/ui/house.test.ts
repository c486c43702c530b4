import { describe, expect, it } from 'vitest';
import { BUILT_IN_PACKS, PARTY } from '../../shared/domain/builtInPacks.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import { packFileText, readPackFile } from '../../renderer/features/house/packFile.ts';
import { copyOf, isTooEarly, packAtHand, packsOf } from '../../renderer/features/house/packs.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';

const OWN = copyOf(HDND, 'noi-quy', 'Nội quy');
const sample = (more: Partial<Projection> = {}): Projection => ({
  ...sampleProjection(),
  ...{ rulePacks: {}, sittingRecords: {} },
  ...more,
});

describe('a rule pack as a file', () => {
  it('is read as it was written', () => {
    for (const pack of BUILT_IN_PACKS) expect(readPackFile(packFileText(pack))).toEqual({ ok: true, pack });
  });

  it('is refused with what is wrong', () => {
    const file = (pack: unknown) => JSON.stringify({ format: 'paperless-rules/1', pack });
    expect(readPackFile('%PDF-1.7')).toMatchObject({ fault: 'notJson' });
    for (const text of ['[]', 'null', '{"pack":{}}'])
      expect(readPackFile(text)).toMatchObject({ fault: 'notAPack' });
    const speech = { ...HDND, limits: { ...HDND.limits, speech: 'lâu' } };
    expect(readPackFile(file(speech))).toEqual({ ok: false, fault: 'field', where: 'limits.speech' });
    expect(readPackFile(file({ ...HDND, secret: 1 }))).toMatchObject({ fault: 'field' });
    const labels = { ...HDND.labels, abstain: HDND.labels.for };
    expect(readPackFile(file({ ...HDND, labels }))).toMatchObject({ fault: 'unsound' });
  });
});

describe('the packs of a session', () => {
  it('are its own first, then those of every house', () => {
    const listed = packsOf(sample({ rulePacks: { [OWN.id]: OWN } }));
    expect(listed.map(({ pack }) => pack.id)).toEqual(['noi-quy', ...BUILT_IN_PACKS.map(({ id }) => id)]);
    expect(listed.map(({ builtIn }) => builtIn)).toEqual([false, true, true, true, true]);
  });

  it('begin with the one of the newest sitting, in its newest version, else with that of the body', () => {
    expect(packAtHand(sample()).id).toBe('hdnd');
    const { session } = sample();
    const about = { ...session.about, council: { ...session.about.council, level: 'party' as const } };
    expect(packAtHand(sample({ session: { ...session, about } }))).toBe(PARTY);
    const record = (id: string, openedAt: number, pack: typeof OWN) => ({
      ...{ id, pack, openedAt, closedAt: 9, pause: null, hadQuorum: true },
    });
    const sittingRecords = { a: record('a', 5, HDND), b: record('b', 7, OWN) } as never;
    const newer = { ...OWN, version: 2 };
    expect(packAtHand(sample({ sittingRecords, rulePacks: { [OWN.id]: newer } }))).toBe(newer);
    expect(packAtHand(sample({ sittingRecords })).id).toBe('hdnd');
  });

  it('hold from a day of the calendar in Vietnam', () => {
    const at = (startsAt: string) => ({ startsAt: Date.parse(startsAt) }) as never;
    const pack = { ...HDND, validFrom: '2026-03-01' };
    expect(isTooEarly(pack, at('2026-02-28T16:59:00Z'))).toBe(true);
    expect(isTooEarly(pack, at('2026-02-28T17:00:00Z'))).toBe(false);
    expect(isTooEarly(HDND, at('1990-01-01T00:00:00Z'))).toBe(false);
  });

  it('a copy is a pack of its own that nobody has checked', () => {
    expect(copyOf({ ...HDND, checked: true }, 'x', 'Y')).toEqual({
      ...HDND,
      id: 'x',
      name: 'Y',
      version: 1,
      checked: false,
    });
  });
});
