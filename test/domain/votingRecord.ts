import type { Presence } from '../../shared/domain/attendance.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { HDND, type Choice, type Denominator, type RulePack } from '../../shared/domain/rulePack.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { ballotText, consentText } from '../../shared/domain/signedText.ts';
import {
  CREATE,
  device,
  file,
  item,
  keyOf,
  member,
  motion,
  person,
  publishedRecord,
  setState,
  signed,
  sitting,
  version,
  vote,
  type SessionRecord,
} from './sessionRecord.ts';

export const DELEGATES = ['chutoa', 'daibieu', 'db2', 'db3', 'db4'] as const;

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

export const openSitting = (id = 'sang', pack: RulePack = HDND): Command => ({
  type: 'openSitting',
  sittingId: sitting(id),
  pack,
});
export const closeSitting = (id = 'sang'): Command => ({ type: 'closeSitting', sittingId: sitting(id) });

/** `roll('present', 'a', 'b')`, in the sitting sang. */
export const roll = (presence: Presence, ...ids: readonly string[]): Command => ({
  type: 'callRoll',
  sittingId: sitting('sang'),
  entries: ids.map((id) => ({ memberId: member(id), presence })),
});

export const makeMotion = (more: Partial<Of<'makeMotion'>> = {}): Command => ({
  type: 'makeMotion',
  motionId: motion('nq1'),
  itemId: item('nd1'),
  fileId: file('tep1'),
  versionId: version('b1'),
  title: 'Nghị quyết 1',
  kind: 'resolution',
  ...more,
});

export const openVote = (id = 'bq1', motionId = 'nq1', seconds = 60): Command => ({
  type: 'openVote',
  voteId: vote(id),
  motionId: motion(motionId),
  seconds,
});
/** Votes again on a motion that has a result. */
export const voteAgain = (id: string, follows = 'bq1', motionId = 'nq1'): Command => ({
  ...(openVote(id, motionId) as Of<'openVote'>),
  ...{ follows: vote(follows), reason: 'Bấm nhầm' },
});
export const closeVote = (id = 'bq1'): Command => ({ type: 'closeVote', voteId: vote(id) });
export const announceVote = (id = 'bq1'): Command => ({ type: 'announceVote', voteId: vote(id) });
export const cancelVote = (id = 'bq1'): Command => ({ type: 'cancelVote', voteId: vote(id) });

/** bq1 goes on as bq2 on paper, counted by thuky and thuky2. */
export const fallBackVote = (more: Partial<Of<'fallBackVote'>> = {}): Command => ({
  type: 'fallBackVote',
  voteId: vote('bq1'),
  newVoteId: vote('bq2'),
  method: 'paper',
  reason: 'Mất mạng',
  counters: [member('thuky'), member('thuky2')],
  ...more,
});
export const enterCount = (yes: number, against: number, abstain: number, id = 'bq2'): Command => ({
  type: 'enterCount',
  voteId: vote(id),
  count: { for: yes, against, abstain },
});

/** `openVotes(['bq1', 'nq1'], ['bq2', 'nq2'])`, as the batch lo1. */
export const openVotes = (...votes: readonly (readonly [id: string, motionId: string])[]): Command => ({
  type: 'openVotes',
  batchId: 'lo1' as BatchId,
  votes: votes.map(([id, motionId]) => ({ voteId: vote(id), motionId: motion(motionId) })),
  seconds: 60,
});

/** Device `may-<member>`, signed as that device signs. */
export function ballot(
  state: SessionState,
  memberId: string,
  choice: Choice,
  serial = 1,
  { voteId = 'bq1', deviceId = `may-${memberId}` } = {},
): Of<'castBallot'> {
  const sha256 = state.votes.get(vote(voteId))?.motion.sha256 ?? ('none' as never);
  const parts = {
    sessionId: state.id,
    voteId: vote(voteId),
    sha256,
    memberId: member(memberId),
    choice,
    serial,
  };
  const signature = signed(deviceId, ballotText(parts));
  return { type: 'castBallot', voteId: vote(voteId), choice, serial, deviceId: device(deviceId), signature };
}

/** `consent`: the device that signs that this one is the member's, too. */
export function enrol(id: string, memberId: string, consent: string | null = null): Of<'enrolDevice'> {
  const text = consentText(CREATE.sessionId, member(memberId), device(id));
  const given = consent === null ? null : { deviceId: device(consent), signature: signed(consent, text) };
  return {
    type: 'enrolDevice',
    deviceId: device(id),
    publicKey: keyOf(id),
    name: `Máy ${id}`,
    consent: given,
  };
}

/** Resolutions by more than half of this total. */
export function packOf(of: Denominator): RulePack {
  return { ...HDND, majorities: { ...HDND.majorities, resolution: { ...HDND.majorities.resolution, of } } };
}

/**
 * The published record with a council of five seats, five delegates each with a device (`may-<member>`), a
 * second secretary (thuky2), the sitting sang open, all present, item nd1 running, and the motion nq1 on tep1.
 */
export function votingRecord(pack: RulePack = HDND): SessionRecord {
  const record = publishedRecord();
  record.ask({
    type: 'changeDetails',
    details: CREATE.details,
    council: { ...CREATE.council, seats: DELEGATES.length },
  });
  record.ask({
    type: 'putMembers',
    members: [
      ...['db2', 'db3', 'db4'].map((id) => person(id, ['delegate'])),
      person('thuky2', ['secretary']),
    ],
  });
  for (const id of DELEGATES) record.ask(enrol(`may-${id}`, id), id);
  record.ask(openSitting('sang', pack), 'chutoa');
  record.ask(roll('present', ...DELEGATES));
  record.ask(setState('nd1', 'running'), 'chutoa');
  record.ask(makeMotion());
  return record;
}
