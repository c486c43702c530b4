import type { Ledger } from './Ledger.ts';
import type { PollAccount, SlipVerdict } from './slipAccounts.ts';

const WORDS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  high: ['tín nhiệm cao', 'high confidence'],
  medium: ['tín nhiệm', 'confidence'],
  low: ['tín nhiệm thấp', 'low confidence'],
  trust: ['tín nhiệm', 'trust'],
  noTrust: ['không tín nhiệm', 'no trust'],
  elect: ['phiếu bầu', 'votes'],
  agree: ['đồng ý', 'agree'],
  disagree: ['không đồng ý', 'disagree'],
  kept: ['không có hệ quả', 'no consequence'],
  mayResign: ['có thể xin từ chức', 'may resign'],
  confidenceVoteFollows: ['tiến hành bỏ phiếu tín nhiệm', 'a confidence vote follows'],
  trusted: ['được tín nhiệm', 'trusted'],
  notTrusted: ['không được tín nhiệm', 'not trusted'],
  elected: ['trúng cử', 'elected'],
  notElected: ['không trúng cử', 'not elected'],
  tied: ['bằng phiếu, bầu lại', 'tied, a run-off follows'],
  carried: ['thông qua', 'carried'],
  notCarried: ['không thông qua', 'not carried'],
};
const [VI, EN] = [0, 1] as const;

/** The arithmetic of every poll by slip, in Vietnamese and in English. */
export function describeSlips({ polls }: Ledger): string[] {
  return [...polls.values()]
    .filter((poll) => poll.state !== 'prepared')
    .flatMap((poll) => [
      '',
      `Bỏ phiếu số ${poll.number} / poll ${poll.number}: ${poll.sheet.title}`,
      ...kindOf(poll, polls).map((line) => `  ${line}`),
      ...outcomeOf(poll).map((line) => `  ${line}`),
    ]);
}

const KINDS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  confidenceSlips: ['lấy phiếu tín nhiệm', 'confidence slips'],
  confidenceVote: ['bỏ phiếu tín nhiệm', 'confidence vote'],
  election: ['bầu cử', 'election'],
  proposal: ['biểu quyết bằng phiếu', 'proposal'],
  named: ['ghi tên', 'named'],
  paper: ['phiếu kín trên giấy', 'secret, on paper'],
  runOff: ['bầu lại của lượt', 'run-off of poll'],
  further: ['bầu thêm sau lượt', 'further election after poll'],
  confidence: ['theo kết quả lượt', 'due after poll'],
  repeat: ['làm lại lượt', 'repetition of poll'],
};

function kindOf({ sheet, method, follows, tellers }: PollAccount, polls: Ledger['polls']): string[] {
  const word = (key: string, language: 0 | 1) => KINDS[key]?.[language] ?? key;
  const kind = (language: 0 | 1) => `${word(sheet.form, language)}, ${word(method, language)}`;
  const by = tellers?.counters.join(', ') ?? '';
  const before = follows === null ? '' : (polls.get(follows.pollId)?.number ?? follows.pollId);
  return [
    `${kind(VI)} / ${kind(EN)}`,
    ...(sheet.toElect > 0 ? [`bầu ${sheet.toElect} người / to be elected: ${sheet.toElect}`] : []),
    ...(by === '' ? [] : [`kiểm phiếu / counted by: ${by}`]),
    ...(follows === null ? [] : [`${word(follows.as, VI)} ${before} / ${word(follows.as, EN)} ${before}`]),
  ];
}

function outcomeOf(poll: PollAccount): string[] {
  if (poll.state === 'cancelled') {
    return [
      'đã hủy: các phiếu được giữ lại và không tính',
      'cancelled: its slips are kept and count nothing',
    ];
  }
  const { verdict } = poll;
  if (verdict === null) return [`đang mở: ${poll.slips.size} phiếu`, `still open: ${poll.slips.size} slips`];
  return [...turnoutOf(verdict), ...verdict.rows.map((row) => rowText(poll, verdict, row))];
}

function turnoutOf({ turnout }: SlipVerdict): string[] {
  const { method, issued, collected, valid, invalid, silent, absent } = turnout;
  return method === 'paper'
    ? [
        `phát ra ${issued}, thu về ${collected}, hợp lệ ${valid}, không hợp lệ ${invalid}`,
        `issued ${issued}, collected ${collected}, valid ${valid}, invalid ${invalid}`,
      ]
    : [
        `${valid} phiếu, ${silent} có mặt không bỏ phiếu, ${absent} vắng`,
        `${valid} slips, ${silent} present and silent, ${absent} absent`,
      ];
}

function rowText({ sheet }: PollAccount, verdict: SlipVerdict, row: SlipVerdict['rows'][number]): string {
  const name = sheet.rows.find((one) => one.id === row.rowId)?.name ?? row.rowId;
  const word = (key: string, language: 0 | 1) => WORDS[key]?.[language] ?? key;
  const counts = (language: 0 | 1) =>
    sheet.marks.map((mark, index) => `${row.counts[index]} ${word(mark, language)}`).join(', ');
  const needed = verdict.needed.map((least, index) => `${least}/${verdict.totals[index]}`).join(', ');
  const vi = `${counts(VI)}; mức ${needed}: ${word(row.outcome, VI)}`;
  return `${name}: ${vi} / ${counts(EN)}; thresholds ${needed}: ${word(row.outcome, EN)}`;
}
