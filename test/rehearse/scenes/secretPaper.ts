import type { Command } from '../../../shared/domain/command.ts';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { PaperCount } from '../../../shared/domain/slipCount.ts';
import type { Stage } from '../Stage.ts';
import { expectOutcomes, marks, person, putPoll } from './polls.ts';

const CANDIDATES = [
  person('giang', 'Bùi Thị Giang', 'Phó Chủ tịch Hội đồng nhân dân'),
  person('hai', 'Ngô Văn Hải', 'Chánh Văn phòng'),
];

/**
 * An election by secret ballot on paper: three tellers, two of them count apart and one is mistaken; the server is
 * killed between the counts; nobody's choice is in the record.
 */
export async function electOnPaper(stage: Stage, half: number): Promise<void> {
  const pollId = await putPoll(
    stage,
    half,
    { form: 'election', title: 'Bầu Phó Chủ tịch', rows: CANDIDATES, toElect: 1 },
    { method: 'paper' },
  );
  const open = { type: 'openPoll', pollId, seconds: 1_800 } as const;
  await stage.expectRefused(stage.chair, open, 'tellersMissing');
  const [head, one, other] = [stage.seat(3), stage.seat(4), stage.seat(5)];
  await stage.order(stage.cast.secretary, {
    ...{ type: 'nameTellers', pollId },
    tellers: {
      headId: head.memberId,
      memberIds: [one.memberId, other.memberId],
      counterIds: [one.memberId, other.memberId],
    },
  });
  await stage.order(stage.chair, open);
  const byDevice: Command = {
    ...{ type: 'castSlip', pollId, marks: marks('elect', 'hai'), serial: 1 },
    ...{ deviceId: 'a'.repeat(64) as DeviceId, signature: `${'A'.repeat(86)}==` },
  };
  await stage.expectRefused(stage.seat(6).room, byDevice, 'pollOnPaper');
  const issued = stage.present.length;
  const right = countOf(issued, 2);
  await stage.order(one.room, { type: 'enterSlipCount', pollId, count: right, reason: '' });
  await stage.expectRefused(stage.chair, { type: 'closePoll', pollId }, 'countMissing');
  await stage.sees(stage.cast.secretary, ({ slipCounting }) => slipCounting[pollId]?.counted.length === 1);
  const shown = other.room.seat.get()?.slipCounts[pollId];
  stage.check((shown?.count ?? null) === null, 'a teller is shown a count before he has entered his own');
  stage.check((shown?.differences ?? []).length === 0, 'a teller sees the count of the other before his own');
  await stage.killServer();
  const mistaken = countOf(issued, 3);
  await stage.order(other.room, { type: 'enterSlipCount', pollId, count: mistaken, reason: '' });
  await stage.expectRefused(stage.chair, { type: 'closePoll', pollId }, 'countsDiffer');
  const again = { type: 'enterSlipCount', pollId, count: right } as const;
  await stage.expectRefused(other.room, { ...again, reason: '' }, 'reasonMissing');
  await stage.order(other.room, { ...again, reason: 'Đếm nhầm một phiếu không hợp lệ' });
  await stage.order(stage.chair, { type: 'closePoll', pollId });
  await stage.order(stage.chair, { type: 'announcePoll', pollId });
  await stage.sees(stage.seat(2).room, ({ polls }) => polls[pollId]?.state === 'announced');
  expectOutcomes(stage, pollId, { giang: 'elected', hai: 'notElected' });
}

/** All slips came back; some are invalid, the others name the first one but for two. */
function countOf(issued: number, invalid: number): PaperCount {
  const valid = issued - invalid;
  const [first, second] = CANDIDATES;
  return {
    ...{ issued, collected: issued, valid, invalid },
    rows: [
      { rowId: first?.id ?? ('' as never), counts: [valid - 2] },
      { rowId: second?.id ?? ('' as never), counts: [2] },
    ],
  };
}
