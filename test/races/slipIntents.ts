import { OPINIONS } from '../../shared/domain/opinion.ts';
import type { OpinionId, OpinionQuestionId, PollId } from '../../shared/domain/ids.ts';
import { MARKS, type OpenedPoll, type Poll, type SlipSheet } from '../../shared/domain/slip.ts';
import { device, row } from '../domain/sessionRecord.ts';
import { rowOf } from '../domain/slipRecord.ts';
import { FORGED } from '../domain/votingCommands.ts';
import { DELEGATES, ofDesk, ofHall, oneOf, type Intent, type Seen } from './intent.ts';

const ROWS = ['a', 'b', 'c'].map((id) => rowOf(id));
const SHEETS: readonly SlipSheet[] = [
  { form: 'election', title: 'Bầu', rows: ROWS, toElect: 2 },
  { form: 'confidenceSlips', title: 'Lấy phiếu tín nhiệm', rows: ROWS },
  { form: 'confidenceVote', title: 'Bỏ phiếu tín nhiệm', rows: ROWS.slice(0, 1) },
];

const [, , HEAD, ONE, TWO] = DELEGATES as readonly [never, never, ...(typeof DELEGATES)[number][]];
const TELLERS = {
  headId: HEAD ?? DELEGATES[0]!,
  memberIds: [ONE ?? DELEGATES[0]!, TWO ?? DELEGATES[0]!],
  counterIds: [ONE ?? DELEGATES[0]!, TWO ?? DELEGATES[0]!] as const,
};

const put: Intent = ({ state, random, fresh }) => {
  const item = [...state.items.values()].find((one) => one.state === 'running');
  if (item === undefined) return null;
  const method = random.chance(0.6) ? ('named' as const) : ('paper' as const);
  const id = fresh('k') as PollId;
  const plan = {
    id,
    itemId: item.id,
    method,
    sheet: random.pick(SHEETS),
    follows: following(state.polls, random),
  };
  return { actor: ofDesk(random), command: { type: 'putPoll', poll: plan } };
};

/** A run-off or a repetition where one is due. */
function following(polls: ReadonlyMap<PollId, Poll>, random: Seen['random']) {
  if (random.chance(0.7)) return null;
  const cancelled = [...polls.values()].find((one) => one.state === 'cancelled');
  return cancelled === undefined ? null : { pollId: cancelled.id, as: 'repeat' as const };
}

const nameTellers: Intent = ({ state, random }) => {
  const paper = [...state.polls.values()].filter(
    ({ method, tellers }) => method === 'paper' && tellers === null,
  );
  const poll = oneOf(random, paper);
  if (poll === null) return null;
  return { actor: ofDesk(random), command: { type: 'nameTellers', pollId: poll.id, tellers: TELLERS } };
};

const open: Intent = ({ state, random }) => {
  const prepared = [...state.polls.values()].filter((one) => one.state === 'prepared');
  const poll = oneOf(random, prepared);
  if (poll === null) return null;
  const pollId = poll.id;
  const actor = ofDesk(random);
  return random.chance(0.9)
    ? { actor, command: { type: 'openPoll', pollId, seconds: 60 } }
    : { actor, command: { type: 'removePoll', pollId } };
};

const castSlip: Intent = (seen) => {
  const { random } = seen;
  const poll = pollAmong(seen, (one) => one.method === 'named');
  if (poll === null) return null;
  const actor = ofHall(seen);
  const known = MARKS[poll.sheet.form];
  const rows = random.shuffled(poll.sheet.rows).slice(0, 1 + random.below(2));
  const marks = poll.sheet.rows
    .filter((one) => rows.includes(one))
    .map(({ id }) => ({ rowId: row(id), mark: random.pick<(typeof known)[number]>(known) }));
  return {
    actor,
    command: {
      ...{ type: 'castSlip', pollId: poll.id, marks, deviceId: device(`may-${actor}`) },
      serial: (poll.slips.get(actor)?.serial ?? 0) + (random.chance(0.9) ? 1 : random.below(3)),
      signature: random.chance(0.03) ? FORGED : 'good',
    },
  };
};

