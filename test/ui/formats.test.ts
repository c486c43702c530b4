import { describe, expect, it } from 'vitest';
import { sessionKey } from '../../renderer/features/session/sessionKey.ts';
import type { RememberedSession } from '../../renderer/host/Host.ts';
import { foldText, matchesQuery } from '../../renderer/ui/foldText.ts';
import { newId } from '../../renderer/ui/newId.ts';
import {
  dayKey,
  formatClock,
  formatDay,
  fromDateTimeInput,
  toDateTimeInput,
} from '../../renderer/ui/time.ts';
import { ID_PATTERN } from '../../shared/domain/ids.ts';

describe('times are Vietnam’s, whatever zone the device is set to', () => {
  const instant = Date.parse('2026-12-08T00:30:00Z');
  it('shows', () => {
    expect(formatClock(instant, 'vi')).toBe('07:30');
    expect(formatDay(instant, 'vi')).toBe('Thứ Ba, 08/12/2026');
    expect(dayKey(Date.parse('2026-12-07T17:00:00Z'))).toBe('2026-12-08');
  });
  it('reads what an input holds', () => {
    expect(toDateTimeInput(instant)).toBe('2026-12-08T07:30');
    expect(fromDateTimeInput('2026-12-08T07:30')).toBe(instant);
    expect(fromDateTimeInput('')).toBeNull();
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
