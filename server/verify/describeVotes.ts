import type { Ledger, Tally, VoteAccount } from './Ledger.ts';

/** The arithmetic of every vote, in Vietnamese and in English. */
export function describeVotes({ votes, motions, withdrawn }: Ledger): string[] {
  const taken = [...withdrawn].flatMap(([id, reason]) => {
    const motion = motions.get(id);
    const about = `${motion?.label || motion?.title || id} (${reason})`;
    return ['', `đã rút, không biểu quyết: ${about}`, `withdrawn, not voted on: ${about}`];
  });
  const told = [...votes.values()].flatMap((vote) => [
    '',
    `Biểu quyết số ${vote.number} / vote ${vote.number}: ${vote.motion.title}`,
    `  văn bản / text: SHA-256 ${vote.motion.sha256}`,
    `  ${vote.here}/${vote.quorumTotal} có mặt, cần ít nhất ${vote.quorumNeeded}`,
    `  ${vote.here}/${vote.quorumTotal} present, at least ${vote.quorumNeeded} needed`,
    ...formOf(vote, votes).map((line) => `  ${line}`),
    ...outcomeOf(vote).map((line) => `  ${line}`),
  ]);
  return [...told, ...taken];
}

const FORMS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  electronic: ['biểu quyết điện tử, ghi tên', 'named electronic vote'],
  hands: ['giơ tay', 'by show of hands'],
  paper: ['phiếu giấy', 'on paper'],
};

const PARTS: Readonly<Record<string, string>> = {
  clause: 'điều, khoản / clause',
  amendment: 'sửa đổi / amendment',
};

function formOf(
  { method, counters, follows, motion, batchId }: VoteAccount,
  votes: Ledger['votes'],
): string[] {
  const [vi, en] = FORMS[method] ?? [method, method];
  const by = counters.join(', ');
  const before = follows === null ? undefined : votes.get(follows);
  const isCorrection = before !== undefined && before.tally !== null;
  return [
    ...(motion.part === 'whole'
      ? []
      : [`phần / part: ${motion.label} (${PARTS[motion.part] ?? motion.part})`]),
    ...(counters.length === 0 ? [`${vi} / ${en}`] : [`${vi}, kiểm đếm: ${by}`, `${en}, counted by ${by}`]),
    ...(batchId === null ? [] : ['mở cùng một lần với lượt khác / opened in one go with others']),
    ...(follows === null ? [] : [`tiếp nối lượt / follows: ${follows}`]),
    ...(isCorrection
      ? [`thay kết quả lượt số ${before.number} / replaces the result of vote ${before.number}`]
      : []),
  ];
}

function outcomeOf(vote: VoteAccount): string[] {
  const { tally, labels } = vote;
  if (vote.cancellation === 'fallback') {
    const cast = vote.ballots.size;
    return [
      `đã chuyển sang hình thức khác: ${cast} phiếu được giữ lại và không có giá trị`,
      `went on in another form: its ${cast} ballots are kept and void`,
    ];
  }
  if (vote.state === 'cancelled') {
    return [
      'đã hủy: các phiếu được giữ lại và không tính',
      'cancelled: its ballots are kept and count nothing',
    ];
  }
  if (tally === null) {
    const cast = vote.ballots.size;
    return [`đang mở: ${cast} người đã bỏ phiếu`, `still open: ${cast} have voted`];
  }
  const label = (choice: string) => (labels.get(choice) ?? choice).toLocaleLowerCase('vi');
  const { total, needed, carried } = tally;
  const [basis, inEnglish] = basisOf(vote);
  return [
    `${tally.for}/${total} ${label('for')}, cần ít nhất ${needed} (${basis}): ${carried ? 'thông qua' : 'không thông qua'}`,
    `${tally.for}/${total} in favour, at least ${needed} needed (${inEnglish}): ${carried ? 'carried' : 'not carried'}`,
    ...heldLines(vote, tally),
    `${tally.against} ${label('against')}, ${tally.abstain} ${label('abstain')}, ${tally.silent} có mặt không bỏ phiếu, ${tally.absent} vắng`,
    `${tally.against} against, ${tally.abstain} abstaining, ${tally.silent} present and silent, ${tally.absent} absent`,
  ];
}

/** What of it was cast by proxy, and that votes weighed. */
function heldLines({ weights }: VoteAccount, { byProxy = 0 }: Tally): string[] {
  return [
    ...(byProxy === 0 ? [] : [`kể cả ${byProxy} phiếu theo ủy quyền`, `${byProxy} of them cast by proxy`]),
    ...(weights.size === 0 ? [] : ['tính theo giá trị phiếu', 'votes counted by their weight']),
  ];
}

/** "quá nửa tổng số đại biểu": the rule behind what was needed. */
function basisOf({ majority, voters }: VoteAccount): [vi: string, en: string] {
  const { numerator, denominator, strict } = majority;
  const share = 2 * numerator === denominator ? ['nửa', 'half'] : [`${numerator}/${denominator}`];
  const [vi = '', en = vi] = share;
  const [of, inEnglish] = {
    seats: [`tổng số ${voters}`, 'of all seats'],
    members: [`số ${voters} đương nhiệm`, 'of those in office'],
    here: [`số ${voters} tham gia biểu quyết`, 'of those who took part'],
  }[majority.of];
  return [
    `${strict ? 'quá' : 'ít nhất'} ${vi} ${of}`,
    `${strict ? 'more than' : 'at least'} ${en} ${inEnglish}`,
  ];
}
