import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { device, keyOf, member, publishedRecord, signed } from './sessionRecord.ts';
import { ballot, enrol, openVote, votingRecord } from './votingRecord.ts';

const approve = (id: string): Command => ({ type: 'approveDevice', deviceId: device(id) });
const revoke = (id: string): Command => ({ type: 'revokeDevice', deviceId: device(id) });

/** The delegate has the active device m1 and the waiting device m2. */
function recordOfTwo() {
  const record = publishedRecord();
  record.ask(enrol('m1', 'daibieu'), 'daibieu');
  record.ask(enrol('m2', 'daibieu'), 'daibieu');
  return record;
}

const standingOf = (record: ReturnType<typeof recordOfTwo>, id: string) =>
  record.state.devices.get(device(id))?.standing;

describe('devices', () => {
  test('D1 a device is named by the hash of its key', () => {
    const record = publishedRecord();
    const forged: Command = { ...enrol('m1', 'daibieu'), publicKey: keyOf('m2') };
    expect(record.refusal(forged, 'daibieu')).toBe('deviceKeyMalformed');
  });

  test('D2 the first device is active at once, later ones wait, also after the first was revoked', () => {
    const record = recordOfTwo();
    expect(record.state.devices.get(device('m1'))).toEqual({
      id: 'm1',
      memberId: 'daibieu',
      publicKey: keyOf('m1'),
      name: 'Máy m1',
      standing: 'active',
      approvedBy: [],
    });
    expect(standingOf(record, 'm2')).toBe('waiting');
    record.ask(revoke('m1'), 'daibieu');
    record.ask(enrol('m3', 'daibieu'), 'daibieu');
    expect(standingOf(record, 'm3')).toBe('waiting');
  });

  test('D3 consent of an active device of the same member makes another one active, also later', () => {
    const record = recordOfTwo();
    record.ask(enrol('k1', 'khach'), 'khach');
    const by = (id: string) => record.refusal(enrol('m3', 'daibieu', id), 'daibieu');
    expect([by('m2'), by('k1'), by('m3'), by('none')]).toEqual(Array(4).fill('consentInvalid'));
    const stolen = { ...enrol('m3', 'daibieu'), consent: enrol('m2', 'daibieu', 'm1').consent };
    expect(record.refusal(stolen, 'daibieu')).toBe('consentInvalid');
    const forged = {
      ...enrol('m3', 'daibieu'),
      consent: { deviceId: device('m1'), signature: signed('m2', '') },
    };
    expect(record.refusal(forged, 'daibieu')).toBe('consentInvalid');
    record.ask(enrol('m3', 'daibieu', 'm1'), 'daibieu');
    expect(standingOf(record, 'm3')).toBe('active');
    record.ask(enrol('m2', 'daibieu', 'm3'), 'daibieu');
    expect(standingOf(record, 'm2')).toBe('active');
  });

  test('D3 a revoked device consents to nothing', () => {
    const record = recordOfTwo();
    record.ask(revoke('m1'), 'thuky');
    expect(record.refusal(enrol('m2', 'daibieu', 'm1'), 'daibieu')).toBe('consentInvalid');
  });

  test('D4 a device belongs to one member, never comes back, and is recorded once', () => {
    const record = recordOfTwo();
    expect(record.ask(enrol('m1', 'daibieu'), 'daibieu')).toEqual([]);
    expect(record.ask(enrol('m2', 'daibieu'), 'daibieu')).toEqual([]);
    expect(record.refusal(enrol('m1', 'khach'), 'khach')).toBe('idTaken');
    record.ask(revoke('m1'), 'daibieu');
    expect(record.refusal(enrol('m1', 'daibieu'), 'daibieu')).toBe('idTaken');
  });

  test('D5 two of the desk make a waiting device active', () => {
    const record = recordOfTwo();
    expect(record.refusal(approve('m9'), 'thuky')).toBe('noSuchDevice');
    record.ask(approve('m2'), 'thuky');
    expect(standingOf(record, 'm2')).toBe('waiting');
    expect(record.refusal(approve('m2'), 'thuky')).toBe('alreadyVouched');
    record.ask(approve('m2'), 'chutoa');
    expect(record.state.devices.get(device('m2'))).toMatchObject({
      standing: 'active',
      approvedBy: ['thuky', 'chutoa'],
    });
    expect(record.ask(approve('m2'), 'thuky')).toEqual([]);
    expect(record.ask(approve('m1'), 'thuky')).toEqual([]);
  });

  test('D5 nobody vouches for himself, for a revoked device or for somebody who is gone', () => {
    const record = recordOfTwo();
    record.ask(enrol('c1', 'chutoa'), 'chutoa');
    record.ask(enrol('c2', 'chutoa'), 'chutoa');
    expect(record.refusal(approve('c2'), 'chutoa')).toBe('notAllowed');
    record.ask(revoke('m2'), 'chutoa');
    expect(record.refusal(approve('m2'), 'thuky')).toBe('deviceNotActive');
    record.ask(enrol('m3', 'daibieu'), 'daibieu');
    record.ask({ type: 'removeMember', memberId: member('daibieu') });
    expect(record.refusal(approve('m3'), 'thuky')).toBe('noSuchMember');
  });

  test('D6 a device is revoked for good, also in the middle of a vote; its ballots stay', () => {
    const record = votingRecord();
    expect(record.refusal(revoke('m9'), 'thuky')).toBe('noSuchDevice');
    record.ask(openVote());
    record.ask(ballot(record.state, 'daibieu', 'for'), 'daibieu');
    record.ask(revoke('may-daibieu'), 'thuky');
    expect(record.ask(revoke('may-daibieu'), 'daibieu')).toEqual([]);
    expect(record.refusal(ballot(record.state, 'daibieu', 'against', 2), 'daibieu')).toBe('deviceNotActive');
    expect([...record.state.votes.values()][0]?.ballots.size).toBe(1);
  });

  test('D7 the key of the house is recorded when it changes', () => {
    const record = publishedRecord();
    const declare = (publicKey: string): Command => ({ type: 'declareServerKey', publicKey });
    expect(record.state.serverKey).toBeNull();
    expect(record.ask(declare('k1'), null)).toHaveLength(1);
    expect(record.ask(declare('k1'), null)).toEqual([]);
    expect(record.ask(declare('k2'), null)).toEqual([{ type: 'serverKeyDeclared', publicKey: 'k2' }]);
    expect(record.state.serverKey).toBe('k2');
  });
});
