import { expect } from 'vitest';
import { faultOfRoom, faultOfStanding } from '../../shared/domain/floorStanding.ts';
import { openRoomOf } from '../../shared/domain/discussion.ts';
import { agreed } from '../../shared/domain/doubleEntry.ts';
import { chainOf, isAnswered, wasAccepted } from '../../shared/domain/question.ts';
import { hasRole } from '../../shared/domain/roster.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import type { Vote } from '../../shared/domain/vote.ts';
import { proxiesOf, proxyTermsOf } from '../../shared/domain/proxy.ts';
import { areValidMarks } from '../../shared/domain/slipSheet.ts';
import { project } from '../../shared/protocol/project.ts';
import {
  expectDeadlines,
  expectDevices,
  expectInvitations,
  expectMotions,
  expectNotices,
  expectPollResults,
  expectSittings,
} from './hallInvariants.ts';
import { expectDiscussions } from './discussionInvariants.ts';

/** What holds in every state that `decide` and `apply` lead to, whatever was asked. */
export function expectInvariants(state: SessionState): void {
  expectRoster(state);
  expectAgenda(state);
  expectFiles(state);
  expectRoomSeesOnlyPublished(state);
  expectVotes(state);
  expectProxies(state);
  expectWithdrawals(state);
  expectResultsLinked(state);
  expectFloor(state);
  expectHouse(state);
  expectPolls(state);
  expectOpinions(state);
  expectDevices(state);
  expectSittings(state);
  expectMotions(state);
  expectNotices(state);
  expectInvitations(state);
  expectPollResults(state);
  expectDeadlines(state);
  expectQuestions(state);
  expectDiscussions(state);
}

function expectHouse({ council, mandates, seatMap, sittingRecords }: SessionState): void {
  expect(council.seats).toBeGreaterThan(0);
  expect(mandates.at(-1)?.seats ?? council.seats).toBe(council.seats);
  expectUnique(seatMap.map(({ id }) => id));
  expectUnique(seatMap.flatMap(({ memberId }) => memberId ?? []));
  for (const { roll, substitutes, pack } of sittingRecords.values()) {
    const named = [...roll].filter(([, presence]) => presence === 'substituted').map(([id]) => id);
    expect([...substitutes.keys()].sort()).toEqual(named.sort());
    if (named.length > 0) expect(pack?.substitutes).toBe(true);
  }
}

function expectRoster(state: SessionState): void {
  const members = [...state.members.values()];
  expect(members.some((member) => hasRole(member, 'secretary'))).toBe(true);
  for (const id of state.removedMembers) expect(state.members.has(id)).toBe(false);
  for (const { id } of state.groups) expect(state.removedGroups.has(id)).toBe(false);
  expectUnique(state.groups.map(({ id }) => id));
  expectUnique(state.committees.map(({ id }) => id));
  for (const [id, member] of state.members) {
    expect(member.id).toBe(id);
    expect(member.roles.length).toBeGreaterThan(0);
    expectUnique(member.roles);
    expectUnique(member.committeeIds);
    if (member.groupId !== null) expect(state.groups.map((group) => group.id)).toContain(member.groupId);
    for (const committeeId of member.committeeIds) {
      expect(state.committees.map((committee) => committee.id)).toContain(committeeId);
    }
  }
}

function expectAgenda(state: SessionState): void {
  expectUnique(state.sittings.map(({ id }) => id));
  state.sittings.forEach((sitting, index) => {
    expect(sitting.endsAt).toBeGreaterThan(sitting.startsAt);
    expect(sitting.startsAt).toBeGreaterThanOrEqual(state.sittings[index - 1]?.startsAt ?? 0);
  });
  expectOrderOf(state.itemOrder, state.items);
  const items = [...state.items.values()];
  for (const item of items) expect(state.sittings.map(({ id }) => id)).toContain(item.sittingId);
  const running = items.filter((item) => item.state === 'running');
  expect(running.length).toBeLessThanOrEqual(1);
  for (const item of running) expect(state.published && item.published).toBe(true);
  if (!state.published) expect(items.some((item) => item.published)).toBe(false);
}

