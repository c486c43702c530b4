import { randomUUID } from 'node:crypto';
import type { OpinionId, OpinionQuestionId } from '../../../shared/domain/ids.ts';
import { opinionCounts, type Opinion } from '../../../shared/domain/opinion.ts';
import type { Stage } from '../Stage.ts';

const QUESTIONS = ['Thống nhất chủ trương đầu tư?', 'Thống nhất mức hỗ trợ?'].map((text, index) => ({
  id: `cau-${index + 1}` as OpinionQuestionId,
  text,
}));

/** Between the two days: asked in writing, some reminded, one changes his mind, and the report is published. */
export async function askInWriting(stage: Stage): Promise<void> {
  const { secretary } = stage.cast;
  const draft = stage.half(2).drafts[0];
  if (draft === undefined) throw new Error('there is no draft to ask about');
  const { fileId, versionId } = draft;
  const opinionId = randomUUID() as OpinionId;
  const deadline = secretary.now() + 60 * 60_000;
  const sheet = {
    ...{ id: opinionId, title: 'Lấy ý kiến bằng văn bản', text: { fileId, versionId } },
    ...{ questions: QUESTIONS, deadline },
  };
  await stage.order(secretary, { type: 'askOpinion', sheet });
  const seats = stage.voters;
  const opinionOf = (place: number): Opinion =>
    place % 4 === 3 ? 'other' : place % 4 === 2 ? 'disagree' : 'agree';
  const answer = (place: number, opinion: Opinion) =>
    stage.order(seats[place]?.room ?? secretary, {
      ...{ type: 'answerOpinion', opinionId },
      answers: QUESTIONS.map(({ id: questionId }) => ({
        ...{ questionId, opinion },
        comment: opinion === 'other' ? 'Đề nghị bổ sung Điều 4' : '',
      })),
    });
  const half = Math.floor(seats.length / 2);
  await Promise.all(seats.slice(0, half).map((_, place) => answer(place, opinionOf(place))));
  await stage.order(secretary, { type: 'remindOpinion', opinionId });
  await stage.order(stage.deputy, { type: 'extendOpinion', opinionId, deadline: deadline + 60_000 });
  await Promise.all(seats.slice(half).map((_, place) => answer(half + place, opinionOf(half + place))));
  await answer(0, 'disagree');
  await stage.expectRefused(secretary, { type: 'publishOpinion', opinionId }, 'opinionOpen');
  await stage.order(secretary, { type: 'closeOpinion', opinionId });
  await stage.order(secretary, { type: 'publishOpinion', opinionId });
  const witness = stage.seat(6).room;
  await stage.sees(witness, ({ opinions }) => opinions[opinionId]?.state === 'published');
  const wanted = { agree: 0, disagree: 0, other: 0 };
  seats.forEach((_, place) => (wanted[place === 0 ? 'disagree' : opinionOf(place)] += 1));
  const shown = witness.projection.get();
  const answers = seats.flatMap(({ memberId }) => {
    const answer = shown?.opinionAnswers[`${opinionId}/${memberId}`];
    return answer === undefined ? [] : [[memberId, answer] as const];
  });
  const counted = opinionCounts(
    { asked: shown?.opinions[opinionId]?.asked ?? [], answers: new Map(answers) },
    QUESTIONS[0]?.id ?? ('' as OpinionQuestionId),
  );
  const [said, meant] = [counted.given.join(' – '), Object.values(wanted).join(' – ')];
  stage.check(said === meant && counted.none === 0, `opinions were ${meant} and are reported as ${said}`);
  stage.say(`  ${said}`);
}
