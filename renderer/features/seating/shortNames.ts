import type { Member } from '../../../shared/domain/roster.ts';

/** What of a name stands on a seat: the given name, and before it the first letters of the others. */
export interface ShortName {
  readonly given: string;
  readonly initials: string;
}

/** "Nguyễn Thị Phương Thảo": "NTP" and "Thảo". A Vietnamese is called by the last word of the name. */
export function shortName({ name }: Pick<Member, 'name'>): ShortName {
  const words = name.trim().split(/\s+/);
  const given = words.at(-1) ?? '';
  const initials = words
    .slice(0, -1)
    .map((word) => Array.from(word)[0] ?? '')
    .join('');
  return { given, initials };
}
