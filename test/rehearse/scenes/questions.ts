import { randomUUID } from 'node:crypto';
import type { PromiseId, QuestionId, SpeechId } from '../../../shared/domain/ids.ts';
import type { ChainKind } from '../../../shared/domain/question.ts';
import type { Stage } from '../Stage.ts';

const OFFICIAL = { kind: 'named', name: 'Nguyễn Văn Đức', position: 'Giám đốc Sở Xây dựng' } as const;
const DAY = 24 * 60 * 60_000;

/**
 * Written questions: one is returned and revised, one withdrawn, the others are put in the hall one after the other
 * with answer and follow-up; the server is killed in the middle of a chain; a promise is made, and one is settled.
 */
export async function questionOfficials(stage: Stage, half: number): Promise<void> {
  const { secretary } = stage.cast;
  const { itemId } = stage.half(half);
  const askers = stage.present.slice(2, 7);
  const slip = (topic: string) => ({ to: OFFICIAL, itemId, topic, text: `Đề nghị làm rõ: ${topic}.` });
  const ids = askers.map(() => randomUUID() as QuestionId);
  await Promise.all(
    askers.map(({ room }, place) =>
      stage.order(room, {
        ...{ type: 'askQuestion', questionId: ids[place] ?? ('' as QuestionId) },
        slip: slip(`tiến độ dự án số ${place + 1}`),
      }),
    ),
  );
  const [returned, withdrawn, ...put] = ids;
  const [author, other] = askers;
  if (returned === undefined || withdrawn === undefined || author === undefined || other === undefined) {
    throw new Error('too few ask');
  }
  await stage.order(secretary, {
    type: 'returnQuestion',
    questionId: returned,
    reason: 'Đề nghị nêu rõ dự án',
  });
  await stage.order(author.room, {
    ...{ type: 'reviseQuestion', questionId: returned },
    slip: slip('tiến độ cầu Bến Thủy'),
  });
  await stage.order(other.room, { type: 'withdrawQuestion', questionId: withdrawn });
  await stage.expectRefused(
    secretary,
    { type: 'acceptQuestion', questionId: withdrawn },
    'questionWithdrawn',
  );
  const heard = [returned, ...put];
  for (const questionId of heard) await stage.order(secretary, { type: 'acceptQuestion', questionId });
  await stage.order(secretary, {
    type: 'moveQuestion',
    questionId: put.at(-1) ?? returned,
    before: put[0] ?? null,
  });

  let after: SpeechId | null = null;
  for (const [turn, questionId] of heard.entries()) {
    for (const kind of ['question', 'answer', 'followUp', 'answer'] as const satisfies readonly ChainKind[]) {
      const speechId = randomUUID() as SpeechId;
      await stage.order(stage.chair, {
        ...{ type: 'giveFloorOnQuestion', questionId, itemId, kind, speaker: null },
        ...{ speechId, seconds: null, after },
      });
      after = speechId;
      if (turn === 0 && kind === 'answer') await promise(stage, questionId, speechId);
      if (turn === 1 && kind === 'followUp') await stage.killServer();
    }
    await stage.order(stage.chair, { type: 'closeQuestion', questionId });
  }
  if (after !== null) await stage.order(stage.chair, { type: 'endFloor', speechId: after, back: false });
  // The written answer comes later.
  await stage.order(secretary, {
    ...{ type: 'answerQuestion', questionId: returned },
    answer: { text: 'Công trình hoàn thành trong quý IV.', fileId: null },
  });
  await stage.sees(author.room, ({ speeches }) => {
    const chain = Object.values(speeches).filter((speech) => speech.questionId === heard[1]);
    return chain.length === 4 && chain.every(({ clock }) => clock.kind === 'ended');
  });
}

/** Two promises in one answer; one of them is kept while the session lasts. */
async function promise(stage: Stage, questionId: QuestionId, speechId: SpeechId): Promise<void> {
  const { clerk } = stage.cast;
  const dueAt = clerk.now() + 20 * DAY;
  const record = async (text: string) => {
    const promiseId = randomUUID() as PromiseId;
    await stage.order(clerk, {
      ...{ type: 'recordPromise', promiseId, questionId, speechId, text, owner: OFFICIAL, dueAt },
    });
    return promiseId;
  };
  const kept = await record('Gửi báo cáo tiến độ cho đại biểu');
  const open = await record('Thông xe cầu trước ngày 31 tháng 12');
  await stage.order(clerk, { type: 'settlePromise', promiseId: kept, note: 'Đã gửi trong phiên họp' });
  await stage.sees(stage.seat(6).room, ({ promises }) => promises[open]?.state.kind === 'open');
}