function expectFiles(state: SessionState): void {
  expectOrderOf(state.fileOrder, state.files);
  const files = [...state.files.values()];
  expectUnique(files.flatMap((file) => file.versions.map(({ id }) => id)));
  expectUnique(files.map((file) => `${file.itemId} ${file.versions.at(-1)?.content.sha256}`));
  for (const file of files) {
    expect(state.items.has(file.itemId)).toBe(true);
    expect(file.versions.length).toBeGreaterThan(0);
    file.versions.forEach((version, index) => {
      expect(version.number).toBe(index + 1);
      expect(version.content.sha256).not.toBe(file.versions[index - 1]?.content.sha256);
      if (version.published) expect(state.items.get(file.itemId)?.published).toBe(true);
    });
  }
}

function expectRoomSeesOnlyPublished(state: SessionState): void {
  const sharers = new Set(['f1/m1', 'f2/m1', 'f3/m2', 'gone/m1']);
  const head = { seq: 1, chainHash: '' };
  const room = project(state, 'room', { sharers, online: new Set(), epoch: 1, head });
  const shown = [room.sittings, room.items, room.files, room.sharers].flatMap((part) => Object.keys(part));
  if (!state.published) expect(shown).toEqual([]);
  for (const item of Object.values(room.items)) expect(item.published).toBe(true);
  for (const file of Object.values(room.files)) {
    expect(file.itemId in room.items).toBe(true);
    expect(file.versions.length).toBeGreaterThan(0);
    expect(file.versions.every((version) => version.published)).toBe(true);
  }
  for (const key of Object.keys(room.sharers)) expect(key.split('/')[0] ?? '' in room.files).toBeTruthy();
}

function expectQuestions(state: SessionState): void {
  expectOrderOf(state.questionOrder, state.questions);
  for (const { questionId } of state.speeches.values()) {
    if (questionId !== null)
      expect(['accepted', 'closed']).toContain(state.questions.get(questionId)?.state.kind);
  }
  for (const question of state.questions.values()) {
    if (question.itemId !== null) expect(state.items.has(question.itemId)).toBe(true);
    if (question.answer !== null) expect(wasAccepted(question)).toBe(true);
    if (question.state.kind === 'closed') {
      expect(isAnswered(question, chainOf(state.speeches.values(), question.id))).toBe(true);
    }
  }
  const promises = [...state.promises.values()];
  const origins = promises.flatMap(({ origin }) => (origin === null ? [] : [JSON.stringify(origin)]));
  expectUnique(origins);
  for (const { madeAt, dueAt } of promises) expect(dueAt).toBeGreaterThan(madeAt);
}

function expectFloor(state: SessionState): void {
  const speeches = [...state.speeches.values()];
  const speaking = speeches.filter(({ clock }) => clock.kind !== 'ended');
  expectUnique(speaking.map(({ room }) => room));
  const isOpen = [...state.sittingRecords.values()].some(
    ({ openedAt, closedAt }) => openedAt !== null && closedAt === null,
  );
  for (const { room, itemId, speaker } of speaking) {
    expect(faultOfRoom(state, room)).toBe(null);
    if (room === 'hall') expect([isOpen, state.items.get(itemId)?.state]).toEqual([true, 'running']);
    else expect(state.items.get(itemId)?.state).not.toBe('done');
    const open = room === 'hall' ? null : openRoomOf(state, room);
    if (open !== null) expect(open.itemId).toBe(itemId);
    if (speaker.kind === 'member') expect(state.members.has(speaker.memberId)).toBe(true);
  }
  const inBreak = [...state.sittingRecords.values()].some(({ pause }) => pause !== null);
  if (inBreak) {
    const running = speaking.filter(({ room, clock }) => room === 'hall' && clock.kind === 'running');
    expect(running).toEqual([]);
  }
  for (const { usedMs, limitSeconds } of speeches) {
    expect(Number.isInteger(usedMs) && usedMs >= 0).toBe(true);
    expect(Number.isInteger(limitSeconds) && limitSeconds > 0).toBe(true);
  }
  const waiting = [...state.requests.values()].filter((one) => one.state === 'waiting');
  expectUnique(waiting.map(({ room, itemId, memberId, kind }) => [room, itemId, memberId, kind].join()));
  for (const { room, itemId, memberId, kind } of waiting) {
    expect(state.items.has(itemId)).toBe(true);
    expect(faultOfStanding(state.members.get(memberId), room, kind)).toBe(null);
  }
}

