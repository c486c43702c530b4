import { createHash } from 'node:crypto';
import type { FileContent } from '../../shared/domain/agenda.ts';
import { apply } from '../../shared/domain/apply.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { DecisionContext } from '../../shared/domain/context.ts';
import type { Decision } from '../../shared/domain/decision.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import type {
  CommitteeId,
  DeviceId,
  FileId,
  GroupId,
  ItemId,
  MemberId,
  MotionId,
  PromiseId,
  QuestionId,
  RequestId,
  OpinionId,
  PollId,
  OpinionQuestionId,
  RowId,
  SessionId,
  Sha256,
  SittingId,
  SpeechId,
  VersionId,
  VoteId,
} from '../../shared/domain/ids.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import type { Member, Role } from '../../shared/domain/roster.ts';
import type { SessionState } from '../../shared/domain/session.ts';

export const member = (id: string): MemberId => id as MemberId;
export const group = (id: string): GroupId => id as GroupId;
export const committee = (id: string): CommitteeId => id as CommitteeId;
export const sitting = (id: string): SittingId => id as SittingId;
export const item = (id: string): ItemId => id as ItemId;
export const file = (id: string): FileId => id as FileId;
export const version = (id: string): VersionId => id as VersionId;
export const session = (id: string): SessionId => id as SessionId;
export const motion = (id: string): MotionId => id as MotionId;
export const request = (id: string): RequestId => id as RequestId;
export const writtenQuestion = (id: string): QuestionId => id as QuestionId;
export const promise = (id: string): PromiseId => id as PromiseId;
export const speech = (id: string): SpeechId => id as SpeechId;
export const vote = (id: string): VoteId => id as VoteId;
export const poll = (id: string): PollId => id as PollId;
export const row = (id: string): RowId => id as RowId;
export const opinion = (id: string): OpinionId => id as OpinionId;
export const question = (id: string): OpinionQuestionId => id as OpinionQuestionId;
export const device = (id: string): DeviceId => id as DeviceId;

/** Stands for a device's public key, and for what that device signs. */
export const keyOf = (deviceId: string): string => `key of ${deviceId}`;
export const signed = (deviceId: string, text: string): string => `${keyOf(deviceId)} signed ${text}`;

/** What the rules are told when keys and signatures are as above and all bytes but `MISSING` are here. */
export function contextOf(actor: string | null, now: number): DecisionContext {
  return {
    now,
    actor: actor === null ? null : member(actor),
    hasContent: (sha256) => sha256 !== MISSING,
    sha256Of: (text) => createHash('sha256').update(text).digest('hex') as Sha256,
    verify: (publicKey, text, signature) => signature === `${publicKey} signed ${text}`,
    isKeyOf: (publicKey, deviceId) => publicKey === keyOf(deviceId),
    isDoorCode: (sittingId, code) => code === doorCodeOf(sittingId),
  };
}

/** What the door of a sitting shows in tests. */
export const doorCodeOf = (sittingId: string) => `code of ${sittingId}`;

/** A hash of 64 times the same hexadecimal digit. */
export const hash = (digit: string): Sha256 => digit.repeat(64) as Sha256;
/** The hash of bytes that never arrived. */
export const MISSING = hash('f');

export function person(id: string, roles: readonly Role[], more: Partial<Member> = {}): Member {
  return { id: member(id), name: id, position: '', roles, groupId: null, committeeIds: [], ...more };
}

export function content(digit: string): FileContent {
  return { sha256: hash(digit), bytes: 300_000, chunkBytes: 262_144, chunks: [hash('a'), hash('b')] };
}

export const CREATE: Extract<Command, { type: 'createSession' }> = {
  type: 'createSession',
  sessionId: session('k12'),
  council: { name: 'HĐND tỉnh Thanh Giang', level: 'province', term: '2026–2031', seats: 61 },
  details: { title: 'Kỳ họp thứ 12', place: 'Hội trường' },
  secretary: person('thuky', ['secretary']),
};

