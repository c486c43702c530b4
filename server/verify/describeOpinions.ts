import type { Ledger } from './Ledger.ts';
import { OPINIONS, type OpinionAccount } from './slipAccounts.ts';

const STATES: Readonly<Record<OpinionAccount['state'], readonly [vi: string, en: string]>> = {
  open: ['đang lấy ý kiến', 'still open'],
  closed: ['đã kết thúc', 'closed'],
  published: ['đã công bố', 'published'],
};

/** The counts of every opinion sheet, question by question, in Vietnamese and in English. */
export function describeOpinions({ opinions }: Ledger): string[] {
  return [...opinions.values()].flatMap(({ title, state, asked, answered, questions }) => {
    const [vi, en] = STATES[state];
    const numbers = `${answered.size}/${asked.size}`;
    return [
      '',
      `Phiếu lấy ý kiến / opinion sheet: ${title}`,
      `  ${vi}, ${numbers} người trả lời / ${en}, ${numbers} answered`,
      ...questions.map(({ text }, index) => {
        const given = [...answered.values()].map((answer) => answer[index]);
        const [agree, disagree, other] = OPINIONS.map((one) => given.filter((it) => it === one).length);
        const inVietnamese = `${agree} đồng ý, ${disagree} không đồng ý, ${other} ý kiến khác`;
        return `  ${text}: ${inVietnamese} / ${agree} agree, ${disagree} disagree, ${other} otherwise`;
      }),
    ];
  });
}
