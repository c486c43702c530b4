import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Majority } from '../../../shared/domain/rulePack.ts';
import { toDateTimeInput } from '../../ui/time.ts';
import { shareKeyOf } from '../voting/result.ts';

export type OfficialTexts = TFunction<'official'>;

/** The words of the council's documents: Vietnamese, whatever language the screen speaks. */
export function useOfficialTexts(): OfficialTexts {
  return useTranslation().i18n.getFixedT('vi', 'official');
}

/** "quá nửa tổng số đại biểu" */
export function majorityWords(t: OfficialTexts, majority: Majority, voters: string): string {
  const { numerator, denominator } = majority.share;
  const share = t(`share.${shareKeyOf(majority)}`, { numerator, denominator });
  return t(`share.of.${majority.of}`, { share, voters });
}

/** `{ day: '08', month: '12', year: '2026' }`, by the day in Vietnam. */
export function officialDate(instant: number) {
  const [year = '', month = '', day = ''] = toDateTimeInput(instant).slice(0, 10).split('-');
  return { day, month, year };
}

/** "52,46%": rounded half up to two places, in whole numbers. */
export function officialShare(count: number, total: number): string {
  if (total === 0) return '0%';
  const hundredths = Math.floor((count * 20_000 + total) / (2 * total));
  const places = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.floor(hundredths / 100)}${places === '' ? '' : `,${places}`}%`;
}

/** "1970-05-19" → "19/05/1970" */
export function officialDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** Where the council is, from its name: "Thanh Giang"; empty when the name does not say. */
export function townOf(councilName: string): string {
  const named =
    /^(?:Hội đồng nhân dân|Ủy ban nhân dân|Ban Chấp hành Đảng bộ|Đảng bộ|Đảng ủy|Tỉnh ủy|Thành ủy)\s+(?:(?:tỉnh|thành phố|xã|phường|đặc khu|thị trấn)\s+)?(.+)$/iu.exec(
      councilName.trim(),
    );
  return named?.[1] ?? '';
}