function expectVotes(state: SessionState): void {
  const votes = [...state.votes.values()];
  expect(votes.map(({ number }) => number)).toEqual(votes.map((_, index) => index + 1));
  const open = votes.filter((vote) => vote.state === 'open');
  if (open.length > 1) {
    expect(open[0]?.batchId).not.toBeNull();
    expect(new Set(open.map(({ batchId }) => batchId)).size).toBe(1);
  }
  for (const { motion, seats, sittingId, electorate } of open) {
    expect(state.items.get(motion.itemId)?.state).toBe('running');
    expect(state.files.get(motion.fileId)?.versions.at(-1)?.id).toBe(motion.versionId);
    expect(state.council.seats).toBe(seats);
    expect(state.sittingRecords.get(sittingId)).toMatchObject({ closedAt: null });
    expect(delegatesOf(state).sort()).toEqual([...electorate].sort());
  }
  for (const vote of votes) {
    const { electorate, ballots, state: stage, result } = vote;
    expectForm(vote, state);
    expect(result !== null).toBe(stage === 'closed' || stage === 'announced');
    for (const [memberId, ballot] of ballots) {
      expect(ballot.memberId).toBe(memberId);
      expect(electorate).toContain(memberId);
      expect(state.devices.get(ballot.deviceId)?.memberId).toBe(memberId);
    }
    if (result === null) continue;
    const { for: yes, against, abstain, silent, absent } = result;
    const isPlain = vote.proxies === undefined && vote.weights === undefined;
    if (vote.count !== null) expect(isPlain).toBe(true);
    if (vote.count === null && isPlain) expect(yes + against + abstain).toBe(ballots.size);
    else if (vote.count === null) expectHeld(vote);
    else expect(agreed(vote.count)).toEqual({ for: yes, against, abstain });
    const weights = electorate.map((id) => vote.weights?.find((one) => one.memberId === id)?.weight ?? 1);
    expect(yes + against + abstain + silent + absent).toBe(weights.reduce((sum, one) => sum + one, 0));
    for (const part of [silent, absent]) expect(part).toBeGreaterThanOrEqual(0);
  }
  for (const motion of state.motions.values()) expect(state.files.has(motion.fileId)).toBe(true);
  const sittings = [...state.sittingRecords.values()];
  const running = sittings.filter(({ openedAt, closedAt }) => openedAt !== null && closedAt === null);
  expect(running.length).toBeLessThanOrEqual(1);
  for (const { sittingId } of sittings) expect(state.sittings.map(({ id }) => id)).toContain(sittingId);
}

/** U3, U5, U9: nobody votes who did not cast or entrust, and what was cast by proxy is no more than was entrusted. */
function expectHeld({ proxies = [], ballots, result, electorate, weights = [] }: Vote): void {
  const weightOf = (id: string) => weights.find((one) => one.memberId === id)?.weight ?? 1;
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + weightOf(id), 0);
  const givers = proxies.map(({ giverId }) => giverId);
  for (const { giverId, holderId } of proxies) {
    for (const id of [giverId, holderId]) expect(electorate).toContain(id);
    expect(givers).not.toContain(holderId);
  }
  expectUnique(givers);
  const { for: yes = 0, against = 0, abstain = 0, byProxy = 0 } = result ?? {};
  expect(yes + against + abstain - byProxy).toBe(sum([...ballots.keys()]));
  expect(byProxy).toBeLessThanOrEqual(sum(givers.filter((id) => !ballots.has(id))));
}

/** U1 to U3: what stands entrusted is no chain and no more than the pack allows. */
function expectProxies(state: SessionState): void {
  for (const record of state.sittingRecords.values()) {
    const known = [...proxiesOf(state, record)];
    if (record.proxies.size > 0) expect(record.pack?.proxies).toBe(true);
    const limit = proxyTermsOf(record.pack)?.perHolder ?? 0;
    const givers = known.map(([giverId]) => giverId);
    const holders = known.map(([, { holderId }]) => holderId);
    for (const holder of holders) {
      expect(givers).not.toContain(holder);
      expect(holders.filter((one) => one === holder).length).toBeLessThanOrEqual(limit);
    }
  }
}

