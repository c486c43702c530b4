import type { SlipRow } from '../../../shared/domain/slip.ts';
import type { Stage } from '../Stage.ts';
import { expectOutcomes, holdNamed, marks, person, putPoll } from './polls.ts';

const CANDIDATES: readonly SlipRow[] = [
  person('an', 'Phạm Thị An', 'Trưởng ban Pháp chế'),
  person('binh', 'Vũ Đức Bình', 'Trưởng ban Kinh tế – Ngân sách'),
  person('chi', 'Đỗ Thị Chi', 'Phó trưởng ban Văn hóa – Xã hội'),
];

/** Two seats and three candidates: one is elected, two have the same votes, and a run-off decides. */
export async function electWithRunOff(stage: Stage, half: number): Promise<void> {
  const first = await putPoll(stage, half, {
    ...{ form: 'election', title: 'Bầu Ủy viên Ủy ban nhân dân', rows: CANDIDATES, toElect: 2 },
  });
  const voters = stage.present.length;
  const needed = Math.floor(stage.cast.seats.length / 2) + 1;
  // Both of the others get just the majority; the first one as many as are left.
  const withFirst = voters - needed;
  await holdNamed(stage, first, (place) => {
    if (place < withFirst) return marks('elect', 'an', 'binh');
    return place < 2 * withFirst ? marks('elect', 'an', 'chi') : marks('elect', 'binh', 'chi');
  });
  expectOutcomes(stage, first, { an: 'elected', binh: 'tied', chi: 'tied' });
  const again = await putPoll(
    stage,
    half,
    { form: 'election', title: 'Bầu lại', rows: CANDIDATES.slice(1), toElect: 1 },
    { follows: { pollId: first, as: 'runOff' } },
  );
  await holdNamed(stage, again, (place) => marks('elect', place < needed ? 'chi' : 'binh'));
  expectOutcomes(stage, again, { chi: 'elected', binh: 'notElected' });
}
