import { askInWriting } from './scenes/opinion.ts';
import { voteByParts } from './scenes/clauses.ts';
import { confidence } from './scenes/confidence.ts';
import { electWithRunOff } from './scenes/election.ts';
import { fallBack } from './scenes/fallback.ts';
import { debate } from './scenes/floor.ts';
import { discussInGroups } from './scenes/groups.ts';
import { announceAndCall } from './scenes/messages.ts';
import { replaceDevices } from './scenes/newDevice.ts';
import { answerInvitations, closeHalf, openHalf, OWN_PACK, takeBreak } from './scenes/opening.ts';
import { questionOfficials } from './scenes/questions.ts';
import { electOnPaper } from './scenes/secretPaper.ts';
import { batch, correct, namedVote, series } from './scenes/votes.ts';
import type { Draft, Stage } from './Stage.ts';

export interface Scene {
  readonly vi: string;
  readonly en: string;
  readonly play: (stage: Stage) => Promise<void>;
}

const scene = (vi: string, en: string, play: Scene['play']): Scene => ({ vi, en, play });

function draft(stage: Stage, half: number, index: number): Draft {
  const found = stage.half(half).drafts[index];
  if (found === undefined) throw new Error(`half day ${half} has no draft ${index}`);
  return found;
}

/** The two days, in order. */
export const PROGRAMME: readonly Scene[] = [
  scene('Trả lời giấy mời, xin vắng', 'Invitations answered, leave asked for', answerInvitations),

  scene('Sáng 1: khai mạc, điểm danh', 'First morning: opening and roll', (stage) => openHalf(stage, 0)),
  scene('Thông báo, gọi thư ký', 'Announcements and calls', announceAndCall),
  scene('Thảo luận; máy chủ bị tắt ngang', 'Debate, the server killed in it', (stage) => debate(stage, 0)),
  scene('Giải lao', 'Break', (stage) => takeBreak(stage, 0)),
  scene('Biểu quyết; máy chủ bị tắt ngang', 'Named vote, the server killed in it', (stage) =>
    namedVote(stage, draft(stage, 0, 0), { killed: true }),
  ),
  scene('Chuyển sang giơ tay giữa chừng', 'Fallback to hands in mid-vote', (stage) =>
    fallBack(stage, draft(stage, 0, 1), 'hands'),
  ),
  scene('Sáng 1: kết thúc', 'First morning: close', (stage) => closeHalf(stage, 0)),

  scene('Thảo luận tổ; máy chủ bị tắt ngang', 'Groups in parallel, the server killed in it', (stage) =>
    discussInGroups(stage, 1),
  ),

  scene('Chiều 1: khai mạc, có người dự thay', 'First afternoon: opening, with a substitute', (stage) =>
    openHalf(stage, 1, { pack: OWN_PACK, substitute: true }),
  ),
  scene('Lấy phiếu, bỏ phiếu tín nhiệm', 'Confidence slips, then a confidence vote', (stage) =>
    confidence(stage, 1),
  ),
  scene('Chất vấn, trả lời, lời hứa; máy chủ bị tắt ngang', 'Questions, answers and promises', (stage) =>
    questionOfficials(stage, 1),
  ),
  scene('Chiều 1: kết thúc', 'First afternoon: close', (stage) => closeHalf(stage, 1)),

  scene('Lấy ý kiến bằng văn bản', 'Opinion sheet between the days', askInWriting),

  scene('Sáng 2: khai mạc', 'Second morning: opening', (stage) => openHalf(stage, 2)),
  scene('Sửa đổi, điều, toàn văn; máy chủ tọa hỏng', 'By parts; the chair’s device dies', (stage) =>
    voteByParts(stage, draft(stage, 2, 0)),
  ),
  scene('Biểu quyết do phó chủ tọa điều hành', 'Named vote under the deputy', (stage) =>
    namedVote(stage, draft(stage, 2, 1), { killed: false }),
  ),
  scene('Biểu quyết lại kết quả nhầm', 'A wrong result voted on again', (stage) =>
    correct(stage, draft(stage, 2, 1)),
  ),
  scene('Thiết bị mới của chủ tọa', 'The chair’s new device is vouched for', replaceDevices),
  scene('Bầu cử: bằng phiếu, bầu lại', 'Election with a tie and a run-off', (stage) =>
    electWithRunOff(stage, 2),
  ),
  scene('Sáng 2: kết thúc', 'Second morning: close', (stage) => closeHalf(stage, 2)),

  scene('Chiều 2: khai mạc', 'Second afternoon: opening', (stage) => openHalf(stage, 3)),
  scene('Bầu bằng phiếu kín giấy', 'Secret ballot on paper, one teller mistaken', (stage) =>
    electOnPaper(stage, 3),
  ),
  scene('Chuyển sang phiếu giấy giữa chừng', 'Fallback to paper in mid-vote', (stage) =>
    fallBack(stage, draft(stage, 3, 0), 'paper'),
  ),
  scene('Biểu quyết cùng lúc hai nghị quyết', 'Two resolutions in one go', (stage) =>
    batch(stage, draft(stage, 3, 0)),
  ),
  scene('Thông qua loạt nghị quyết', 'A series of resolutions', (stage) =>
    series(stage, draft(stage, 3, 1), ['Nghị quyết về y tế', 'Nghị quyết về giáo dục', 'Nghị quyết bế mạc']),
  ),
  scene('Chiều 2: bế mạc', 'Second afternoon: close', (stage) => closeHalf(stage, 3)),
];