/** M8: what was withdrawn has no result and no open vote. */
function expectWithdrawals({ motions, withdrawals, votes }: SessionState): void {
  for (const [motionId, { reason }] of withdrawals) {
    expect(motions.has(motionId)).toBe(true);
    expect(reason).not.toBe('');
    const states = [...votes.values()].flatMap((one) => (one.motion.id === motionId ? one.state : []));
    expect(states.filter((state) => state !== 'cancelled')).toEqual([]);
  }
}

/** V17: of the results of one motion each one after the first follows the one before. */
function expectResultsLinked({ votes }: SessionState): void {
  const newest = new Map<string, string>();
  for (const vote of votes.values()) {
    if (vote.result === null) continue;
    const before = newest.get(vote.motion.id);
    if (before !== undefined) expect(originOf(vote, votes)).toBe(before);
    newest.set(vote.motion.id, vote.id);
  }
}

/** The result that a vote corrects, through the forms that it was taken in. */
function originOf(vote: Vote, votes: SessionState['votes']): string | null {
  const before = vote.follows === null ? undefined : votes.get(vote.follows);
  if (before === undefined) return null;
  return before.result === null ? originOf(before, votes) : before.id;
}

/** V14, V15, V17: what a vote is linked to, and who counts it. */
function expectForm(vote: Vote, { votes }: SessionState): void {
  const isCounted = vote.method !== 'electronic';
  expect([vote.counters !== null, vote.count !== null]).toEqual([isCounted, isCounted]);
  if (isCounted) expect(vote.ballots.size).toBe(0);
  if (vote.counters !== null) expectUnique(vote.counters);
  for (const by of vote.count?.entries.keys() ?? []) expect(vote.counters).toContain(by);
  if (vote.follows === null) return;
  const before = votes.get(vote.follows);
  expect(vote.reason).not.toBe('');
  expect(before?.number).toBeLessThan(vote.number);
  expect(before?.motion.id).toBe(vote.motion.id);
  if (before?.state === 'cancelled') expect(before.cancellation).toBe('fallback');
}

function expectPolls(state: SessionState): void {
  const polls = [...state.polls.values()];
  const opened = polls.filter((one) => one.state !== 'prepared');
  const open = opened.filter((one) => one.state === 'open');
  const openVotes = [...state.votes.values()].filter((vote) => vote.state === 'open');
  expect(open.length).toBeLessThanOrEqual(openVotes.length > 0 ? 0 : 1);
  expectUnique(opened.map(({ terms }) => terms.number));
  for (const { itemId, terms } of open) {
    expect(state.items.get(itemId)?.state).toBe('running');
    expect(state.council.seats).toBe(terms.seats);
    expect(delegatesOf(state).sort()).toEqual([...terms.electorate].sort());
  }
  for (const { itemId } of polls) expect(state.items.has(itemId)).toBe(true);
  for (const one of opened) {
    if (one.method === 'paper') expect(one.slips.size).toBe(0);
    else expect(one.counts.size).toBe(0);
    for (const id of one.counts.keys()) expect(one.tellers?.counterIds).toContain(id);
    for (const [memberId, { deviceId, marks }] of one.slips) {
      expect(one.terms.electorate).toContain(memberId);
      expect(state.devices.get(deviceId)?.memberId).toBe(memberId);
      expect(areValidMarks(one.sheet, marks)).toBe(true);
    }
    if (!('result' in one) || one.sheet.form !== 'election') continue;
    const elected = one.result.rows.filter(({ outcome }) => outcome === 'elected').length;
    expect(elected + one.result.unfilled).toBe(one.sheet.toElect);
    expect(one.result.unfilled).toBeGreaterThanOrEqual(0);
  }
}

function expectOpinions(state: SessionState): void {
  for (const { asked, answers, reminded, questions } of state.opinions.values()) {
    for (const memberId of [...answers.keys(), ...reminded.keys()]) expect(asked).toContain(memberId);
    for (const { answers: given } of answers.values())
      expect(given.map(({ questionId }) => questionId)).toEqual(questions.map(({ id }) => id));
  }
}

function delegatesOf(state: SessionState): string[] {
  return [...state.members.values()].filter((one) => hasRole(one, 'delegate')).map(({ id }) => id);
}

function expectOrderOf<Id>(order: readonly Id[], values: ReadonlyMap<Id, unknown>): void {
  expect([...order].sort()).toEqual([...values.keys()].sort());
}

function expectUnique(values: readonly unknown[]): void {
  expect(new Set(values).size).toBe(values.length);
}
