import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { project } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import { member, person, preparedRecord, publishedRecord, sitting } from './sessionRecord.ts';

const ATTEND: Command = { type: 'answerInvitation', answer: { kind: 'attending' } };
const LIVE = {
  ...{ sharers: new Set<string>(), online: new Set<never>(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};

function stayAway(reason: string, ...sittings: readonly string[]): Command {
  return {
    type: 'answerInvitation',
    answer: { kind: 'absent', reason, sittingIds: sittings.map(sitting) },
  };
}
const remind = (...ids: readonly string[]): Command => ({
  ...{ type: 'remindInvitations', memberIds: ids.map(member) },
});
const decide = (id: string, granted: boolean): Command => ({
  ...{ type: 'decideLeave', sittingId: sitting(id), memberId: member('daibieu'), granted },
});

describe('invitations', () => {
  test('I1 the invitation is answered between the publication and the first opening', () => {
    const record = preparedRecord();
    expect(record.refusal(ATTEND, 'daibieu')).toBe('notPublished');
    expect(record.refusal(remind('daibieu'))).toBe('notPublished');
    record.ask({ type: 'publish' });
    record.ask(ATTEND, 'daibieu');
    record.ask({ type: 'openSitting', sittingId: sitting('sang'), pack: HDND });
    expect(record.refusal(stayAway('ốm', 'chieu'), 'daibieu')).toBe('sessionBegun');
    record.ask({ type: 'closeSitting', sittingId: sitting('sang') });
    expect(record.refusal(remind('chutoa'))).toBe('sessionBegun');
  });

  test('I2 a delegate answers for himself, the newest answer counts', () => {
    const record = publishedRecord();
    expect(record.ask(ATTEND, 'daibieu')).toMatchObject([
      { type: 'invitationAnswered', memberId: 'daibieu', answer: { kind: 'attending' } },
    ]);
    expect(record.ask(ATTEND, 'daibieu')).toEqual([]);
    expect(record.refusal(ATTEND, 'khach')).toBe('notADelegate');
    expect(record.refusal(ATTEND, null)).toBe('notAllowed');
    expect(record.refusal(stayAway('ốm'), 'daibieu')).toBe('noSuchSitting');
    expect(record.refusal(stayAway('ốm', 'toi'), 'daibieu')).toBe('noSuchSitting');
    record.ask(stayAway('ốm', 'sang', 'sang'), 'daibieu');
    expect(record.ask(stayAway('ốm', 'sang'), 'daibieu')).toEqual([]);
    expect(record.state.invitations.get(member('daibieu'))?.answer).toEqual({
      ...{ kind: 'absent', reason: 'ốm', sittingIds: ['sang'] },
    });
  });

  test('I3 being absent asks for leave from the sittings named, attending takes it back', () => {
    const record = publishedRecord();
    const types = (command: Command) => record.ask(command, 'daibieu').map(({ type }) => type);
    expect(types(stayAway('ốm', 'sang', 'chieu'))).toEqual([
      'invitationAnswered',
      'leaveAsked',
      'leaveAsked',
    ]);
    record.ask(decide('sang', true));
    record.ask(decide('chieu', false));
    const leaveOf = (id: string) =>
      record.state.sittingRecords.get(sitting(id))?.leave.get(member('daibieu'));
    const rollOf = (id: string) => record.state.sittingRecords.get(sitting(id))?.roll.get(member('daibieu'));
    expect(rollOf('sang')).toBe('absentWithLeave');
    // The same reason stays decided; the sitting left out is taken back.
    expect(types(stayAway('ốm', 'chieu'))).toEqual(['invitationAnswered', 'leaveWithdrawn']);
    expect([leaveOf('sang'), rollOf('sang')]).toEqual([undefined, undefined]);
    expect(leaveOf('chieu')?.state).toBe('refused');
    expect(types(stayAway('bận', 'chieu'))).toEqual(['invitationAnswered', 'leaveAsked']);
    expect(leaveOf('chieu')).toEqual({ reason: 'bận', state: 'asked' });
    expect(types(ATTEND)).toEqual(['invitationAnswered', 'leaveWithdrawn']);
    expect(leaveOf('chieu')).toBeUndefined();
  });

  test('I4 the desk reminds those who have not answered', () => {
    const record = publishedRecord();
    record.ask(ATTEND, 'chutoa');
    expect(record.refusal(remind('daibieu'), 'daibieu')).toBe('notAllowed');
    expect(record.refusal(remind('ai'))).toBe('noSuchMember');
    expect(record.refusal(remind('khach'))).toBe('notADelegate');
    expect(record.ask(remind('chutoa', 'daibieu', 'daibieu'))).toMatchObject([
      { type: 'invitationsReminded', memberIds: ['daibieu'] },
    ]);
    expect(record.ask(remind('chutoa'))).toEqual([]);
    record.ask(ATTEND, 'daibieu');
    expect(record.state.invitations.get(member('daibieu'))).toMatchObject({
      answer: { kind: 'attending' },
      remindedAt: expect.any(Number),
    });
  });

  test('I5 answers are seen by the desk and by who gave them', () => {
    const record = publishedRecord();
    record.ask({ type: 'putMembers', members: [person('moi', ['delegate'])] });
    record.ask(stayAway('ốm', 'sang'), 'daibieu');
    record.ask(remind('chutoa', 'moi'));
    record.ask({ type: 'removeMember', memberId: member('moi') });
    const seat = (id: string) => createSeatProjector(member(id))({ ...record.state, ...LIVE }).invitation.own;
    expect(Object.keys(project(record.state, 'desk', LIVE).invitations).sort()).toEqual([
      'chutoa',
      'daibieu',
    ]);
    expect(project(record.state, 'room', LIVE).invitations).toEqual({});
    expect(seat('daibieu')?.answer).toMatchObject({ reason: 'ốm' });
    expect(seat('chutoa')).toMatchObject({ answer: null, remindedAt: expect.any(Number) });
    expect(seat('thuky')).toBeUndefined();
  });
});
