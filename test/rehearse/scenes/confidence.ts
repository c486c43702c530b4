import type { SlipRow } from '../../../shared/domain/slip.ts';
import type { Stage } from '../Stage.ts';
import { expectOutcomes, holdNamed, marks, person, putPoll } from './polls.ts';

const OFFICIALS: readonly SlipRow[] = [
  person('phuong', 'Lê Hoàng Phương', 'Chủ tịch Ủy ban nhân dân'),
  person('duc', 'Nguyễn Văn Đức', 'Giám đốc Sở Xây dựng'),
  person('ngoc', 'Trần Thị Bích Ngọc', 'Giám đốc Sở Y tế'),
];

/**
 * Confidence slips on three officials, the server killed when half are in: one is kept, one may resign, and of one
 * more than two thirds have low confidence, so that a confidence vote follows.
 */
export async function confidence(stage: Stage, half: number): Promise<void> {
  const seats = stage.cast.seats.length;
  const slips = await putPoll(stage, half, {
    ...{ form: 'confidenceSlips', title: 'Lấy phiếu tín nhiệm', rows: OFFICIALS },
  });
  const low = Math.floor(seats / 2) + 1;
  const removal = Math.ceil((seats * 2) / 3);
  await holdNamed(
    stage,
    slips,
    (place) => [
      ...marks(place % 2 === 0 ? 'high' : 'medium', 'phuong'),
      ...marks(place < low ? 'low' : 'medium', 'duc'),
      ...marks(place < removal ? 'low' : 'high', 'ngoc'),
    ],
    () => stage.killServer(),
  );
  expectOutcomes(stage, slips, { phuong: 'kept', duc: 'mayResign', ngoc: 'confidenceVoteFollows' });

  const vote = await putPoll(
    stage,
    half,
    { form: 'confidenceVote', title: 'Bỏ phiếu tín nhiệm', rows: OFFICIALS.slice(2) },
    { follows: { pollId: slips, as: 'confidence' } },
  );
  await holdNamed(stage, vote, (place) => marks(place < low ? 'noTrust' : 'trust', 'ngoc'));
  expectOutcomes(stage, vote, { ngoc: 'notTrusted' });
}