/** Both tellers, mostly the same numbers. */
const count: Intent = (seen) => {
  const { random } = seen;
  const poll = pollAmong(seen, (one) => one.method === 'paper');
  if (poll === null) return null;
  const marks = MARKS[poll.sheet.form].length;
  const first = random.chance(0.8) ? 4 : random.below(9);
  const rows = poll.sheet.rows.map(({ id }, index) => ({
    rowId: id,
    counts: Array.from({ length: marks }, (_, mark) => (index === 0 && mark === 0 ? first : 0)),
  }));
  return {
    actor: random.pick(TELLERS.counterIds),
    command: {
      ...{ type: 'enterSlipCount', pollId: poll.id, reason: random.chance(0.8) ? 'Đếm lại' : '' },
      count: { issued: 7, collected: 6, valid: 5, invalid: 1, rows },
    },
  };
};

const end: Intent = (seen) => {
  const { random } = seen;
  const poll = pollAmong(seen, () => true);
  if (poll === null) return null;
  const { id: pollId } = poll;
  const command = random.pick([
    { type: 'closePoll', pollId },
    { type: 'closePoll', pollId },
    { type: 'closePoll', pollId, reason: 'Đã chờ đủ' },
    { type: 'remindPoll', pollId },
    { type: 'extendPoll', pollId, seconds: 30 },
    { type: 'cancelPoll', pollId, reason: 'In sai phiếu' },
  ] as const);
  return { actor: ofDesk(random), command };
};

const announce: Intent = ({ state, random }) => {
  const closed = oneOf(
    random,
    [...state.polls.values()].filter((one) => one.state === 'closed'),
  );
  if (closed === null) return null;
  return { actor: ofDesk(random), command: { type: 'announcePoll', pollId: closed.id } };
};

function pollAmong({ state, random }: Seen, fits: (poll: OpenedPoll) => boolean): OpenedPoll | null {
  const opened = [...state.polls.values()].filter((one): one is OpenedPoll => one.state !== 'prepared');
  const among = random.chance(0.1) ? opened : opened.filter((one) => one.state === 'open');
  return oneOf(random, among.filter(fits));
}

const QUESTION = 'h1' as OpinionQuestionId;

const askOpinion: Intent = ({ random, fresh, now }) => ({
  actor: ofDesk(random),
  command: {
    type: 'askOpinion',
    sheet: {
      ...{ id: fresh('o') as OpinionId, title: 'Lấy ý kiến', text: null },
      questions: [{ id: QUESTION, text: 'Đồng ý không?' }],
      deadline: now + 5 + random.below(60),
    },
  },
});

const answerOpinion: Intent = (seen) => {
  const { state, random } = seen;
  const sheet = oneOf(random, state.opinions.values());
  if (sheet === null) return null;
  const answers = [{ questionId: QUESTION, opinion: random.pick(OPINIONS), comment: 'Bỏ Điều 4' }];
  return { actor: ofHall(seen), command: { type: 'answerOpinion', opinionId: sheet.id, answers } };
};

const runOpinion: Intent = ({ state, random, now }) => {
  const sheet = oneOf(random, state.opinions.values());
  if (sheet === null) return null;
  const { id: opinionId, deadline } = sheet;
  const command = random.pick([
    { type: 'remindOpinion', opinionId },
    { type: 'extendOpinion', opinionId, deadline: Math.max(now, deadline) + 20 },
    { type: 'closeOpinion', opinionId },
    { type: 'publishOpinion', opinionId },
  ] as const);
  return { actor: ofDesk(random), command };
};

const repeated = (intent: Intent, times: number) => Array<Intent>(times).fill(intent);

/** Polls by slip and opinion sheets. */
export const SLIPS: readonly Intent[] = [
  ...repeated(castSlip, 8),
  ...repeated(count, 4),
  ...repeated(put, 2),
  ...repeated(open, 3),
  ...repeated(end, 2),
  ...[nameTellers, announce, askOpinion, runOpinion],
  ...repeated(answerOpinion, 3),
];