/** The record of one session as a test writes it: asks, and keeps what came of it. */
export interface SessionRecord {
  readonly state: SessionState;
  readonly events: readonly SessionEvent[];
  /** Accepts, or fails the test. Answers the events of this command. */
  ask(command: Command, actor?: string | null): readonly SessionEvent[];
  /** As `ask` by the secretary, at this time. */
  askAt(now: number, command: Command): readonly SessionEvent[];
  /** The code of the refusal, or fails the test. */
  refusal(command: Command, actor?: string | null): RefusalCode;
}

export function emptyRecord(): SessionRecord {
  let state: SessionState | null = null;
  const events: SessionEvent[] = [];
  const answerTo = (command: Command, actor: string | null, now = 1_000 + events.length) =>
    decide(state, command, contextOf(actor, now));
  const accept = (command: Command, answer: Decision) => {
    if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.code}`);
    for (const event of answer.value) state = apply(state, event);
    events.push(...answer.value);
    return answer.value;
  };
  return {
    get state() {
      if (state === null) throw new Error('the session is not created');
      return state;
    },
    events,
    ask: (command, actor = 'thuky') => accept(command, answerTo(command, actor)),
    askAt: (now, command) => accept(command, answerTo(command, 'thuky', now)),
    refusal(command, actor = 'thuky') {
      const answer = answerTo(command, actor);
      if (answer.ok) throw new Error(`${command.type} was accepted`);
      return answer.refusal.code;
    },
  };
}

/**
 * A session with a secretary (thuky), a chair (chutoa), a delegate (daibieu, in group to1 and committee ban1)
 * and a guest (khach); sittings sang and chieu; items nd1, nd2 (sang) and nd3 (chieu); file tep1 in nd1.
 * Nothing is published.
 */
export function preparedRecord(): SessionRecord {
  const record = emptyRecord();
  record.ask(CREATE, null);
  record.ask({
    type: 'defineGroups',
    groups: [{ id: group('to1'), name: 'Tổ 1' }],
    committees: [{ id: committee('ban1'), name: 'Ban Pháp chế' }],
  });
  record.ask({
    type: 'putMembers',
    members: [
      person('chutoa', ['chair', 'delegate']),
      person('daibieu', ['delegate'], { groupId: group('to1'), committeeIds: [committee('ban1')] }),
      person('khach', ['guest']),
    ],
  });
  record.ask({ type: 'putSitting', sittingId: sitting('chieu'), title: 'Chiều', startsAt: 50, endsAt: 90 });
  record.ask({ type: 'putSitting', sittingId: sitting('sang'), title: 'Sáng', startsAt: 10, endsAt: 40 });
  record.ask(addItem('nd1', 'sang'));
  record.ask(addItem('nd2', 'sang'));
  record.ask(addItem('nd3', 'chieu'));
  record.ask(addFile('tep1', 'nd1', 'b1', '1'));
  return record;
}

export function publishedRecord(): SessionRecord {
  const record = preparedRecord();
  record.ask({ type: 'publish' });
  return record;
}

export function addItem(id: string, inSitting: string): Command {
  return {
    type: 'addItem',
    itemId: item(id),
    sittingId: sitting(inSitting),
    title: id,
    rapporteur: '',
    minutes: 15,
  };
}

export function addFile(id: string, inItem: string, versionId: string, digit: string): Command {
  return {
    type: 'addFile',
    fileId: file(id),
    itemId: item(inItem),
    title: id,
    kind: 'submission',
    versionId: version(versionId),
    fileName: `${id}.pdf`,
    content: content(digit),
  };
}

export function addVersion(id: string, versionId: string, digit: string): Command {
  return {
    type: 'addVersion',
    fileId: file(id),
    versionId: version(versionId),
    fileName: `${id}.pdf`,
    content: content(digit),
  };
}

export function setState(id: string, state: 'waiting' | 'running' | 'done' | 'postponed'): Command {
  return { type: 'setItemState', itemId: item(id), state };
}

/** The one element, or fails the test. */
export function single<Value>(values: readonly Value[]): Value {
  const [value] = values;
  if (value === undefined || values.length > 1) throw new Error(`${values.length} elements instead of one`);
  return value;
}
