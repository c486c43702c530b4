import type { Speaker } from '../../shared/domain/floor.ts';
import type { ChainKind } from '../../shared/domain/question.ts';
import type { QuestionCommand } from '../../shared/domain/questionCommand.ts';
import type { LiveState } from '../../shared/protocol/part.ts';
import { file, item, member, speech, writtenQuestion as question } from './sessionRecord.ts';

/** Commands of written questions, as the tests of their rules ask them. */
export const OFFICIAL: Speaker = {
  kind: 'named',
  name: 'Bà Trần Thị Hạnh',
  position: 'Giám đốc Sở Tài chính',
};
export const GUEST: Speaker = { kind: 'member', memberId: member('khach') };
export const NOBODY: Speaker = { kind: 'member', memberId: member('ai') };

type Written = Extract<QuestionCommand, { type: 'askQuestion' | 'reviseQuestion' }>;
const slip = (text = 'Về rác thải', to: Speaker = OFFICIAL, itemId: string | null = 'nd1') => ({
  ...{ to, text, topic: 'Môi trường' },
  itemId: itemId === null ? null : item(itemId),
});
const written =
  (type: Written['type']) =>
  (id: string, ...of: Parameters<typeof slip>): Written => ({
    type,
    questionId: question(id),
    slip: slip(...of),
  });
export const [write, revise] = [written('askQuestion'), written('reviseQuestion')];
export const drop = (id: string): QuestionCommand => ({ type: 'withdrawQuestion', questionId: question(id) });
export const accept = (id: string): QuestionCommand => ({ type: 'acceptQuestion', questionId: question(id) });
export const sendBack = (id: string, reason = 'Trùng nội dung'): QuestionCommand => ({
  type: 'returnQuestion',
  questionId: question(id),
  reason,
});
export const move = (id: string, before: string | null): QuestionCommand => ({
  type: 'moveQuestion',
  questionId: question(id),
  before: before === null ? null : question(before),
});
export const answer = (id: string, text = 'Đã giao cho Phòng Quản lý đô thị', fileId: string | null = null) =>
  ({
    type: 'answerQuestion',
    questionId: question(id),
    answer: { text, fileId: fileId === null ? null : file(fileId) },
  }) as const;
export const close = (id: string): QuestionCommand => ({ type: 'closeQuestion', questionId: question(id) });
export const put = (
  id: string,
  kind: ChainKind,
  as: string,
  { after = null, speaker = null }: { after?: string | null; speaker?: Speaker | null } = {},
): QuestionCommand => ({
  type: 'giveFloorOnQuestion',
  questionId: question(id),
  itemId: item('nd1'),
  kind,
  speaker,
  speechId: speech(as),
  seconds: null,
  after: after === null ? null : speech(after),
});

export const LIVE: LiveState = {
  ...{ sharers: new Set(), online: new Set(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};
