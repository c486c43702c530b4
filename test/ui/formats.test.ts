import { describe, expect, it } from 'vitest';
import { sessionKey } from '../../renderer/features/session/sessionKey.ts';
import type { RememberedSession } from '../../renderer/host/Host.ts';
import { foldText, matchesQuery } from '../../renderer/ui/foldText.ts';
import { newId } from '../../renderer/ui/newId.ts';
import {
  dayKey,
  formatClock,
  formatDateTime,
  formatDay,
  formatSpan,
  fromDateTimeInput,
  fromTypedDateTime,
  toDateTimeInput,
  toTypedDateTime,
} from '../../renderer/ui/time.ts';
import { ID_PATTERN } from '../../shared/domain/ids.ts';

const HOUR_MS = 60 * 60 * 1000;

describe('times are Vietnam’s, whatever zone the device is set to', () => {
  const instant = Date.parse('2026-12-08T00:30:00Z');
  it('shows', () => {
    expect(formatClock(instant, 'vi')).toBe('07:30');
    expect(formatDay(instant, 'vi')).toBe('Thứ Ba, 08/12/2026');
    expect(formatSpan({ startsAt: instant, endsAt: instant + 4 * HOUR_MS }, 'vi')).toBe(
      'Thứ Ba, 08/12/2026, 07:30–11:30',
    );
    expect(formatSpan({ startsAt: instant, endsAt: instant + 20 * HOUR_MS }, 'vi')).toBe(
      'Thứ Ba, 08/12/2026, 07:30 – Thứ Tư, 09/12/2026, 03:30',
    );
    expect(formatDateTime(instant, 'vi')).toBe('07:30 08/12/2026');
    expect(formatDateTime(instant, 'en')).toBe('08/12/2026 07:30');
    expect(dayKey(Date.parse('2026-12-07T17:00:00Z'))).toBe('2026-12-08');
  });
  it('reads what an input holds', () => {
    expect(toDateTimeInput(instant)).toBe('2026-12-08T07:30');
    expect(fromDateTimeInput('2026-12-08T07:30')).toBe(instant);
    expect(fromDateTimeInput('')).toBeNull();
  });
});

describe('a day and a time as people type them', () => {
  const instant = Date.parse('2026-12-09T00:30:00Z');
  it('day first, and back', () => {
    expect(toTypedDateTime(instant)).toBe('09/12/2026 07:30');
    expect(fromTypedDateTime(toTypedDateTime(instant))).toBe(instant);
  });
  it.each(['9/12/2026 7:30', ' 09-12-2026 7h30 ', '9.12.2026, 07:30', '2026-12-09T07:30'])('%s', (text) => {
    expect(fromTypedDateTime(text)).toBe(instant);
  });
  it.each(['', '9/12/2026', '31/02/2027 07:30', '9/13/2026 07:30', '9/12/2026 25:00', '9/12/26 07:30'])(
    'not %s',
    (text) => expect(fromTypedDateTime(text)).toBeNull(),
  );
  it('a full hour needs no minutes', () => {
    expect(fromTypedDateTime('9/12/2026 7h')).toBe(Date.parse('2026-12-09T00:00:00Z'));
  });
});

describe('text', () => {
  it('is found without diacritics, and đ as d', () => {
    expect(foldText('HĐND Đắk Lắk')).toBe('hdnd dak lak');
    expect(matchesQuery('Nghị quyết của HĐND tỉnh', 'hdnd nghi')).toBe(true);
    expect(matchesQuery('Nghị quyết', 'nghị hội')).toBe(false);
  });
});

describe('names', () => {
  it('new ids are ids of the protocol and differ', () => {
    const ids = Array.from({ length: 200 }, () => newId<string>());
    expect(ids.every((id) => ID_PATTERN.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(200);
  });
  it('a session’s key tells rooms and people apart', () => {
    const session = (roomUrl: string, id: string) =>
      ({ roomUrl, sessionId: 's', member: { id } }) as unknown as RememberedSession;
    const keys = [session('http://a', 'm1'), session('http://b', 'm1'), session('http://a', 'm2')].map(
      sessionKey,
    );
    expect(new Set(keys).size).toBe(3);
  });
});
